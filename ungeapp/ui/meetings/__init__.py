"""The page *Meetings*: those to come, those held.

Belongs here: the lists. Does not belong here: one meeting (``meeting``), a person's courses (``person_meetings``).
"""
