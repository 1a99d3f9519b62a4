"""The page of what others owe: open agreements by who has them, and the friendly reminder.

Belongs here: that list. Does not belong here: my own agreements (*I dag*).
"""
