"""What the pages about meetings and the plan share: rows to type in, questions of a definition, papers to look at.

Belongs here: parts used by more than one of those pages, and the small values they show.
Does not belong here: a page (each has its own package), and blocks without a case in them (``kit``).
"""
