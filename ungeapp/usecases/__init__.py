"""One function per intention of a person: open one unit of work, apply the rules, commit once, say what was touched.

Belongs here: what the window, the command line and the rehearsal ask for, and the ports to the outer packages.
Does not belong here: rules (``domain``), SQL, Qt, files, sentences for people.
"""
