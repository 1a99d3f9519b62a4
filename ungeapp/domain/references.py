"""How a record names the definition it was made with: ``owner/id/version``, as ``FormatRef`` writes it.

Belongs here: reading such a text apart. Does not belong here: the definitions themselves, and which version is in use.
"""

from __future__ import annotations


def owner(reference: str) -> str:
    """Whose definition it is: ``unge`` for what comes with the program, else a municipality's key."""
    return reference.partition("/")[0]


def definition_id(reference: str) -> str:
    """Its id; a reference without an owner is one already."""
    parts = reference.split("/")
    return parts[1] if len(parts) > 2 else reference


def version(reference: str) -> int:
    """Its number; 0 where it says none."""
    number = reference.rpartition("/")[2]
    return int(number) if number.isdecimal() else 0


def without_version(reference: str) -> str:
    """``owner/id``: the definition whatever its version."""
    return reference.rpartition("/")[0]


def same_definition(one: str, other: str) -> bool:
    """Whether both are versions of one definition."""
    return without_version(one) == without_version(other)
