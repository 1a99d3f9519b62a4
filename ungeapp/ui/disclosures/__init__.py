"""The page *Hvem har fået hvad om mig*.

Belongs here: this page and its presenter. Does not belong here: rules, storage, other pages.
"""
