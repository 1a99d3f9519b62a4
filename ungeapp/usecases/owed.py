"""What others owe, one list per party: who that is, what they have promised about whom, putting it off.

Belongs here: gathering open agreements by party, which letters a reminder becomes, putting off.
Does not belong here: ticking and dropping agreements (``plans.py``), the letters (``owed_lists.py``), my own agreements.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ungeapp.domain.errors import Invalid
from ungeapp.domain.parents import Parent
from ungeapp.domain.people import NetworkKind, NetworkPerson, YoungPerson
from ungeapp.domain.phone_book import PhoneBook, PhoneEntry, pieces_of, words_of
from ungeapp.domain.plans import Agreement
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.phone_book import PhoneBookUseCases
from ungeapp.usecases.plans import Owed, PlanUseCases
from ungeapp.usecases.ports.store import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who has open agreements. ``entry`` is where they stand in the phone book, ``call`` whom to call.

    A professional's agreements are gathered over all young people; of private persons, the young people themselves and
    bare roles (one young person's midwife is not another's) each young person has a party of its own.
    """

    key: str
    name: str
    entry: PhoneEntry | None
    call: PhoneEntry | None
    owed: tuple[Owed, ...]

    @property
    def people(self) -> tuple[YoungPerson, ...]:
        """The young people it is about, in the order of the agreements."""
        return tuple({one.person.id: one.person for one in self.owed}.values())

    @property
    def overdue_days(self) -> int:
        """Days of the agreement that is longest over its date; zero or less when none is."""
        return max(one.overdue_days for one in self.owed)

    @property
    def reminded_on(self) -> date | None:
        """When a reminder was printed last."""
        return max((one.agreement.reminded_on for one in self.owed if one.agreement.reminded_on), default=None)


class OwedUseCases:
    """Open agreements of others at this desk."""

    def __init__(self, desk: Desk, plans: PlanUseCases, phone_book: PhoneBookUseCases) -> None:
        self._desk = desk
        self._plans = plans
        self._phone_book = phone_book

    def parties(self, *, overdue: bool = False, snoozed: bool = False) -> tuple[Party, ...]:
        """Everybody who owes something, the longest overdue first; of ``overdue`` ones only what is past its date.

        What was put off is left out, or with ``snoozed`` shown alone.
        """
        owed = [one for one in self._plans.owed_by_others(snoozed=snoozed) if one.overdue_days > 0 or not overdue]
        book = self._phone_book.book()
        gathered: dict[str, list[Owed]] = {}
        with self._desk.looking() as uow:
            private = {one.person.id: _private_names(uow, one.person) for one in owed}
        for one in owed:
            gathered.setdefault(_key(one, book, private[one.person.id]), []).append(one)
        return tuple(_party(key, found, book) for key, found in gathered.items())

    def letters(self, agreements: Iterable[Owed]) -> tuple[tuple[Owed, ...], ...]:
        """The reminder letters these become: one for each young person, so that no letter tells of another's case."""
        found: dict[tuple[str, str, str, str], list[Owed]] = {}
        for one in agreements:
            told = one.agreement
            found.setdefault((one.person.id, told.owner, told.owner_unit, told.owner_person), []).append(one)
        return tuple(tuple(group) for group in found.values())

    def put_off(self, agreement: str, until: date, reason: str) -> None:
        """Do not show it before ``until``, for a reason; Invalid("snooze-past") for a day that is not to come."""
        if not reason.strip():
            raise Invalid("reason-missing")
        if until <= self._desk.today():
            raise Invalid("snooze-past")
        with self._desk.acting("agreement.put-off") as uow:
            uow.put(replace(uow.get(Agreement, agreement), snoozed_to=until, snooze_reason=reason.strip()))

    def take_up(self, agreement: str) -> None:
        """Show it again now."""
        with self._desk.acting("agreement.put-off") as uow:
            uow.put(replace(uow.get(Agreement, agreement), snoozed_to=None, snooze_reason=""))


def _private_names(uow: UnitOfWork, person: YoungPerson) -> frozenset[tuple[str, ...]]:
    """What the young person and those privately around are called."""
    told = [person.full_name, person.given_name]
    for one in uow.of(NetworkPerson, person.id):
        if one.network is NetworkKind.PRIVATE:
            told += [one.name, one.relation]
    for parent in uow.of(Parent, person.id):
        told += [parent.name, parent.relation]
    return frozenset(words_of(one) for one in told if one.strip())


def _key(owed: Owed, book: PhoneBook, private: frozenset[tuple[str, ...]]) -> str:
    agreement = owed.agreement
    pieces = pieces_of(agreement.owner)
    own = f"{owed.person.id}/{' '.join(words_of(agreement.owner))}"
    if not pieces or pieces[0] in private:
        return own
    entry = book.called(agreement.owner, agreement.owner_unit)
    if entry is not None:
        return f"entry/{entry.id}"
    if agreement.owner_unit:
        return f"unit/{agreement.owner_unit}/{' '.join(pieces[0])}"
    return f"name/{' '.join(pieces[0])}" if _is_a_name(agreement.owner) else own


def _is_a_name(owner: str) -> bool:
    """Whether it names somebody, first name and last: a role alone may be held by another person in another case."""
    return sum(word[:1].isupper() for word in owner.split(",")[0].partition("(")[0].split()) > 1


def _party(key: str, owed: list[Owed], book: PhoneBook) -> Party:
    first = owed[0].agreement
    entry = book.by_id(key.removeprefix("entry/")) if key.startswith("entry/") else None
    private = key.startswith(f"{owed[0].person.id}/") and not first.owner_unit
    call = entry or (None if private else book.who(first.owner, first.owner_unit))
    return Party(key=key, name=entry.name if entry else first.owner, entry=entry, call=call, owed=tuple(owed))
