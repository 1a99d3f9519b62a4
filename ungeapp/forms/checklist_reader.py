"""A checklist out of its TOML table.

Belongs here: which keys a checklist has. Does not belong here: TOML and limits (``definition_reader.py``), and which
points a step waits for (``domain/checklists.py``).
"""

from __future__ import annotations

from ungeapp.domain.checklists import PREFILLED, Begin, Checklist, ChecklistItem, ItemKind, RequiredFor
from ungeapp.domain.formats import FormatRef
from ungeapp.domain.parts import Part
from ungeapp.forms.definition_reader import Table, parse, unique
from ungeapp.forms.format_reader import read_options
from ungeapp.texts import _


def read_checklist(raw: bytes, file: str, owner: str, sha256: str) -> Checklist:
    """The checklist in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("checklist")
    found = Checklist(
        ref=FormatRef(owner, head.key("id"), head.integer("version", 1, 9999), sha256),
        title=head.text("title"),
        source=head.text("source"),
        valid_from=head.day("valid_from"),
        valid_to=head.optional_day("valid_to"),
        items=tuple(_item(one) for one in top.tables("item")),
        begin=head.choices("begin", Begin, required=False),
        when=head.text("when", ""),
        from_age=head.optional_integer("from_age", 0, 120),
        to_age=head.optional_integer("to_age", 0, 120),
    )
    for one in found.items if found.begin else ():
        if one.required_for is not None:
            top.report.add(f"item {one.key}", _("Only the checklist of a handover has steps that wait for an answer."))
    head.done()
    top.done()
    unique(tuple(one.key for one in found.items), "item", top.report)
    top.report.refuse_if_faulty()
    return found


def _item(table: Table) -> ChecklistItem:
    kind = table.choice("kind", ItemKind)
    found = ChecklistItem(
        key=table.key(),
        title=table.text("title"),
        guidance=table.text("guidance"),
        kind=kind,
        required_for=table.optional_choice("required_for", RequiredFor),
        part=table.choice("part", Part),
        options=read_options(table) if kind is ItemKind.CHOICE else (),
        prefilled_from=table.optional_known("prefilled_from", PREFILLED),
        source=table.text("source", ""),
    )
    table.done()
    return found
