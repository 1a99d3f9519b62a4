"""The cards of *Overblik* about where the young person stands: right now, parents, relatives with a case, moving on.

Belongs here: what these cards say, without Qt. Does not belong here: the pages they lead to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ungeapp.domain.parents import Parent, custody_holders, under_age
from ungeapp.domain.status import StatusEntry
from ungeapp.texts import _
from ungeapp.ui.closing.presenter import ClosingPresenter
from ungeapp.ui.due import joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.status.presenter import StatusWords
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.people import PersonFile
from ungeapp.usecases.relatives import TERMS
from ungeapp.wording import custody_name, long_day, short_day

_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Whole:
    """The cards' content. ``parents`` is None where the card is of no use: of age, and nobody known."""

    now: Sequence[RowView]
    parents: Sequence[RowView] | None
    parents_note: str
    relatives: Sequence[RowView]
    ended: bool
    state: str


class WholePresenter:
    """Reads these cards and links relatives."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self._person = person
        self._found: dict[str, str] = {}

    def look(self, file: PersonFile) -> Whole:
        """The cards as they are now."""
        desk, words = self._intentions.desk, StatusWords(self._intentions)
        birthday, today = desk.of_age_on(file.person), desk.today()
        parents: tuple[Parent, ...] = file.of(Parent)
        minor = under_age(birthday, today)
        note = ""
        if minor and birthday is not None:
            note = _("Turns 18 on {day}.").format(day=long_day(birthday))
        elif parents and birthday is not None:
            note = _("Of age since {day}: the parents' consents are void for new sharing.").format(
                day=short_day(birthday)
            )
        holders = {one.id for one in custody_holders(parents, birthday, today)}
        entries: tuple[StatusEntry, ...] = file.of(StatusEntry)
        return Whole(
            now=words.now(self._intentions.statuses.now(entries)),
            parents=tuple(
                RowView(
                    one.id,
                    one.name or one.relation,
                    context=joined(
                        one.relation if one.name else "", one.phone, custody_name(one.custody.value) if minor else ""
                    ),
                )
                for one in sorted(parents, key=lambda one: one.id not in holders)
            )
            if minor or parents
            else None,
            parents_note=note,
            relatives=self._relatives(),
            ended=file.person.ended,
            state=ClosingPresenter(self._intentions).state(file.person),
        )

    def relations(self) -> tuple[Option, ...]:
        """What two young people can be for each other."""
        desk = self._intentions.desk
        return tuple(Option(one.code, one.label) for one in desk.definitions.terms(TERMS).on(desk.today()))

    def candidates(self, text: str) -> tuple[str, ...]:
        """Names to choose from while typing, told apart by the day of birth."""
        if len(text.strip()) < 2:
            return ()
        rows = self._intentions.people.search(text, limit=_CANDIDATES)
        for one in rows:
            if one.id != self._person and one.role != "none":
                born = one.birth_date.strftime("%d.%m.%Y") if one.birth_date else ""
                self._found[joined(one.name, born)] = one.id
        return tuple(label for label, id in self._found.items() if id in {one.id for one in rows})

    def chosen(self, label: str) -> str:
        """The id behind a name that was chosen, or the only one that is called so; empty when there is none."""
        if label in self._found:
            return self._found[label]
        offered = self.candidates(label)
        return self._found[offered[0]] if len(offered) == 1 else ""

    def link(self, other: str, relation: str) -> None:
        """Link the two."""
        self._intentions.relatives.link(self._person, other, relation)

    def unlink(self, link: str, reason: str) -> None:
        """They are not linked any more."""
        self._intentions.relatives.unlink(link, reason)

    def other(self, link: str) -> str:
        """Whom a link leads to; nobody where this desk has no part in the case."""
        return next((one.other for one in self._intentions.relatives.of(self._person) if one.id == link), "")

    def _relatives(self) -> Sequence[RowView]:
        desk = self._intentions.desk
        terms = desk.definitions.terms(TERMS)
        rows = []
        for one in self._intentions.relatives.of(self._person):
            word = terms.label(one.relation, desk.today())
            told = _("has a case here too")
            rows.append(
                RowView(
                    one.id,
                    one.name or word,
                    context=joined(word, told) if one.name else told,
                    tone=Tone.NEUTRAL,
                    action=_("Take away"),
                )
            )
        return tuple(rows)
