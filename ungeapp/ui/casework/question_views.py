"""Questions and events of a definition as a form shows them; without Qt.

Belongs here: turning ``FactDefinition`` and ``EventDefinition`` into values of the form. No format's words stand here.
Does not belong here: the fields (``questions``), what an answer means (the use cases).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ungeapp.domain.formats import EventDefinition, FactDefinition, FactKind
from ungeapp.texts import _
from ungeapp.ui.kit.rows import Option


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question: how it is answered and what is answered so far (``yes``/``no``, ISO date, code or text)."""

    key: str
    kind: FactKind
    label: str
    value: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    notice: str = ""  # what hangs on an answer that is not there yet


def deciding(view: QuestionView) -> QuestionView:
    """A question without whose answer nobody can be called: it says so, rather than letting *Not known* look like one."""
    told = _("The answer decides who takes part. As long as it is not known, the meeting cannot be called.")
    return replace(view, notice=told)


def question_view(fact: FactDefinition, answers: Mapping[str, str], hint: str = "") -> QuestionView:
    """The question as a form shows it."""
    return QuestionView(
        key=fact.key,
        kind=fact.kind,
        label=fact.label,
        value=answers.get(fact.key, ""),
        hint=hint,
        options=tuple(Option(one.code, one.label) for one in fact.options),
    )


def event_view(event: EventDefinition, answers: Mapping[str, str], hint: str = "") -> QuestionView:
    """An event is asked for its date."""
    return QuestionView(
        key=event.key, kind=FactKind.DATE, label=event.label, value=answers.get(event.key, ""), hint=hint
    )


def question_views(facts: Iterable[FactDefinition], answers: Mapping[str, str]) -> tuple[QuestionView, ...]:
    """Several questions in the order of the definition."""
    return tuple(question_view(one, answers) for one in facts)
