"""The page *Forældre*: who holds custody, how each was heard, their copy of the plan.

Belongs here: this page, its presenter and its parts. Does not belong here: rules, storage, other pages.
"""
