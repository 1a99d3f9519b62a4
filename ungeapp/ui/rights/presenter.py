"""The young person's rights in words: the review list, objections, what stands in the way of clearing, certificates.

Belongs here: rows, options and sentences. Does not belong here: Qt, rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.clearing import Certificate
from ungeapp.domain.record import field_names, values
from ungeapp.domain.rights import Extent, Journalising
from ungeapp.domain.third_parties import Why
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.words import first_words
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.record_words import RecordWords
from ungeapp.usecases.access import Words
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.ports.author import Progress
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.rights import AccessPack, ReviewLine
from ungeapp.wording import clock, field_name, kind_name, long_day, sentence_of_code, short_day

WHOLE, PLAN, MINUTES = "whole", "plan", "minutes/"
_SHORT = 120
_WHY = {
    Why.ABOUT: N_("is about somebody else"),
    Why.REACH: N_("how to reach somebody else"),
    Why.INFORMER: N_("who told us"),
    Why.MENTIONED: N_("names {names}"),
}
_EXTENTS = {
    Extent.NOTHING: N_("It stays"),
    Extent.NAMES: N_("Strike out the name"),
    Extent.ALL: N_("Strike out all of it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One text to look at: what it is, the text, why it is here, what can be done, what is done."""

    key: str
    what: str
    text: str
    why: str
    options: Sequence[Option]
    value: str
    reason: str
    decided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearView:
    """How far the case is."""

    name: str
    papers: Sequence[RowView]
    confirmed: str
    journalised: Journalising | None
    obstacles: Sequence[str]
    may_clear: bool
    rows: int


class RightsPresenter:
    """Asks for one young person."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._rights = intentions.rights
        self._lines: dict[str, ReviewLine] = {}

    def words(self) -> Words:
        """What records are called."""
        return RecordWords(self._intentions.desk)

    def name(self, person: str) -> str:
        """Whose page it is."""
        return self._intentions.people.file(person).person.full_name

    def today(self) -> date:
        """The day at this desk."""
        return self._intentions.desk.today()

    # access ------------------------------------------------------------------------------------------------------
    def review(self, person: str) -> Sequence[ReviewRow]:
        """What stands there about others; what nobody has decided yet first."""
        words = self.words()
        lines = sorted(self._rights.review(person), key=lambda one: one.decided)
        self._lines = {f"{one.mark.record}/{one.mark.field}": one for one in lines}
        return tuple(self._review_row(key, one, words) for key, one in self._lines.items())

    def _review_row(self, key: str, one: ReviewLine, words: Words) -> ReviewRow:
        mark = one.mark
        extents = [Extent.NOTHING, Extent.NAMES, Extent.ALL] if mark.names else [Extent.NOTHING, Extent.ALL]
        text = words.value(mark.kind, mark.field, mark.text)
        return ReviewRow(
            key=key,
            what=joined(kind_name(mark.kind), field_name(mark.field)),
            text=first_words(text, _SHORT),
            why=_(_WHY[mark.why]).format(names=", ".join(mark.names)),
            options=tuple(Option(extent.value, _(_EXTENTS[extent])) for extent in extents),
            value=one.extent.value,
            reason=one.reason,
            decided=one.decided,
        )

    def decide(self, person: str, key: str, extent: str, reason: str) -> None:
        """Strike out, or let it stay."""
        line = self._lines[key]
        self._rights.decide(person, line.mark, Extent(extent), reason if extent != Extent.NOTHING.value else "")

    def same_reason(self, person: str, reason: str) -> int:
        """One reason for everything that is struck out."""
        return self._rights.same_reason(person, reason)

    def decide_rest(self, person: str, reason: str, reasons: Mapping[str, str]) -> int:
        """Keep the proposals for what is left, each for its own reason where one is told."""
        told = {(self._lines[key].mark.record, self._lines[key].mark.field): one for key, one in reasons.items()}
        return self._rights.decide_rest(person, reason, told)

    def make(self, intentions: Intentions, person: str, progress: Progress) -> AccessPack:
        """Make the pack (in the background)."""
        return intentions.rights.access(person, RecordWords(intentions.desk), progress)

    # objections --------------------------------------------------------------------------------------------------
    def records(self, person: str) -> Sequence[Option]:
        """What can be objected to."""
        words = self.words()
        found = []
        for one in self._rights.records(person):
            headline = words.headline(one.KIND, values(one))
            found.append(Option(one.id, joined(kind_name(one.KIND), first_words(headline, _SHORT // 2))))
        return tuple(found)

    def fields(self, person: str, record: str) -> Sequence[Option]:
        """Which pieces of a record can be objected to, each with what stands there."""
        words = self.words()
        found = next((one for one in self._rights.records(person) if one.id == record), None)
        if found is None:
            return ()
        told = values(found)
        options = []
        for name in field_names(type(found)):
            text = words.value(found.KIND, name, told[name]) if words.is_read(found.KIND, name) else ""
            if text and name != "removed":
                options.append(Option(name, f"{field_name(name)}: {first_words(text, _SHORT // 2)}"))
        return tuple(options)

    def object(self, person: str, record: str, field: str, text: str, by: str, on: date | None) -> None:
        """Note what she objects to."""
        self._rights.object(person, record=record, field=field, text=text, by=by, on=on)

    def corrections(self, person: str) -> Sequence[RowView]:
        """Her objections with what they are about."""
        about = {one.value: one.label for one in self.records(person)}
        today = self.today()
        return tuple(
            RowView(
                one.id,
                f"»{one.text}«",
                context=joined(
                    about.get(one.record, _("something that was taken out")),
                    field_name(one.field) if one.field else "",
                    one.by,
                ),
                lead=short_day(one.on, today) if one.on else "",
            )
            for one in reversed(self._rights.corrections(person))
        )

    # journalise, confirm, clear ----------------------------------------------------------------------------------
    def clearing(self, person: str) -> ClearView:
        """How far the case is on its way out."""
        found = self._rights.clearing(person)
        told = found.journalised
        papers = [
            RowView(WHOLE, _("The whole case"), context=_("everything with its history, nothing struck out")),
            RowView(PLAN, _("The education plan")),
        ]
        papers += [
            RowView(
                f"{MINUTES}{one.id}",
                _("Minutes"),
                context=joined(one.public_title, long_day(one.starts.date()) if one.starts else ""),
            )
            for one in found.closed_meetings
        ]
        confirmed = ""
        if told is not None:
            confirmed = _("{who} saw the original on {day}: {system}, case number {number}.").format(
                who=told.by, day=long_day(told.on) if told.on else "", system=told.system, number=told.case_number
            )
        return ClearView(
            name=found.person.full_name,
            papers=tuple(papers),
            confirmed=confirmed,
            journalised=told,
            obstacles=tuple(sentence_of_code(one) for one in found.obstacles),
            may_clear=not found.obstacles,
            rows=found.rows,
        )

    def make_paper(self, intentions: Intentions, person: str, paper: str) -> PrintedPaper:
        """One paper for the records system (in the background)."""
        if paper == PLAN:
            return intentions.plan_papers.plan(person)
        if paper.startswith(MINUTES):
            return intentions.minutes.copy(paper.removeprefix(MINUTES))
        return intentions.rights.whole_case(person, RecordWords(intentions.desk))

    def case_text(self, person: str) -> str:
        """The whole case as text to copy."""
        return self._rights.case_text(person, self.words())

    def confirm(self, person: str, system: str, case_number: str, on: date | None) -> None:
        """She has seen the original."""
        self._rights.confirm_journalised(person, system=system, case_number=case_number, on=on)

    def clear(self, intentions: Intentions, person: str, typed: str, witness: str) -> Certificate:
        """Clear the case (in the background)."""
        return intentions.rights.clear(person, typed=typed, witness=witness)

    # certificates ------------------------------------------------------------------------------------------------
    def certificates(self) -> Sequence[RowView]:
        """What is left of the cases that were cleared here."""
        today = self.today()
        zone = self._intentions.desk.now().tzinfo
        rows = []
        for one in self._rights.certificates():
            at = one.at.astimezone(zone)
            gone = ngettext("{number} row deleted", "{number} rows deleted", one.rows).format(number=one.rows)
            rows.append(
                RowView(
                    one.id,
                    joined(one.system, one.case_number),
                    context=joined(one.by, gone),
                    lead=f"{short_day(at.date(), today)} {clock(at)}",
                    tip=long_day(at.date()),
                )
            )
        return tuple(rows)

    def certificate(self, intentions: Intentions, id: str) -> PrintedPaper:
        """A certificate as paper (in the background)."""
        return intentions.rights.certificate(id)
