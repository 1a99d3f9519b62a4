"""The command line: the same use cases as the window, for IT staff, scripts and tests.

Belongs here: reading arguments, asking for the passphrase, printing tables and JSON, the one sentence of a refusal.
Does not belong here: any rule or act of its own. The shapes of the JSON stand in ``docs/cli.md``.
"""
