"""What the page of one measure says and what can be done there; without Qt.

Belongs here: the measure as values, writing its fields. Does not belong here: widgets (``measure_page``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.domain.between_measures import WAITING, Gap
from ungeapp.domain.plans import GoalState, Measure, MeasureState
from ungeapp.texts import _
from ungeapp.ui.casework.typed import TypedRating
from ungeapp.ui.casework.words import MEASURE_TONES, capital, joined
from ungeapp.ui.kit.rows import CurvePoint, Option, RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.measure_words import area_name, curve_points, curve_twin, days_text, next_name, wait_text
from ungeapp.ui.plan.presenter import next_act
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.measures import MeasureView


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePageView:
    """The page: the measure itself, and what is said about it. ``gap`` is None unless somebody has to answer.

    ``likely`` tells that ``act`` is what is most probably done next; while a measure runs, that is asking how it helps.
    """

    measure: Measure
    person: str
    subtitle: str
    chip: str
    tone: Tone
    act: str
    likely: bool
    waits: tuple[str, ...]
    afterwards: str
    gap: Gap | None
    points: tuple[CurvePoint, ...]
    twin: str
    last_words: str
    last_heading: str
    tasks: tuple[RowView, ...]
    goals: tuple[Option, ...]
    drafts: dict[str, str]
    outside: str


class MeasurePresenter:
    """Reads and writes one measure at a time."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    def look(self, measure: str) -> MeasurePageView:
        """The page as it is now; NotFound."""
        view = self._intentions.measures.view(measure)
        found, desk = view.measure, self._intentions.desk
        points = curve_points(view.ratings)
        said = next((one for one in reversed(view.ratings) if one.own_words), None)
        state = wording.measure_state(found.state.value)
        if found.state is MeasureState.ENDED and found.ended_how:
            state = wording.measure_end(found.ended_how.value)
        return MeasurePageView(
            measure=found,
            person=found.person,
            subtitle=joined(view.person.full_name, area_name(desk, found.area), _("measure in the plan")),
            chip=capital(state),
            tone=MEASURE_TONES[found.state],
            act=next_act(found),
            likely=found.state is not MeasureState.STARTED
            or (found.ends_on is not None and found.ends_on <= self.today),
            waits=tuple(capital(wait_text(one, found, desk)) for one in view.waits if one.days or one.lasts),
            afterwards=self._afterwards(view),
            gap=view.gap if view.gap.state in WAITING else None,
            points=points,
            twin=curve_twin(points, self.today),
            last_words=said.own_words if said else "",
            last_heading=_("Said last, {day}").format(day=wording.short_day(said.on, self.today))
            if said and said.on
            else "",
            tasks=tuple(RowView(one.id, one.owner, context=one.what, action=_("Remove")) for one in view.tasks),
            goals=tuple(
                Option(one.id, one.own_words or one.wording)
                for one in view.goals
                if one.state is GoalState.OPEN or one.id == found.goal
            ),
            drafts={one.field: one.text for one in view.drafts},
            outside=self._outside(found),
        )

    def _afterwards(self, view: MeasureView) -> str:
        """What came after, once it is let go."""
        measure, gap = view.measure, view.gap
        if measure.state is not MeasureState.ENDED or gap.state in WAITING:
            return ""
        if measure.anchored_because:
            return _("Nothing has to follow: {reason}").format(reason=measure.anchored_because)
        if gap.begun_on is None:
            return ""
        return _("Followed by {what} from {day}, {days} later.").format(
            what=next_name(gap), day=wording.short_day(gap.begun_on, self.today), days=days_text(gap.days)
        )

    def _outside(self, measure: Measure) -> str:
        """Whether it is one of those that stand in the plan by consent only, in a sentence."""
        term = self._intentions.desk.definitions.terms("life-areas").find(measure.area, self.today)
        if term is None or not term.needs_consent:
            return ""
        return _("Stands in the plan only with the young person's consent.")

    # what can be chosen ----------------------------------------------------------------------------------------------
    def areas(self) -> tuple[Option, ...]:
        """The life areas."""
        terms = self._intentions.desk.definitions.terms("life-areas").on(self.today)
        return tuple(Option(one.code, one.label) for one in terms)

    def offers(self, measure: Measure) -> tuple[Option, ...]:
        """The offers that exist today, by name, and the one the measure has already."""
        found = self._intentions.offers.offers()
        open_ones = (one for one in found if one.valid_on(self.today) or one.code == measure.offer)
        told = [Option(one.code, one.title) for one in sorted(open_ones, key=lambda one: one.title.casefold())]
        if measure.offer and not any(one.value == measure.offer for one in told):
            told.append(Option(measure.offer, _("An offer that is not in the catalogue any more")))
        return tuple(told)

    def units(self) -> tuple[Option, ...]:
        """The municipality's units."""
        profile = self._intentions.desk.profile
        return tuple(Option(one.key, one.name) for one in profile.units)

    def owners(self, measure: str) -> tuple[str, ...]:
        """Who may do something within it: the provider, the contact, the young person, whoever does already."""
        view = self._intentions.measures.view(measure)
        known = [
            view.measure.provider,
            view.measure.contact_name,
            view.measure.responsible,
            *(one.owner for one in view.tasks),
            view.person.full_name,
            self._intentions.desk.author.name,
        ]
        return tuple(dict.fromkeys(one for one in known if one))

    # acts ------------------------------------------------------------------------------------------------------------
    def draft(self, measure: str, field: str, text: str, base: str) -> None:
        """Keep what is being typed."""
        self._intentions.meetings.draft(measure, field, text, base)

    def change(self, measure: str, field: str, value: object) -> None:
        """One field; an offer fills others too."""
        if field == "offer":
            self._intentions.offers.use(measure, str(value))
            return
        self._intentions.measures.change(measure, **{field: value})

    def advance(self, measure: str) -> None:
        """Granted, or begun."""
        state = self._intentions.measures.view(measure).measure.state
        if state is MeasureState.REQUESTED:
            self._intentions.measures.grant(measure)
        elif state is MeasureState.GRANTED:
            self._intentions.measures.start(measure)

    def has_begun(self, measure: str) -> bool:
        """Whether the next thing with it is its end."""
        return self._intentions.measures.view(measure).measure.state is MeasureState.STARTED

    def rate(self, measure: str, typed: TypedRating) -> None:
        """The young person's own number and words."""
        self._intentions.measures.rate(measure, rating=typed.rating, own_words=typed.own_words)

    def add_task(self, measure: str, what: str, owner: str) -> None:
        """Who does what."""
        self._intentions.measures.add_task(measure, what=what, owner=owner)

    def remove_task(self, task: str) -> None:
        """No longer done."""
        self._intentions.measures.remove_task(task)
