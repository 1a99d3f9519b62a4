"""*Udveksling*: the files that went out and came in, and the partners they go to and come from.

Belongs here: both lists, my own card, confirming a partner by check number.
Does not belong here: writing a file (``send``) and receiving one (``receive``).
"""
