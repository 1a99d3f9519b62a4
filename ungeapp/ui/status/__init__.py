"""The page *Status*: the time line of one young person.

Belongs here: this page, its presenter and its parts. Does not belong here: rules, storage, other pages.
"""
