"""The page of dates: every deadline of one young person, or of the desk itself.

Belongs here: this page, its presenter and its words. Does not belong here: which deadlines run (``domain/clocks.py``).
"""
