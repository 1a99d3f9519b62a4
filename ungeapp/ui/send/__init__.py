"""Sharing a young person with another department: who, what goes along and why, what stays and why, the file.

Belongs here: that one page. Does not belong here: the gate, sealing, the list of files (``exchange``).
"""
