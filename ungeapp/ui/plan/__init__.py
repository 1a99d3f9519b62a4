"""The tab *Plan* of one young person: own words, goals, agreements, measures, what two desks wrote differently.

Belongs here: showing and changing the one plan. Does not belong here: meetings where it is made (``meeting``).
"""
