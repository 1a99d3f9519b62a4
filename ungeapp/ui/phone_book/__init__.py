"""*Telefonbogen*: everybody there is to call, and the small card that says how to reach somebody.

Belongs here: its pages and the card other pages show. Does not belong here: rules, storage, other pages.
"""
