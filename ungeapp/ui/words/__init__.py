"""The page *Begreber*: old and new words for the same, and where the window's own words come from.

Belongs here: this page and its presenter. Does not belong here: rules, storage, other pages.
"""
