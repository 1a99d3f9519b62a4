"""*Ikke opgivet*: the young people nobody has reached since the last attempts.

Belongs here: this page. Does not belong here: its sentences (``ui/contact/reach.py``), rules, storage, other pages.
"""
