"""Turns a preview into sentences, and decisions into a received file; without Qt.

Belongs here: reading the file, the view of the preview, what is said afterwards.
Does not belong here: widgets, what a value reads like (``ui.values``), merging (use cases).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ungeapp.domain import registers
from ungeapp.domain.errors import Invalid
from ungeapp.domain.people import Task, TaskState
from ungeapp.domain.record import Plain, values
from ungeapp.texts import _, ngettext
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.spans import Emphasis, Span, differing
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.receive import profile_view
from ungeapp.ui.receive.profile_view import LookedProfile
from ungeapp.ui.receive.views import Answer, ChangeView, ConflictView, DoneView, MatchView, ReceiveView, WaitingView
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.handover_post import HANDOVER_KINDS
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.package_preview import ChangeLine, ConflictLine, Preview
from ungeapp.usecases.partners import CONFIRMED, KNOWN
from ungeapp.usecases.people import PROPOSAL
from ungeapp.usecases.profiles import PROFILE
from ungeapp.usecases.receiving import Choice, Decision, Received
from ungeapp.wording import (
    card_state,
    choice_name,
    clock,
    field_name,
    kind_name,
    match_name,
    package_kind,
    sentence_of_code,
    short_day,
)

CARD_ENDING = ".ungekort"
ASK_WITHIN_DAYS = 7
LARGEST = 300 * 1024 * 1024
"""Bytes; a file that is larger is not even read (the envelope's own limit is lower)."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read and looked into."""

    data: bytes
    preview: Preview
    view: ReceiveView


def read_package(path: Path) -> bytes:
    """The bytes of a file somebody chose; Invalid with a code that has a sentence."""
    try:
        if path.stat().st_size > LARGEST:
            raise Invalid("exchange-too-large")
        return path.read_bytes()
    except OSError as error:
        raise Invalid("file-unreadable") from error


class ReceivePresenter:
    """Works on the use cases it is given: the page's own, or those of the background."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._values = ValueTexts(intentions.desk)
        self._records: dict[str, dict[str, tuple[str, dict[str, Plain]]]] = {}

    # looking -----------------------------------------------------------------------------------------------------
    def open(self, data: bytes, same: Mapping[str, bool]) -> Looked | LookedProfile:
        """Look into a file of any kind; nothing is changed."""
        if self._intentions.receiving.inspect(data).kind == PROFILE:
            return profile_view.look(self._intentions, data)
        return self.look(data, same)

    def look(self, data: bytes, same: Mapping[str, bool]) -> Looked:
        """Open, verify and compare; nothing is changed."""
        preview = self._intentions.receiving.preview(data, same)
        return Looked(data, preview, self.view(preview))

    def view(self, preview: Preview) -> ReceiveView:
        """The preview in words."""
        incoming = preview.incoming
        known = preview.sender_state in (CONFIRMED, KNOWN)
        changes, hidden = self._changes(preview, preview.changes)
        refused = ""
        if preview.seen_before:
            refused = _(
                "You have received this file before. Receiving it again changes nothing; you get the receipt again."
            )
        elif not known:
            refused = sentence_of_code("sender-not-confirmed")
        elif preview.needs_match:
            refused = sentence_of_code("match-undecided")
        return ReceiveView(
            title=_("{what} from {unit}").format(
                what=_capital(package_kind(incoming.kind)), unit=incoming.sender.unit_name
            ),
            subtitle=self._subtitle(preview),
            sender_state=_capital(card_state(preview.sender_state)),
            sender_tone=Tone.GOOD if known else Tone.WARN,
            check_number=incoming.sender.check_number,
            conflicts=tuple(self._conflict(preview, one) for one in preview.conflicts),
            changes_heading=_changes_heading(len(changes), bool(preview.conflicts)),
            changes=changes,
            hidden=hidden,
            proposals=self._changes(preview, preview.proposals)[0],
            matches=self._matches(preview),
            next_steps=self._next_steps(preview),
            note=incoming.note,
            missing=_missing(preview.missing),
            refused=refused,
            to_partners=not known and not preview.seen_before,
        )

    def _subtitle(self, preview: Preview) -> str:
        incoming = preview.incoming
        desk = self._intentions.desk
        at = incoming.created.astimezone(desk.now().tzinfo)
        names = [one.name for one in preview.persons if one.name]
        row = next(
            (one for one in self._intentions.partners.partners() if one.identity == incoming.sender.identity), None
        )
        told = [
            ", ".join(names[:3]) + (" " + _("and more") if len(names) > 3 else ""),
            _("written {day} at {time}").format(day=short_day(at.date(), desk.today()), time=clock(at)),
        ]
        if row is not None and row.confirmed_on is not None and row.state == CONFIRMED:
            told.append(_("sender confirmed {day}").format(day=short_day(row.confirmed_on, desk.today())))
        number = _("file {number}").format(number=incoming.sequence)
        told.append(number if preview.missing else number + ", " + _("none missing"))
        return " · ".join(filter(None, told))

    def _conflict(self, preview: Preview, line: ConflictLine) -> ConflictView:
        several = len(preview.persons) > 1
        who = [one.name for one in preview.persons if several and line.person in (one.person, one.incoming)]
        return self._compared(line, preview.incoming.sender.unit_name, who)

    def _compared(self, line: ConflictLine, unit: str, who: list[str]) -> ConflictView:
        mine = self._values.text(line.kind, line.field, line.mine.value)
        theirs = self._values.text(line.kind, line.field, line.theirs.value)
        left, right = differing(mine or _("(empty)"), theirs or _("(empty)"))
        free = self._values.is_free_text(line.kind, line.field)
        offered = tuple(Choice) if free else (Choice.MINE, Choice.THEIRS)
        subject = self._subject(line.person, line.record) if line.field not in ("wording", "what", "title") else ""
        told = [kind_name(line.kind), subject, field_name(line.field)]
        return ConflictView(
            key=line.key,
            where=" · ".join(filter(None, [*who, *told])),
            mine_heading=_("Yours, {when}").format(when=self._when(line.mine.at)),
            mine=left,
            mine_text=mine,
            theirs_heading=_("{unit}, {when}").format(unit=unit, when=self._when(line.theirs.at)),
            theirs=right,
            theirs_text=theirs,
            choices=tuple(Option(one.value, choice_name(one.value)) for one in offered),
        )

    # deciding later ----------------------------------------------------------------------------------------------
    def waiting(self, person: str) -> WaitingView:
        """What is left to decide about one young person."""
        identity = self._intentions.desk.author.identity
        units = {one.identity: one.unit_name for one in self._intentions.partners.partners()}
        views = []
        for one in self._intentions.receiving.conflicts(person):
            mine = registers.shown(one.versions, lambda author: author == identity)
            theirs = next((it for it in one.versions if it.dot != mine.dot and it.value != mine.value), None)
            if theirs is not None:
                line = ConflictLine(
                    person=one.person, kind=one.kind, record=one.record, field=one.field, mine=mine, theirs=theirs
                )
                views.append(self._compared(line, units.get(theirs.author, _("The other one")), []))
        name = self._intentions.sending.names((person,)).get(person, "")
        return WaitingView(_("Decide between two texts"), name, tuple(views))

    def decide(self, decisions: Mapping[tuple[str, str], Decision]) -> None:
        """Decide what was received earlier."""
        for (record, field), decision in decisions.items():
            self._intentions.receiving.decide(record, field, decision)

    def _when(self, at: str) -> str:
        desk = self._intentions.desk
        try:
            moment = datetime.fromisoformat(at).astimezone(desk.now().tzinfo)
        except ValueError:
            return at
        return _("{day} at {time}").format(day=short_day(moment.date(), desk.today()), time=clock(moment))

    def _day(self, at: str) -> str:
        try:
            return short_day(datetime.fromisoformat(at).date(), self._intentions.desk.today())
        except ValueError:
            return ""

    # changes -----------------------------------------------------------------------------------------------------
    def _changes(self, preview: Preview, lines: Iterable[ChangeLine]) -> tuple[tuple[ChangeView, ...], str]:
        """The changes in words, new records gathered by kind, and how many small ones are not shown."""
        several = len(preview.persons) > 1
        names = {key: one.name for one in preview.persons for key in (one.person, one.incoming) if key}
        made: dict[tuple[str, str], dict[str, dict[str, Plain]]] = {}
        days: dict[tuple[str, str], str] = {}
        views: list[ChangeView] = []
        unshown = 0
        for line in lines:
            if line.new_record:
                made.setdefault((line.person, line.kind), {}).setdefault(line.record, {})[line.field] = line.after
                days[line.person, line.kind] = max(days.get((line.person, line.kind), ""), line.at)
            elif line.field in UNSHOWN:
                unshown += 1
            else:
                prefix = f"{names.get(line.person, '')}: " if several else ""
                views.append(ChangeView(prefix + kind_name(line.kind), self._changed(line), self._day(line.at)))
        for (person, kind), records in made.items():
            told = [text for text in (self._values.headline(kind, one) for one in records.values()) if text]
            unshown += len(records) if not told else 0
            if told:
                prefix = f"{names.get(person, '')}: " if several else ""
                views.append(ChangeView(prefix + kind_name(kind), _new(told), self._day(days[person, kind])))
        hidden = ngettext(
            "{number} further small detail comes along.", "{number} further small details come along.", unshown
        ).format(number=unshown)
        return tuple(views), hidden if unshown else ""

    def _changed(self, line: ChangeLine) -> tuple[Span, ...]:
        before = self._values.text(line.kind, line.field, line.before)
        after = self._values.text(line.kind, line.field, line.after)
        subject = self._subject(line.person, line.record)
        head = field_name(line.field)
        if subject and subject != before and line.field != "removed":
            head = f"{subject}: {head}"
        if line.field == "removed":
            return (
                Span(f"{subject or kind_name(line.kind)}: "),
                Span(_("taken out: {reason}").format(reason=after), Emphasis.STRONG),
            )
        if not before:
            return (Span(f"{head}: "), Span(after, Emphasis.STRONG))
        if not after:
            return (Span(f"{head}: "), Span(before, Emphasis.STRUCK), Span(" "), Span(_("is emptied"), Emphasis.STRONG))
        return (Span(f"{head}: "), Span(before, Emphasis.STRUCK), Span("  "), Span(after, Emphasis.STRONG))

    def _subject(self, person: str, record: str) -> str:
        found = self._known(person).get(record)
        return self._values.headline(found[0], found[1]) if found and found[0] != "person" else ""

    def _known(self, person: str) -> Mapping[str, tuple[str, dict[str, Plain]]]:
        """The records of a young person who is here, read once for a preview."""
        if person not in self._records:
            here = bool(self._intentions.sending.names((person,)))
            records = self._intentions.people.open(person).records if here else ()
            self._records[person] = {one.id: (one.KIND, values(one)) for one in records}
        return self._records[person]

    # persons, what happens ---------------------------------------------------------------------------------------
    def _matches(self, preview: Preview) -> tuple[MatchView, ...]:
        unit = preview.incoming.sender.unit_name
        return tuple(
            MatchView(
                one.incoming,
                _("{name} is like somebody {unit} writes about: {shared}. Is it the same one?").format(
                    name=one.name, unit=unit, shared=", ".join(match_name(each.value) for each in one.alike)
                ),
            )
            for one in preview.persons
            if one.matched in ("name", "name-confirmed")
        )

    def _next_steps(self, preview: Preview) -> tuple[str, ...]:
        unit, kind = preview.incoming.sender.unit_name, preview.incoming.kind
        told = [_("Nothing is changed yet.")]
        if kind == "offer":
            told.append(
                _(
                    "The offer is laid aside. Afterwards you say yes or no under Handover; until then {unit} is responsible."
                ).format(unit=unit)
            )
        elif kind == "receipt":
            told.append(_("The receipt shows that {unit} has fetched your file.").format(unit=unit))
            return tuple(told)
        else:
            told.append(_("When you receive, everything is saved at once."))
        told.append(_("A receipt for {unit} is made.").format(unit=unit))
        if kind not in HANDOVER_KINDS:
            told.append(_("You can take it back afterwards."))
        return tuple(told)

    # receiving ---------------------------------------------------------------------------------------------------
    def receive(
        self, looked: Looked, decisions: Mapping[tuple[str, str], Decision], same: Mapping[str, bool]
    ) -> DoneView:
        """Take the file in."""
        done = self._intentions.receiving.receive(looked.data, decisions=decisions, same=same)
        return self._done(looked, done, len(looked.preview.conflicts) - len(decisions))

    def _done(self, looked: Looked, done: Received, undecided: int) -> DoneView:
        incoming = looked.preview.incoming
        unit = incoming.sender.unit_name
        names = self._intentions.sending.names(one.person or one.incoming for one in looked.preview.persons)
        answers = tuple(Answer(one.name, one.content, package_kind(one.kind)) for one in done.answers)
        left = ngettext(
            "{number} disagreement is still open. Until you decide, the responsible unit's text is shown.",
            "{number} disagreements are still open. Until you decide, the responsible unit's text is shown.",
            undecided,
        ).format(number=undecided)
        return DoneView(
            package=done.package,
            sentence=_("Received and saved."),
            undecided=left if undecided > 0 and not looked.preview.seen_before else "",
            answers=answers,
            answers_heading=_("Answer to {unit}").format(unit=unit),
            answers_sentence=_("Save it and send it back, so that {unit} can see how far it is: {what}.").format(
                unit=unit, what=", ".join(one.kind for one in answers)
            )
            if answers
            else "",
            can_undo=incoming.kind not in HANDOVER_KINDS | {"receipt"} and not looked.preview.seen_before,
            persons=tuple(Option(id, name) for id, name in names.items()),
            offer=incoming.kind == "offer",
            proposals=tuple(
                task.id
                for id in names
                for task in self._intentions.people.file(id).of(Task)
                if (task.code, task.origin, task.state) == (PROPOSAL, done.package, TaskState.OPEN)
            ),
        )

    def ask_first(self, proposals: Iterable[str]) -> None:
        """The young person is asked before a proposal is answered: it comes back in a week."""
        until = self._intentions.desk.today() + timedelta(days=ASK_WITHIN_DAYS)
        for task in proposals:
            self._intentions.people.snooze_task(task, until, _("Ask the young person first"))

    def take_card(self, data: bytes) -> str:
        """Keep a partner's card; whose it is."""
        return self._intentions.partners.add(data).identity

    def undo(self, package: str) -> str:
        """Take the received file back."""
        self._intentions.receiving.undo(package)
        return _("The file is taken back. What it changed no longer counts, and nothing was sent.")


def both(view: ConflictView) -> str:
    """Both texts together, to be worded."""
    return f"{view.mine_text}\n{view.theirs_text}"


def _new(told: list[str]) -> tuple[Span, ...]:
    if len(told) == 1:
        return (Span(_("New:") + " "), Span(told[0], Emphasis.STRONG))
    number = ngettext("{number} new:", "{number} new:", len(told)).format(number=len(told))
    return (Span(f"{number} "), Span(" · ".join(told), Emphasis.STRONG))


def _changes_heading(number: int, disagreement: bool) -> str:
    if not number:
        return _("Nothing else changes") if disagreement else _("Nothing changes")
    return ngettext("{number} change without disagreement", "{number} changes without disagreement", number).format(
        number=number
    )


def _missing(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    return ngettext(
        "File {numbers} from this department never came. You can receive all the same; ask for it.",
        "The files {numbers} from this department never came. You can receive all the same; ask for them.",
        len(numbers),
    ).format(numbers=", ".join(map(str, numbers)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
