"""Files as released versions wrote them; every later version opens them all."""
