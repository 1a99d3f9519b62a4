"""What the card *Vurderinger og tjeklister* lists, without Qt.

Belongs here: rows for what runs and what can be begun. Does not belong here: widgets (``card``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp.domain.assessments import Assessment
from ungeapp.domain.checklists import Begin
from ungeapp.domain.criteria import OutcomeKind
from ungeapp.texts import _
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.navigation import Place
from ungeapp.usecases.checklists import ChecklistRun
from ungeapp.usecases.intentions import Intentions
from ungeapp.wording import short_day

CHECKLIST, ASSESSMENT = "checklist", "assessment"
TONES = {OutcomeKind.IN.value: Tone.GOOD, OutcomeKind.EXEMPT.value: Tone.INFO, OutcomeKind.OUT.value: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of what was begun, and of what can be begun."""

    begun: tuple[RowView, ...]
    offered: tuple[RowView, ...]


class ListPresenter:
    """The checklists and assessments of one young person; with ``place`` only the checklists offered there."""

    def __init__(self, intentions: Intentions, person: str, place: Begin | None = None) -> None:
        self._intentions = intentions
        self.person = person
        self._place = place

    def look(self) -> Listed:
        """Everything the card shows."""
        intentions, place = self._intentions, self._place
        runs = intentions.course_lists.runs(self.person)
        if place is Begin.FIRST_CONTACT:
            runs = tuple(one for one in runs if not one.done)  # whoever is known needs none any more
        begun = [self._run(one) for one in runs if place is None or place in one.checklist.begin]
        offered = [
            RowView(f"{CHECKLIST}:{one.ref.id}", one.title, context=one.when, action=_("Begin"))
            for one in intentions.course_lists.offered(self.person, place)
        ]
        if place is None:
            begun += [self._assessment(one) for one in intentions.assessments.of(self.person)]
            offered += [
                RowView(f"{ASSESSMENT}:{one.ref.id}", one.title, context=one.intro, action=_("Begin"))
                for one in intentions.assessments.offered()
            ]
        return Listed(tuple(begun), tuple(offered))

    def place_of(self, row: str) -> Place:
        """Where a row of what was begun leads."""
        sort, id, turn = [*row.split(":"), ""][:3]
        if sort == CHECKLIST:
            return Place(CHECKLIST, id=self.person, tab=id, note=turn)
        return Place(ASSESSMENT, id=id)

    def begin(self, row: str) -> Place:
        """Begin what was chosen; where to go then."""
        sort, _colon, id = row.partition(":")
        if sort == CHECKLIST:
            run = self._intentions.course_lists.begin(self.person, id)
            return Place(CHECKLIST, id=self.person, tab=id, note=str(run.turn))
        return Place(ASSESSMENT, id=self._intentions.assessments.begin(self.person, id).id)

    def _run(self, run: ChecklistRun) -> RowView:
        told = _("{done} of {all} answered").format(done=run.count, all=len(run.checklist.items))
        return RowView(
            f"{CHECKLIST}:{run.checklist.ref.id}:{run.turn}",
            run.checklist.title,
            context=told,
            chip=_("All answered") if run.done else _("Points are open"),
            tone=Tone.GOOD if run.done else Tone.INFO,
        )

    def _assessment(self, one: Assessment) -> RowView:
        today = self._intentions.desk.today()
        when = short_day(one.decided_on, today) if one.decided_on else ""
        return RowView(
            f"{ASSESSMENT}:{one.id}",
            one.title,
            context=", ".join(filter(None, (one.outcome, when))) or _("Not decided yet"),
            chip=outcome_word(one.outcome_kind) if one.decided else _("Under way"),
            tone=TONES.get(one.outcome_kind, Tone.INFO),
        )


def outcome_word(kind: str) -> str:
    """What an outcome means in one word or two."""
    words = {
        OutcomeKind.IN.value: _("In the target group"),
        OutcomeKind.EXEMPT.value: _("Exempt from it"),
        OutcomeKind.OUT.value: _("Not in the target group"),
    }
    return words.get(kind, kind)
