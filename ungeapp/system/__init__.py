"""The computer the program runs on: paths, private files, the clock, the log.

What belongs here: what the operating system offers, wrapped so that the layers above need not know which one it is.
What does not: anything about young people, stores or forms. Only the standard library and `platformdirs` are known here.
"""

from __future__ import annotations
