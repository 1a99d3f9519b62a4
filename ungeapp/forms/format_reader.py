"""A meeting format out of its TOML table.

Belongs here: which keys a format has, what they refer to, and what may not stand on paper.
Does not belong here: TOML and limits (``definition_reader.py``), files (``definition_places.py``), the rules that read a
format (``domain/formats.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ungeapp.domain.conditions import AllOf, AnyOf, Condition, FactValue, Is, Not
from ungeapp.domain.format_frames import Chair, LegalFrame, MeetingKind, Repeat
from ungeapp.domain.formats import (
    Acute,
    AgendaItem,
    AtAge,
    Convener,
    Earliest,
    Editor,
    EventDefinition,
    EventKind,
    FactDefinition,
    FactKind,
    FormatRef,
    MeetingDefinition,
    MeetingFormat,
    MinutesTo,
    Obligation,
    Offset,
    Option,
    OutputDefinition,
    ParticipantRule,
    Target,
    TaskRule,
    Timing,
    Within,
)
from ungeapp.domain.parts import Part
from ungeapp.forms.definition_reader import Problem, Report, Table, parse, unique
from ungeapp.texts import _

_MAX_DEPTH = 8


def read_format(raw: bytes, file: str, owner: str, sha256: str) -> MeetingFormat:
    """The format in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with it."""
    top = parse(raw, file)
    head = top.table("format")
    ref = FormatRef(owner, head.key("id"), head.integer("version", 1, 9999), sha256)
    facts = tuple(_fact(one) for one in top.tables("fact", required=False))
    reading = _Reading(facts, top.report)
    meetings = reading.meetings(top)
    found = MeetingFormat(
        ref=ref,
        title=head.text("title"),
        public_title=head.text("public_title"),
        part=head.choice("part", Part),
        private_words=head.texts("private_words", required=False),
        source=head.text("source"),
        valid_from=head.optional_day("valid_from"),
        valid_to=head.optional_day("valid_to"),
        trigger=head.text("trigger"),
        target=reading.target(top.table("target")),
        facts=facts,
        events=tuple(_event(one) for one in top.tables("event", required=False)),
        meetings=meetings,
        tasks=tuple(reading.task(one) for one in top.tables("task", required=False)),
        municipality=head.optional_key("municipality"),
        legal=_legal(top.optional_table("legal")),
        max_meetings=head.optional_integer("max_meetings", 1, 99),
        takes_precedence=head.flag("takes_precedence", False),
    )
    head.done()
    top.done()
    _check_references(found, top.report)
    _check_frames(found, top.report)
    top.report.problems += paper_problems(found, file)
    top.report.refuse_if_faulty()
    return found


def read_options(table: Table) -> tuple[Option, ...]:
    """The possible answers of a question."""
    found = []
    for one in table.tables("option"):
        found.append(Option(one.key("code"), one.text("label")))
        one.done()
    return tuple(found)


def _repeat(table: Table | None) -> Repeat | None:
    if table is None:
        return None
    months = table.integer("months", 1, 24)
    found = Repeat(months, table.integer("to_months", months, 24, months))
    table.done()
    return found


def _legal(table: Table | None) -> LegalFrame | None:
    if table is None:
        return None
    found = LegalFrame(text=table.text("text"), law=table.text("law"), source=table.text("source"))
    table.done()
    return found


def _fact(table: Table) -> FactDefinition:
    kind = table.choice("kind", FactKind)
    found = FactDefinition(
        key=table.key("id"),
        kind=kind,
        label=table.text("label"),
        part=table.choice("part", Part),
        options=read_options(table) if kind is FactKind.CHOICE else (),
    )
    table.done()
    return found


def _event(table: Table) -> EventDefinition:
    found = EventDefinition(
        key=table.key("id"),
        label=table.text("label"),
        part=table.choice("part", Part),
        kind=table.choice("kind", EventKind),
        replaces=table.optional_key("replaces"),
    )
    table.done()
    return found


class ConditionReader:
    """Reads conditions over questions, with the questions at hand."""

    def __init__(self, facts: tuple[FactDefinition, ...], report: Report) -> None:
        self.facts = {one.key: one for one in facts}
        self.report = report

    def condition(self, table: Table | None, depth: int = 0) -> Condition | None:
        """``{fact, is}``, ``{all = […]}``, ``{any = […]}`` or ``{not = {…}}``."""
        if table is None:
            return None
        if depth > _MAX_DEPTH:
            table.complain("", _("The file is nested too deeply."))
            return None
        found: Condition | None = None
        match table.only_key(("fact", "all", "any", "not")):
            case "fact":
                found = self._is(table)
            case "all":
                found = AllOf(self._conditions(table, "all", depth))
            case "any":
                found = AnyOf(self._conditions(table, "any", depth))
            case "not":
                inner = self.condition(table.table("not"), depth + 1)
                found = Not(inner) if inner else None
        table.done()
        return found

    def _conditions(self, table: Table, key: str, depth: int) -> tuple[Condition, ...]:
        found = tuple(self.condition(one, depth + 1) for one in table.tables(key))
        if not found:
            table.complain(key, _("This list is empty."))
        return tuple(one for one in found if one is not None)

    def _is(self, table: Table) -> Condition:
        key, value = table.key("fact"), table.value("is")
        fact = self.facts.get(key)
        if fact is None:
            table.complain("fact", _("The format does not ask “{key}”.").format(key=key))
        elif value is not None and not _fits(fact, value):
            table.complain("is", _("This cannot be an answer to “{key}”.").format(key=key))
        answer: FactValue = value if isinstance(value, str | bool | date) else ""
        return Is(key, answer)


class _Reading(ConditionReader):
    """Reads what refers to questions."""

    def target(self, table: Table) -> Target:
        found = Target(
            text=table.text("text"),
            min_age=table.optional_integer("min_age", 0, 120),
            max_age=table.optional_integer("max_age", 0, 120),
            when=self.condition(table.optional_table("when")),
        )
        table.done()
        return found

    def task(self, table: Table) -> TaskRule:
        found = TaskRule(
            key=table.key(),
            title=table.text("title"),
            when=self.condition(table.table("when")) or AllOf(()),
            role=table.key("role"),
            days=table.integer("days", 0, 366),
            part=table.choice("part", Part),
            unit=table.optional_key("unit"),
        )
        table.done()
        return found

    def meetings(self, top: Table) -> tuple[MeetingDefinition, ...]:
        found: list[MeetingDefinition] = []
        for number, one in enumerate(top.tables("meeting"), 1):
            found.append(self._meeting(one, number, {known.key: known for known in found}))
        return tuple(found)

    def _meeting(self, table: Table, number: int, before: dict[str, MeetingDefinition]) -> MeetingDefinition:
        found = MeetingDefinition(
            key=table.key(),
            number=number,
            title=table.text("title"),
            public_title=table.text("public_title"),
            timing=_timing(table.table("timing")),
            convener=table.choice("convener", Convener),
            duration_minutes=table.integer("duration_minutes", 10, 600),
            participants=self._participants(table, before),
            agenda=tuple(self._item(one) for one in table.tables("agenda")),
            outputs=tuple(self._output(one) for one in table.tables("output", required=False)),
            minutes_to=table.choices("minutes_to", MinutesTo),
            next=table.optional_key("next"),
            kind=table.choice("kind", MeetingKind, MeetingKind.NETWORK),
            chair=table.choice("chair", Chair, Chair.CONVENER),
            convener_unit_kind=table.optional_key("convener_unit_kind"),
            called_by=table.text("called_by", ""),
            fixed_slot=table.flag("fixed_slot", True),
            repeat=_repeat(table.optional_table("repeat")),
        )
        if (found.convener is Convener.UNIT) != (found.convener_unit_kind is not None):
            table.complain(
                "convener_unit_kind", _("The convener “unit” needs the kind of unit, and the other way round.")
            )
        if found.convener is Convener.SAME and not before:
            table.complain("convener", _("There is no meeting before this one."))
        table.done()
        return found

    def _participants(self, table: Table, before: dict[str, MeetingDefinition]) -> tuple[ParticipantRule, ...]:
        if table.only_key(("participant", "participants_as")) == "participants_as":
            key = table.key("participants_as")
            if key not in before:
                table.complain("participants_as", _("There is no meeting “{key}” before this one.").format(key=key))
                return ()
            return before[key].participants
        return tuple(self._participant(one) for one in table.tables("participant", required=False))

    def _participant(self, table: Table, depth: int = 0) -> ParticipantRule:
        label = table.text("label")
        otherwise = table.optional_table("otherwise") if depth < _MAX_DEPTH else None
        found = ParticipantRule(
            role=table.key("role"),
            label=label,
            public_label=table.text("public_label", label),
            obligation=table.choice("obligation", Obligation),
            municipal=table.flag("municipal", False),
            private=table.flag("private", False),
            part=table.choice("part", Part),
            unit=table.optional_key("unit"),
            when=self.condition(table.optional_table("when")),
            otherwise=self._participant(otherwise, depth + 1) if otherwise else None,
            unit_kind=table.optional_key("unit_kind"),
        )
        if found.unit and found.unit_kind:
            table.complain("unit_kind", _("A participant comes from one unit: by key or by kind, not both."))
        if found.otherwise and not found.when:
            table.complain("otherwise", _("An alternative needs a condition before it."))
        if found.municipal and found.private:
            table.complain("private", _("Nobody takes part both for the municipality and privately."))
        if found.obligation is Obligation.MUST and not found.municipal:
            table.complain("obligation", _("Only municipal staff can be summoned; others are invited."))
        table.done()
        return found

    def _item(self, table: Table) -> AgendaItem:
        title = table.text("title")
        found = AgendaItem(
            key=table.key(),
            title=title,
            public_title=table.text("public_title", title),
            guidance=table.text("guidance"),
            part=table.choice("part", Part),
            editors=table.choices("editors", Editor),
            asks=table.texts("asks", required=False),
            when=self.condition(table.optional_table("when")),
            required=table.flag("required", False),
        )
        if found.required and Editor.NOTE not in found.editors:
            table.complain("required", _("What must be answered needs the editor “note”."))
        for one in found.asks:
            if one not in self.facts:
                table.complain("asks", _("The format does not ask “{key}”.").format(key=one))
        if bool(found.asks) != (Editor.CHOICE in found.editors):
            table.complain("asks", _("Questions need the editor “choice”, and the other way round."))
        table.done()
        return found

    def _output(self, table: Table) -> OutputDefinition:
        title = table.text("title")
        found = OutputDefinition(
            key=table.key(),
            title=title,
            public_title=table.text("public_title", title),
            item=table.key("item"),
            when=self.condition(table.optional_table("when")),
            names_coordinator=table.flag("names_coordinator", False),
        )
        table.done()
        return found


def _fits(fact: FactDefinition, value: object) -> bool:
    if fact.kind is FactKind.YES_NO:
        return isinstance(value, bool)
    if fact.kind is FactKind.DATE:
        return isinstance(value, date)
    if fact.kind is FactKind.CHOICE:
        return any(one.code == value for one in fact.options)
    return isinstance(value, str)


def _timing(table: Table) -> Timing:
    found: Timing = Earliest()
    match table.only_key(("earliest", "after", "age_years", "within_days", "acute")):
        case "earliest":
            if not table.flag("earliest"):
                table.complain("earliest", _("This can only be true."))
            found = Earliest(table.optional_integer("notice_days", 0, 366))
        case "after":
            found = Offset(table.key("after"), table.integer("days", 0, 3660), table.optional_key("provisional_after"))
        case "age_years":
            found = AtAge(
                table.integer("age_years", 0, 120),
                table.integer("age_months", 0, 11, 0),
                no_later=table.flag("no_later", False),
                reserved_weeks=table.flag("reserved_weeks", False),
                skip_if_past=table.flag("skip_if_past", False),
            )
        case "within_days":
            found = Within(table.key("of"), table.integer("within_days", 0, 366))
        case "acute":
            if not table.flag("acute"):
                table.complain("acute", _("This can only be true."))
            found = Acute()
        case _:
            return found
    table.done()
    return found


def _check_references(found: MeetingFormat, report: Report) -> None:
    unique((*(one.key for one in found.facts), *(one.key for one in found.events)), "fact", report)
    unique(tuple(one.key for one in found.meetings), "meeting", report)
    unique(tuple(one.key for one in found.tasks), "task", report)
    events = {one.key: one for one in found.events}
    for number, event in enumerate(found.events, 1):
        replaced = events.get(event.replaces or "")
        if event.replaces and (replaced is None or replaced.kind is not EventKind.EXPECTED):
            reason = _("There is no expected event “{key}”.").format(key=event.replaces)
            report.add(f"event[{number}].replaces", reason)
    for meeting in found.meetings:
        path = f"meeting[{meeting.number}]"
        unique((*(one.key for one in meeting.agenda), *(one.key for one in meeting.outputs)), f"{path}.agenda", report)
        if isinstance(meeting.timing, Offset):
            for name, key in (("after", meeting.timing.event), ("provisional_after", meeting.timing.provisional)):
                if key is not None and key not in events:
                    report.add(f"{path}.timing.{name}", _("There is no event “{key}”.").format(key=key))
        if isinstance(meeting.timing, Within) and meeting.timing.event not in events:
            report.add(f"{path}.timing.of", _("There is no event “{key}”.").format(key=meeting.timing.event))
        if meeting.next is not None and meeting.next not in (one.key for one in found.meetings[meeting.number :]):
            report.add(f"{path}.next", _("There is no meeting “{key}” after this one.").format(key=meeting.next))
        unique(tuple(_roles(meeting)), f"{path}.participant", report)
        items = {one.key for one in meeting.agenda}
        for number, output in enumerate(meeting.outputs, 1):
            if output.item not in items:
                reason = _("There is no agenda item “{key}”.").format(key=output.item)
                report.add(f"{path}.output[{number}].item", reason)


def _check_frames(found: MeetingFormat, report: Report) -> None:
    """A meeting about somebody who is not there asks how they will be told; a series meets no more than it may."""
    if found.max_meetings is not None and len(found.meetings) > found.max_meetings:
        reason = _("The series has more meetings than it may have ({number}).").format(number=found.max_meetings)
        report.add("format.max_meetings", reason)
    for meeting in found.meetings:
        path = f"meeting[{meeting.number}]"
        alone = meeting.kind is MeetingKind.WITHOUT_PERSON
        if alone is not found.about_nobody:
            report.add(f"{path}.kind", _("Either all meetings of a format are about nobody or none is."))
        if meeting.repeat is not None and not alone:
            report.add(f"{path}.repeat", _("Only meetings between departments come back by themselves."))
        if alone and any(one.editors != (Editor.NOTE,) or one.asks or one.when for one in meeting.agenda):
            report.add(f"{path}.agenda", _("A meeting about nobody has only notes under its points."))
        if alone and any(not one.municipal or one.when for one in meeting.participants):
            report.add(f"{path}.participant", _("A meeting between departments has only municipal staff."))
        if not meeting.voice_missing:
            continue
        if not any(one.required for one in meeting.agenda):
            reason = _("A meeting without the young person must ask how they will be told: one item that is required.")
            report.add(f"{path}.agenda", reason)
        if "young-person" in _roles(meeting):
            report.add(f"{path}.participant", _("The young person takes no part in this kind of meeting."))


def _roles(meeting: MeetingDefinition) -> Iterator[str]:
    """A role takes part once: the participants on record are known by it."""
    for rule in meeting.participants:
        one: ParticipantRule | None = rule
        while one is not None:
            yield one.role
            one = one.otherwise


def span_problems(found: MeetingFormat, file: str) -> list[Problem]:
    """Ages and days the wrong way round; a format that meetings are held by is read all the same."""
    problems, target = list[Problem](), found.target
    if target.min_age is not None and target.max_age is not None and target.min_age > target.max_age:
        problems.append(Problem(file, None, "target.max_age", _("The oldest are younger than the youngest.")))
    if found.valid_from and found.valid_to and found.valid_to < found.valid_from:
        problems.append(Problem(file, None, "format.valid_to", _("It ends before it begins.")))
    return problems


def paper_problems(found: MeetingFormat, file: str) -> list[Problem]:
    """No public title may hold one of the words that stay at the desk."""
    titles = [("format.public_title", found.public_title)]
    for meeting in found.meetings:
        path = f"meeting[{meeting.number}]"
        titles.append((f"{path}.public_title", meeting.public_title))
        for number, item in enumerate(meeting.agenda, 1):
            titles.append((f"{path}.agenda[{number}].public_title", item.public_title))
        for number, output in enumerate(meeting.outputs, 1):
            titles.append((f"{path}.output[{number}].public_title", output.public_title))
        for number, rule in enumerate(meeting.participants, 1):
            at = f"{path}.participant[{number}]"
            one: ParticipantRule | None = rule
            while one is not None:
                titles.append((f"{at}.public_label", one.public_label))
                at, one = f"{at}.otherwise", one.otherwise
    reason = _("“{word}” must not stand on paper for others.")
    return [
        Problem(file, None, path, reason.format(word=word))
        for path, title in titles
        for word in found.private_words
        if word.casefold() in title.casefold()
    ]
