"""The tab *Overlevering* of one young person: who is responsible, the checklist, and the next step on either side.

Belongs here: that tab. Does not belong here: the list of all open handovers (``transitions``), who may do what when
(``domain/handovers.py``).
"""
