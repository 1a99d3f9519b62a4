"""The tab *Meetings* of one young person: courses of meetings, their questions and events, starting and stopping.

Belongs here: courses. Does not belong here: one meeting (``meeting``).
"""
