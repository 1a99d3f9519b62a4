"""Receiving a file: look, decide where two texts disagree, take it in, answer.

Belongs here: the preview and what happens afterwards. Does not belong here: opening the envelope and merging.
"""
