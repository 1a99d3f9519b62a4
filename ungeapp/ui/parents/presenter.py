"""What the page *Forældre* says, and what is done there; without Qt.

Belongs here: sentences, rows, acts. Does not belong here: who holds custody (``domain/parents.py``), widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.parents import Custody, Parent, ParentHearing
from ungeapp.texts import _
from ungeapp.ui.due import by_day, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.usecases.custody import Heard
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import custody_name, long_day, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedParent:
    """A parent as typed."""

    name: str
    relation: str = ""
    custody: str = "unknown"
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ParentView:
    """One parent: the heading, the chip, how to reach, what was heard, and which acts make sense now."""

    id: str
    heading: str
    custody: str
    tone: Tone
    reach: str
    hearings: Sequence[RowView]
    invited: bool
    can_be_heard: bool
    draft: str


@dataclass(frozen=True, slots=True)
class ParentsPageView:
    """The page's content. ``notice`` says what age means for custody."""

    name: str
    notice: str
    void: bool
    parents: Sequence[ParentView]


class ParentsPresenter:
    """Reads and writes the parents of one young person."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions
        self._known: dict[str, Parent] = {}

    @property
    def today(self) -> date:
        return self._intentions.desk.today()

    def look(self, person: str) -> ParentsPageView:
        """The register as it is now."""
        view = self._intentions.custody.view(person)
        self._known = {one.parent.id: one.parent for one in view.parents}
        notice = ""
        if view.of_age_on is None:
            notice = _("The date of birth is not known, so nobody counts as holding custody.")
        elif view.under_age:
            notice = _(
                "Parents with custody are invited and heard until {day}, when the young person turns 18."
            ).format(day=long_day(view.of_age_on))
        else:
            notice = _(
                "The young person turned 18 on {day}. Custody means nothing any more: the parents' consents are void for "
                "new sharing, so ask the young person."
            ).format(day=short_day(view.of_age_on))
        return ParentsPageView(
            name=view.person.full_name,
            notice=notice,
            void=not view.under_age,
            parents=tuple(self._parent(one, under_age=view.under_age) for one in view.parents),
        )

    def custodies(self) -> tuple[Option, ...]:
        """What a parent can hold."""
        told = (
            (one.value, custody_name(one.value)) for one in (Custody.JOINT, Custody.SOLE, Custody.NONE, Custody.UNKNOWN)
        )
        return tuple(Option(code, word[:1].upper() + word[1:]) for code, word in told)

    def parent(self, id: str) -> Parent:
        """A parent of the page that is shown."""
        return self._known[id]

    # acts --------------------------------------------------------------------------------------------------------
    def add(self, person: str, typed: TypedParent) -> None:
        """Add a parent as typed."""
        self._intentions.custody.add(
            person,
            name=typed.name,
            relation=typed.relation.strip(),
            custody=Custody(typed.custody),
            phone=typed.phone.strip(),
        )

    def correct(self, parent: str, fields: dict[str, str], gone: str) -> None:
        """Correct a parent, or take one out for a reason."""
        if gone.strip():
            self._intentions.custody.remove(parent, gone)
            return
        custody = Custody(fields.pop("custody"))
        self._intentions.custody.correct(parent, custody=custody, **fields)

    def invite(self, parent: str) -> None:
        """Invited today."""
        self._intentions.custody.invite(parent)

    def hear(self, parent: str, remarks: str, on: date | None, *, signed: bool) -> None:
        """Heard, in their own words; the draft is done with."""
        self._intentions.custody.hear(parent, remarks=remarks, on=on, signed=signed)
        self.keep(parent, "")

    def declined(self, parent: str, because: str) -> None:
        """Was not heard, for a reason."""
        self._intentions.custody.declined(parent, because)

    def keep(self, parent: str, text: str) -> None:
        """Keep the remarks being typed."""
        self._intentions.people.keep_draft("hearing", parent, "remarks", text)

    def make_paper(self, intentions: Intentions, parent: str) -> PrintedPaper:
        """The plan as this parent gets it."""
        return intentions.plan_papers.plan(self._known[parent].person, parent=parent)

    def make_word(self, intentions: Intentions, parent: str) -> PrintedPaper:
        """The same to go on writing in."""
        return intentions.word.plan(self._known[parent].person, parent=parent)

    def _parent(self, one: Heard, *, under_age: bool) -> ParentView:
        found = one.parent
        word = custody_name(found.custody.value)
        draft = self._intentions.people.drafts("hearing", found.id).get("remarks", "")
        return ParentView(
            id=found.id,
            heading=joined(found.name, found.relation),
            custody=word[:1].upper() + word[1:] if under_age else _("Of no account since 18"),
            tone=Tone.INFO if one.holds else Tone.NEUTRAL,
            reach=joined(found.phone, found.email, found.note),
            hearings=tuple(self._hearing(it) for it in one.hearings),
            invited=one.open is not None,
            can_be_heard=one.holds,
            draft=draft,
        )

    def _hearing(self, one: ParentHearing) -> RowView:
        if one.declined_because:
            title, chip, tone = one.declined_because, _("Was not heard"), Tone.NEUTRAL
        elif one.heard_on is None and one.signed_on is None:
            title, chip, tone = _("Invited to say something about the plan"), _("Invited"), Tone.INFO
        else:
            title = f"»{one.remarks}«" if one.remarks else _("Had nothing to remark")
            chip, tone = (_("Signed"), Tone.GOOD) if one.signed_on else (_("Heard"), Tone.GOOD)
        signable = one.heard_on is not None and one.signed_on is None
        return RowView(
            one.id,
            title,
            context=joined(
                _("invited {day}").format(day=by_day(one.invited_on, self.today)) if one.invited_on else "",
                _("heard {day}").format(day=by_day(one.heard_on, self.today)) if one.heard_on else "",
                _("signed {day}").format(day=by_day(one.signed_on, self.today)) if one.signed_on else "",
            ),
            chip=chip,
            tone=tone,
            action=_("Has signed") if signable else "",
        )

    def sign(self, hearing: str) -> None:
        """Signed on paper today."""
        self._intentions.custody.sign(hearing)
