"""What the use cases need from the outer packages, as protocols and the values that pass through them.

Belongs here: the store and its rows, the definitions, the sheets, the clock and the author.
Does not belong here: any implementation (``storage``, ``forms``, ``exchange``, ``system``; fakes in ``tests/fakes.py``),
and a port only one use case asks: it stands beside that use case (``papers.py``, ``envelope.py``, ``handbook.py``).
"""
