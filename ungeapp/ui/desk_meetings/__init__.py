"""Meetings between departments, about no young person: planned and written on one page.

Belongs here: that page. Does not belong here: meetings about a young person (``meeting``), the list (``meetings``).
"""
