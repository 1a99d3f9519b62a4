"""*Indstillinger*: how the window looks, the usual place of meetings, who works here.

Belongs here: choices of this desk that have an effect. Does not belong here: what the municipality sets.
"""
