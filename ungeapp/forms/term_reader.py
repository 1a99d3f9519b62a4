"""Term lists out of their TOML tables.

Belongs here: which keys they have, and that the validities of one code do not overlap.
Does not belong here: TOML and limits (``definition_reader.py``), looking a term up (``domain/terms.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import combinations

from ungeapp.domain.named_words import words_named
from ungeapp.domain.network_map import LineStyle
from ungeapp.domain.parts import GOAL_PREFIX, Part
from ungeapp.domain.terms import Term, TermList
from ungeapp.forms.definition_reader import Problem, Report, Table, parse
from ungeapp.texts import _

LIFE_AREAS, BASES, CHANNELS, ROLES = "life-areas", "bases", "channels", "roles"
CIRCUMSTANCES = "circumstances"
GLOSSARY = "glossary"
SECTORS, QUALITIES = "network-sectors", "network-qualities"
EXAMS, CLOSING = "status-exam", "closing-reasons"
SUPPORT_ENDS, ABSENCE_REPORTS = "support-role-ends", "absence-reports"
EDUCATIONS, ABSENCE_LEVELS = "status-education", "status-absence"

_FLAGS = {
    LIFE_AREAS: ("needs_consent", "work_or_education"),
    BASES: ("needs_consent",),
    ROLES: ("municipal", "private"),
    EXAMS: ("follow_up",),
    CLOSING: ("letters", "needs_text"),
}
# Flags a list may leave out: a municipality's own list, written before there was one, stays good.
_LENIENT = {
    CHANNELS: ("reaches_out",),
    ROLES: ("supports", "ends_with_age"),
    SUPPORT_ENDS: ("needs_successor",),
    ABSENCE_REPORTS: ("left",),
    EDUCATIONS: ("qualifies", "leaves_school"),
    ABSENCE_LEVELS: ("refers",),
}


def read_terms(raw: bytes, file: str) -> TermList:
    """The term list in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("terms")
    kind = head.key("kind")
    found = TermList(kind, head.text("title"), tuple(_term(one, kind) for one in top.tables("term")))
    head.done()
    top.done()
    check_validity([(one.code, one.valid_from, one.valid_to) for one in found.terms], "term", top.report)
    top.report.refuse_if_faulty()
    return found


def _term(table: Table, kind: str) -> Term:
    flags = {name: table.flag(name) for name in _FLAGS.get(kind, ())}
    flags |= {name: table.flag(name, default=True) for name in _LENIENT.get(kind, ()) if name in table}
    found = Term(
        code=table.key("code"),
        label=table.text("label"),
        valid_from=table.optional_day("valid_from"),
        valid_to=table.optional_day("valid_to"),
        source=table.text("source"),
        old_terms=table.texts("old_terms", required=False),
        note=table.text("note", ""),
        law=table.text("law", ""),
        uncertain=table.flag("uncertain", default=False),
        needs_consent=flags.get("needs_consent"),
        municipal=flags.get("municipal"),
        private=flags.get("private"),
        work_or_education=flags.get("work_or_education"),
        reaches_out=flags.get("reaches_out"),
        needs_successor=flags.get("needs_successor"),
        left=flags.get("left"),
        supports=flags.get("supports"),
        qualifies=flags.get("qualifies"),
        leaves_school=flags.get("leaves_school"),
        ends_with_age=flags.get("ends_with_age"),
        refers=flags.get("refers"),
        part=table.choice("part", Part) if kind in (LIFE_AREAS, CIRCUMSTANCES) else None,
        follow_up=flags.get("follow_up"),
        letters=flags.get("letters"),
        needs_text=flags.get("needs_text"),
        ends_support=table.text("ends_support", "") if kind == CLOSING else "",
        grades=table.texts("grades", required=False) if kind == EDUCATIONS else (),
        roles=table.texts("roles", required=False) if kind == SECTORS else (),
        words=table.texts("words", required=False) if kind == SECTORS else (),
        line=table.choice("line", LineStyle).value if kind == QUALITIES else "",
        implies=table.texts("implies", required=False) if kind == CIRCUMSTANCES else (),
    )
    if kind == GLOSSARY and {"{", "}"} & set(found.label):
        table.complain("label", _("A word of this list cannot name another one."))
    if kind == LIFE_AREAS and found.part is not None and found.part != GOAL_PREFIX + found.code:
        table.complain("part", _("The part of this area must be “{part}”.").format(part=GOAL_PREFIX + found.code))
    table.done()
    return found


def word_problems(found: TermList, file: str, known: Collection[str]) -> list[Problem]:
    """A ``{code}`` in a label names a word of the glossary."""
    reason = _("There is no word “{key}” among the terms.")
    return [
        Problem(file, None, f"term[{number}].label", reason.format(key=code))
        for number, one in enumerate(found.terms, 1)
        for code in words_named(one.label)
        if code not in known
    ]


def check_validity(rows: Sequence[tuple[str, date | None, date | None]], path: str, report: Report) -> None:
    """A period must not end before it starts, and a code must mean one thing on any day."""
    for number, (_code, start, end) in enumerate(rows, 1):
        if start and end and end < start:
            report.add(f"{path}[{number}].valid_to", _("This ends before it starts."))
    for one, other in combinations(enumerate(rows, 1), 2):
        (_first, (code, start, end)), (number, (other_code, other_start, other_end)) = one, other
        apart = (end and other_start and end < other_start) or (other_end and start and other_end < start)
        if code == other_code and not apart:
            report.add(f"{path}[{number}]", _("“{key}” stands here twice for the same time.").format(key=code))
