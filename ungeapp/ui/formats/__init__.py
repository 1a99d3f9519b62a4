"""Meeting formats: which there are, and the editor in which a leader changes one.

Belongs here: those two pages. Does not belong here: what a format means (``domain``), its file (``forms``).
"""
