"""A talk with the young person on one page.

Belongs here: this page, its presenter and its parts. Does not belong here: rules, storage, other pages.
"""
