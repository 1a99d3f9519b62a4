"""Each promised figure beside its floor, measured in one run: `python -m benchmarks`.

Belongs here: measuring, and the floors: the same libraries, fonts and rows without the program around them.
Does not belong here: tests. They assert ratios only, and stand in ``tests``.
"""
