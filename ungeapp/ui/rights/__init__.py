"""The page *Den unges rettigheder*: access, objections, journalise–confirm–clear.

Belongs here: this page, its presenter and its parts. Does not belong here: rules, storage, other pages.
"""
