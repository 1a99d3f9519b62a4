"""What an answer decides: the field *Only when*, and where a question is asked; without Qt.

Belongs here: one condition on one question as something to choose. Does not belong here: what a condition decides
(``domain/conditions.py``). A condition of several questions is left as it is written, or taken away whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ungeapp.domain.formats import FactKind
from ungeapp.texts import _
from ungeapp.ui.formats.field_views import Asked, FieldView
from ungeapp.ui.kit.rows import Option
from ungeapp.usecases.format_pieces import FormatDraft, Piece, PieceKind

AS_WRITTEN = "as-written"


def questions(draft: FormatDraft) -> tuple[Option, ...]:
    """The questions of the format."""
    return tuple(Option(str(one.values.get("id", "")), str(one.values.get("label", ""))) for one in _asked(draft))


def where_asked(draft: FormatDraft, id: str) -> str:
    """When the question is asked: under points of the agenda, or before the first meeting."""
    points = [one for one in draft.pieces if one.kind is PieceKind.ITEM and id in one.values.get("asks", ())]
    if not points:
        return _("It is asked before the first meeting.")
    titles = ", ".join(f"»{one.values.get('title', '')}«" for one in points)
    return _("It is asked under {points}.").format(points=titles)


def field(
    draft: FormatDraft, values: Mapping[str, Any], name: str, label: str, *, always: bool = True
) -> tuple[FieldView, ...]:
    """The field, where there is a question to look at or a condition already."""
    options = [Option(code, said) for one in _asked(draft) for code, said in _answers(one)]
    now = code_of(values.get("when"))
    if now and all(one.value != now for one in options):
        options.append(Option(now, _("Several answers together, as it is written")))
    if not options:
        return ()
    return (FieldView(name, label, Asked.CHOICE, now, tuple(options), empty=_("Always") if always else None),)


def code_of(when: object) -> str:
    """A condition as the code of an option; empty where there is none."""
    if not isinstance(when, Mapping):
        return ""
    if set(when) != {"fact", "is"}:
        return AS_WRITTEN
    answer = when["is"]
    return f"{when['fact']}={_yes_no(answer) if isinstance(answer, bool) else answer}"


def condition(code: str) -> dict[str, Any] | None:
    """The condition an option stands for; None for always."""
    fact, _equals, answer = code.partition("=")
    return {"fact": fact, "is": {"yes": True, "no": False}.get(answer, answer)} if answer else None


def _asked(draft: FormatDraft) -> list[Piece]:
    return [one for one in draft.pieces if one.kind is PieceKind.QUESTION]


def _answers(question: Piece) -> list[tuple[str, str]]:
    id, said = question.values.get("id", ""), _("{answer} to “{question}”")
    label = str(question.values.get("label", ""))
    if question.values.get("kind") == FactKind.YES_NO:
        answers = [(_yes_no(yes), _("Yes") if yes else _("No")) for yes in (True, False)]
        return [(f"{id}={code}", said.format(answer=answer, question=label)) for code, answer in answers]
    if question.values.get("kind") != FactKind.CHOICE:
        return []
    options = [one for one in question.values.get("option", ()) if isinstance(one, Mapping)]
    return [(f"{id}={one.get('code')}", said.format(answer=one.get("label"), question=label)) for one in options]


def _yes_no(yes: bool) -> str:
    return "yes" if yes else "no"
