"""The questions of a format that is being changed: their answers, and what looks at them.

Belongs here: those rules. Does not belong here: what a condition decides (``domain/conditions.py``), the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ungeapp.domain.format_keys import key_of
from ungeapp.domain.formats import FactKind
from ungeapp.usecases.format_pieces import FormatDraft, PieceKind

_ANSWER = re.compile(r"option\[([0-9]+)\]\.label")
Condition = Mapping[str, Any]


def options(values: Mapping[str, Any], labels: Sequence[str]) -> list[Mapping[str, str]]:
    """The answers called ``labels``: an answer keeps its code by its words, or by its place where none came or went."""
    told = [one for one in (" ".join(label.split()) for label in labels) if one]
    before = [one for one in values.get("option", ()) if isinstance(one, Mapping)]
    known = {str(one.get("label")): str(one.get("code")) for one in before}
    found: list[Mapping[str, str]] = []
    for number, label in enumerate(told):
        code = known.get(label, "")
        if not code and len(before) == len(told):
            code = str(before[number].get("code"))
        taken = {one["code"] for one in found} | set(known.values())
        found.append({"code": code or key_of(label, taken), "label": label})
    return found


def answer_at(field: str) -> int | None:
    """Which answer to choose from a field names (``option[2].label``), counted from 0; None for another field."""
    found = _ANSWER.fullmatch(field)
    return int(found[1]) - 1 if found else None


def first_answer(draft: FormatDraft) -> dict[str, Any] | None:
    """The condition that the first question with answers to look at is answered by yes, or by its first answer."""
    for one in draft.pieces:
        if one.kind is PieceKind.QUESTION and one.values.get("kind") == FactKind.YES_NO:
            return {"fact": one.values.get("id"), "is": True}
        answers = [each for each in one.values.get("option", ()) if isinstance(each, Mapping)]
        if one.kind is PieceKind.QUESTION and answers:
            return {"fact": one.values.get("id"), "is": answers[0].get("code")}
    return None


def used_by(draft: FormatDraft, path: str) -> tuple[str, ...]:
    """The titles of the pieces that ask the question at ``path`` or look at its answer."""
    id = draft.piece(path).values.get("id")
    found = []
    for one in draft.pieces:
        if one.kind is not PieceKind.QUESTION and (id in one.values.get("asks", ()) or id in _facts(one.values)):
            found.append(str(one.values.get("title", one.values.get("label", ""))))
    return tuple(found)


def _facts(values: object) -> Iterator[object]:
    """Every question named in conditions anywhere inside; the pieces of a meeting stand for themselves."""
    if isinstance(values, Mapping):
        if "fact" in values and "is" in values:
            yield values["fact"]
        for name, inner in values.items():
            if name not in ("agenda", "output", "participant"):
                yield from _facts(inner)
    elif isinstance(values, list):
        for inner in values:
            yield from _facts(inner)
