"""The building blocks of the window; every page is made of these and of nothing else.

Belongs here: widgets that know look, keyboard and accessibility, but nothing about young people.
Does not belong here: pages, presenters, rules. ``tokens`` and ``rows`` are Qt-free so that presenters may use them;
therefore nothing is imported here.
"""
