"""The way in: the page that opens a desk, and the page that makes the first one.

Belongs here: what stands on the window before a store is open. Does not belong here: the store and its keys, and
anything heavy to import (the database, paper, the icon font): these pages are shown before it is loaded.
"""
