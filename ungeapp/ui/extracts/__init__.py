"""Extracts of one young person's plan on paper: to FGU, and the start sheet to a school."""
