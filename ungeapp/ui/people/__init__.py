"""*Unge*: finding, adding and reading in young people.

Belongs here: this page, its presenter and its parts. Does not belong here: rules, storage, other pages.
"""
