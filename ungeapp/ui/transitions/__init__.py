"""*Overgange*: every handover that is open at this desk, what it waits for, since when, and the next action.

Belongs here: the list, and the handover of somebody who is not received yet. Does not belong here: the steps
themselves (``handover``).
"""
