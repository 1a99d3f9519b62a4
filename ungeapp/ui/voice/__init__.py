"""The young person's own voice: the sheet before a meeting as a page of its own, and the questions after it.

Belongs here: those widgets and their presenter. Does not belong here: the meeting itself (``meeting``).
"""
