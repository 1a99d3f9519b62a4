"""The page *Hjælp*: the user guide, open at what one was doing.

Belongs here: this page. Does not belong here: the guide's text (``resources/guide``), other pages.
"""
