"""The gallery: every building block in all states on one page, to look at and to test.

Belongs here: the page and its examples. Does not belong here: blocks (``kit``); no page may use one the gallery lacks.
"""
