"""Finding anything that is written at the desk.

Belongs here: the page, its presenter, marking the found letters. Does not belong here: finding (``usecases/search.py``).
"""
