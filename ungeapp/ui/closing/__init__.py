"""The page *Afslut forløbet*: ending a course kindly, and opening it again.

Belongs here: this page and its presenter. Does not belong here: rules, storage, other pages.
"""
