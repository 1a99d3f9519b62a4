"""The page of one meeting: make it ready, call it, hold it on one screen, close it, hand out the minutes.

Belongs here: the views of one meeting and their presenter. Does not belong here: the list (``meetings``), courses
(``person_meetings``).
"""
