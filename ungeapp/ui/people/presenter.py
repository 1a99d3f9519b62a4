"""What *Unge* shows: rows made when they are looked at, so that 35,000 of them scroll.

Belongs here: the list, the search, adding by hand. Does not belong here: the sheet (``import_presenter``), Qt.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, overload

from ungeapp.domain.cpr import NumberKind, read_number
from ungeapp.domain.dates import age_on
from ungeapp.domain.errors import Invalid
from ungeapp.domain.profiles import Word
from ungeapp.domain.status import StatusKind
from ungeapp.texts import _, ngettext
from ungeapp.ui.due import by_day, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.people.doubles_presenter import CandidateView, candidate_views
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.ports.rows import PeopleOrder, PersonRow
from ungeapp.usecases.search import NumberSearches
from ungeapp.usecases.today import DueKind
from ungeapp.wording import error_sentence, handover_role, notice_sentence, sentence_of_code, short_day
from ungeapp.wording.profiles import scope_words

PAGE = 200
SHOWN_WHEN_SEARCHING = 200
_KEPT_PAGES = 20
_QUESTIONS = frozenset({DueKind.GAP, DueKind.SCHOOL})
"""What is due and has no day it was to be answered by."""


class LazyRows(Sequence[RowView]):
    """A list as long as ``count`` whose rows are fetched a page at a time; the pages looked at last are kept."""

    def __init__(self, count: int, fetch: Callable[[int, int], Sequence[RowView]]) -> None:
        self._count = count
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[RowView]] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> RowView: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[RowView]: ...
    def __getitem__(self, at: int | slice) -> RowView | Sequence[RowView]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        number, inside = divmod(at % self._count, PAGE)
        page = self._page(number)
        # Somebody may have been taken out since the list was counted.
        return page[inside] if inside < len(page) else RowView("", "")

    def _page(self, number: int) -> Sequence[RowView]:
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            self._pages[number] = self._fetch(PAGE, number * PAGE)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[number]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list, what is said above it, and whether there is nobody at all."""

    rows: Sequence[RowView]
    summary: str
    empty: bool
    ended: int = 0  # how many have ended: only then there is something to choose between
    overdue: int = 0  # of how many something is overdue


class PeoplePresenter:
    """Asks for people and makes rows of them."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._numbers = NumberSearches(intentions.search)
        self._overdue: dict[str, int] | None = None

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look_again(self) -> None:
        """Something may have changed: what is overdue is counted anew."""
        self._overdue = None

    def look(
        self, text: str, *, ended: bool = False, overdue: bool = False, order: PeopleOrder = PeopleOrder.NAME
    ) -> PeopleView:
        """Those whose course goes on, or has ended, or of whom something is ``overdue``; of a search all whose name or
        number begins so."""
        late = self._late()
        over = self._intentions.people.count(ended=True)
        count = self._intentions.people.count()
        self._numbers.typed(text)
        if not text.strip():
            shown = over if ended else len(late) if overdue else count - over
            told = ngettext("{number} young person", "{number} young people", shown).format(number=grouped(shown))
            among = frozenset(late) if overdue and not ended else None
            rows = LazyRows(shown, partial(self._fetch, ended, order, among))
            return PeopleView(rows, told, count == 0, over, len(late))
        found = self._intentions.people.search(text, limit=SHOWN_WHEN_SEARCHING + 1)
        found_rows = tuple(self._row(one) for one in found[:SHOWN_WHEN_SEARCHING])
        if len(found) > SHOWN_WHEN_SEARCHING:
            told = _("The first {number}. Write more of the name to find the right one.").format(number=len(found_rows))
        elif found_rows:
            told = ngettext("{number} found", "{number} found", len(found_rows)).format(number=len(found_rows))
        else:
            told = _("Nobody here has such a name, birth date, CPR number or telephone.")
        return PeopleView(found_rows, told, count == 0, over, len(late))

    def _late(self) -> Mapping[str, int]:
        """How many things were to be done before today, by the young person they are about; counted once a look."""
        if self._overdue is None:
            yesterday = self.today - timedelta(days=1)
            counted: dict[str, int] = {}
            for one in self._intentions.today.due(yesterday):
                if one.on is not None and one.kind not in _QUESTIONS:
                    counted[one.person.id] = counted.get(one.person.id, 0) + 1
            self._overdue = counted
        return self._overdue

    def _fetch(
        self, ended: bool, order: PeopleOrder, among: frozenset[str] | None, limit: int, offset: int
    ) -> Sequence[RowView]:
        found = self._intentions.people.search("", limit=limit, offset=offset, ended=ended, order=order, among=among)
        return tuple(self._row(one) for one in found)

    def _row(self, one: PersonRow) -> RowView:
        desk = self._intentions.desk
        today = self.today
        age = age_on(one.birth_date, today) if one.birth_date else None
        step = _("Next step: {step}").format(step=joined(one.next_step, by_day(one.next_step_on, today)))
        own = one.role == "responsible"
        unit = desk.profile.unit_name(one.coordinator) if one.coordinator else ""
        chip, tone = "", Tone.NEUTRAL
        if one.ended:
            chip = _("Ended")
        elif one.open_conflicts:
            chip, tone = _("Two texts"), Tone.WARN
        elif late := self._late().get(one.id, 0):
            chip = ngettext("{number} overdue", "{number} overdue", late).format(number=late)
            tone = Tone.WARN
        elif one.role not in ("responsible", "none"):
            chip, tone = sentence_case(handover_role(one.role)), Tone.INFO
        contact = _("Contact {day}").format(day=short_day(one.last_contact.date(), today)) if one.last_contact else ""
        return RowView(
            id=one.id,
            title=one.name,
            title_rest=_(", {age} years").format(age=age) if age is not None else "",
            context=joined(
                step if one.next_step else "" if one.ended else _("No next step yet"),
                contact if chip else "",
                "" if own else _("Responsible: {unit}").format(unit=unit),
            ),
            chip=chip,
            tone=tone,
            aside="" if chip else contact or _("No contact"),
        )

    # by hand -----------------------------------------------------------------------------------------------------
    def about_number(self, number: str) -> str:
        """What is merely odd about a number while it is typed, or nothing."""
        try:
            told = read_number(number, today=self.today)
        except Invalid:
            return ""
        return " ".join(notice_sentence(code) for code in told.notices)

    def about_responsibility(self, birth_date: date | None) -> str:
        """That somebody born then is not of the age that is worked with here, else which other unit the municipality's
        rules name, with the reason, or nothing."""
        profile = self._intentions.desk.profile
        if birth_date and not profile.in_age_range(birth_date, self.today):
            return _("{municipality} works with this age: {ages}.").format(
                municipality=profile.name, ages=scope_words(profile)
            )
        found = self._intentions.responsibility.for_new(birth_date) if birth_date else None
        if found is None or found.responsible is None:
            return ""
        sentence = _("By the rules of {municipality} it would be {unit}.").format(
            municipality=profile.name, unit=profile.unit_name(found.unit)
        )
        return f"{sentence} {found.responsible.reason}"

    def problem_of_number(self, number: str) -> str:
        """Why it can be no CPR number, or nothing; none is needed."""
        if not number.strip():
            return ""
        try:
            read_number(number, today=self.today)
        except Invalid as refusal:
            return error_sentence(refusal)
        return ""

    def missing(self, values: Mapping[str, str], birth_date: date | None) -> dict[str, str]:
        """What stands in the way of adding, as a sentence by the field it belongs to."""
        number = values.get("number", "")
        named = values.get("given_name", "") + values.get("family_name", "")
        found = {
            "given_name": "" if named.strip() else sentence_of_code("person-no-name"),
            "number": self.problem_of_number(number),
            "birth_date": "" if birth_date or number.strip() else sentence_of_code("person-no-birth-date"),
        }
        return {field: sentence for field, sentence in found.items() if sentence}

    def birth_date_of(self, number: str) -> date | None:
        """The birth date a number holds, None while it is none."""
        try:
            return read_number(number, today=self.today).birth_date
        except Invalid:
            return None

    def candidates(
        self, values: Mapping[str, str], birth_date: date | None, answered: Sequence[str] = ()
    ) -> Sequence[CandidateView]:
        """Who here may be the one being typed, without those already ``answered`` about."""
        try:
            number = read_number(values.get("number", ""), today=self.today)
        except Invalid:
            number = None
        told = {name: values.get(name, "").strip() for name in ("given_name", "family_name", "phone", "email")}
        found = self._intentions.duplicates.candidates(
            birth_date=birth_date,
            number=number.digits if number else "",
            number_kind=(number.kind if number else NumberKind.NONE).value,
            **told,
        )
        return candidate_views([one for one in found if one.person.id not in answered], self.today)

    @property
    def entrance_word(self) -> str:
        """What the municipality calls its one entrance, else what is asked (2-10)."""
        return self._intentions.desk.profile.word(Word.ENTRANCE) or _("How the young person came")

    def entrances(self) -> tuple[Option, ...]:
        """Through whom a young person can have come."""
        found = self._intentions.statuses.choices(StatusKind.ENTRANCE, self.today)
        return tuple(Option(one.code, one.label) for one in found)

    def note_entrance(self, person: str, code: str, why: str) -> None:
        """Note today how the young person came and why."""
        self._intentions.statuses.add(person, StatusKind.ENTRANCE, code=code, title=why)

    def add(self, values: Mapping[str, str], birth_date: date | None, not_same: tuple[str, ...] = ()) -> str:
        """Add a young person by hand; the id. ``not_same`` are those of whom it was said that they are others."""
        more: dict[str, Any] = {
            name: values.get(name, "").strip() for name in ("phone", "email", "address", "school", "grade")
        }
        return self._intentions.people.add(
            given_name=values.get("given_name", ""),
            family_name=values.get("family_name", ""),
            number=values.get("number", ""),
            birth_date=birth_date,
            not_same=not_same,
            **more,
        ).id


def grouped(number: int) -> str:
    """*35.000*, as Danes write it."""
    return f"{number:,}".replace(",", ".")


def sentence_case(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
