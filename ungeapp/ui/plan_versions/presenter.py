"""What is said about the versions of a plan and what can be done with them, through the use cases; without Qt.

Belongs here: the state of the plan in words, the versions as rows, differences as marked words, the two small forms'
choices.
Does not belong here: widgets (``page``, ``forms``, ``card``), comparing records (``domain/plan_differences.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ungeapp import wording
from ungeapp.domain.plan_differences import Difference, DifferenceKind, Section
from ungeapp.domain.plan_versions import PlanVersion
from ungeapp.domain.plans import plan_id
from ungeapp.domain.profiles import Word
from ungeapp.domain.record import Plain, Record, values
from ungeapp.texts import N_, _, ngettext
from ungeapp.ui.casework.words import capital, enumeration, joined
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.spans import Emphasis, Span, merged
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.status.follows import right_to_plan
from ungeapp.ui.status.presenter import StatusWords
from ungeapp.ui.values import UNSHOWN, ValueTexts
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.plan_versions import WAYS, CopyFacts, VersionsView
from ungeapp.usecases.printed import PrintedPaper

LIVING = "living"
"""The choice that means the plan as it is worked on now."""

_SECTIONS = {
    Section.OPENING: N_("The opening and the next step"),
    Section.GOALS: N_("Goals and steps"),
    Section.MEASURES: N_("Measures"),
    Section.AGREEMENTS: N_("Agreements"),
    Section.EVENTS: N_("Events in the course"),
}
_STATES = {
    "goal": wording.goal_state,
    "agreement": wording.agreement_state,
    "measure": wording.measure_state,
    "goal-step": wording.agreement_state,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """Where the plan stands: a chip, a sentence, and what has happened since the latest agreed version.

    ``started`` tells that a next version is under way, ``ready`` that there is something to agree on.
    """

    chip: str
    tone: Tone
    sentence: str
    since: str
    may_agree: bool
    started: bool
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One piece that differs: the chip, what it is, and a line of marked words for each field that changed."""

    chip: str
    tone: Tone
    title: str
    lines: tuple[ChangeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Marked words, and the same to be read aloud."""

    spans: tuple[Span, ...]
    aloud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """The duty of the young, while it concerns the young person."""

    text: str
    waiting: str | None
    told_on: date | None
    source: str
    told_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPageView:
    """The whole page."""

    name: str
    subtitle: str
    state: PlanState
    because: str
    team: str
    team_changes: str
    started: bool
    duty: DutyView | None
    versions: tuple[RowView, ...]
    before: tuple[Option, ...]
    after: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeChoices:
    """What the form of agreeing begins with."""

    people: tuple[Option, ...]
    ticked: tuple[str, ...]
    custody: tuple[Option, ...]
    ways: tuple[Option, ...]
    review_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationChoices:
    """What the form of a changed situation begins with."""

    asked: str
    team: tuple[Option, ...]
    ticked: tuple[str, ...]
    next_step: str
    next_step_on: date | None
    number: int
    because: str
    started: bool


class VersionsPresenter:
    """The versions of one plan."""

    def __init__(self, intentions: Intentions, person: str) -> None:
        self._intentions = intentions
        self.person = person
        self._values = ValueTexts(intentions.desk)

    @property
    def today(self) -> date:
        """The day relative dates count from."""
        return self._intentions.desk.today()

    # looking -----------------------------------------------------------------------------------------------------
    def state(self) -> PlanState:
        """Where the plan stands, for the card on the plan."""
        return self._state(self._intentions.plan_versions.view(self.person))

    def right(self) -> str:
        """Whether there is a right to the plan, and whose rule that is."""
        sentence, source = right_to_plan(self._intentions, self.person, StatusWords(self._intentions).label)
        return f"{sentence} {source}.".strip() if sentence else ""

    def look(self) -> VersionsPageView:
        """Everything the page shows."""
        view = self._intentions.plan_versions.view(self.person)
        here = [one for one in view.agreed if one.id in view.here]
        options = tuple(Option(one.id, self._named(one)) for one in here)
        draft = view.draft
        return VersionsPageView(
            name=view.person.full_name,
            subtitle=joined(view.person.full_name, _("version {number} is being worked on").format(number=view.number)),
            state=self._state(view),
            because=draft.started_because if draft else "",
            team=enumeration(one.partition(",")[0] for one in view.team),
            team_changes=self._team_changes(view),
            started=draft is not None,
            duty=self._duty(view),
            versions=tuple(self._row(one, view.copies.get(one.id), here=one.id in view.here) for one in view.agreed),
            before=options,
            after=(Option(LIVING, _("The plan as it is now")), *options) if options else (),
        )

    def compare(self, before: str, after: str) -> tuple[tuple[str, tuple[ChangeView, ...]], ...]:
        """What differs, section by section with its heading; nothing where both are the same."""
        if not before or not after or before == after:
            return ()
        found = self._intentions.plan_versions.compare(self.person, before, "" if after == LIVING else after)
        return tuple(
            (_(heading), tuple(self._change(one) for one in found if one.section is section))
            for section, heading in _SECTIONS.items()
            if any(one.section is section for one in found)
        )

    def agree_choices(self) -> AgreeChoices:
        """Who may be ticked, how it may be agreed, when it is looked at again."""
        versions = self._intentions.plan_versions
        view = versions.view(self.person)
        me = next((one.name for one in versions.team_candidates(self.person) if self._is_me(one.name)), "")
        young = view.person.full_name
        team = (one.name for one in versions.team_candidates(self.person) if one.now)
        people = dict.fromkeys(one for one in (young, me, *team) if one)
        return AgreeChoices(
            people=tuple(Option(one, one) for one in people),
            ticked=tuple(one for one in (young, me) if one),
            custody=tuple(Option(one, one) for one in view.custody),
            ways=tuple(
                Option(one.code, one.label) for one in self._intentions.desk.definitions.terms(WAYS).on(self.today)
            ),
            review_on=versions.review_on(self.today),
        )

    def warnings(self, people: Sequence[str], custody: Sequence[str], on: date) -> str:
        """What would be missing, a sentence each; it stops nobody."""
        found = self._intentions.plan_versions.lacking(self.person, people, custody, on)
        return "\n".join(wording.lacking_sentence(one.value) for one in found)

    def review_after(self, on: date) -> date | None:
        """When a plan agreed on that day is looked at again."""
        return self._intentions.plan_versions.review_on(on)

    @property
    def team_word(self) -> str:
        """What the municipality calls the team around a plan; empty where it has no word of its own."""
        return self._intentions.desk.profile.word(Word.TEAM)

    def situation_choices(self) -> SituationChoices:
        """Who may be in the team, and what to do next about it."""
        versions = self._intentions.plan_versions
        found = versions.team_candidates(self.person)
        view = versions.view(self.person)
        team = self.team_word
        return SituationChoices(
            asked=_("{team}: who is in it now?").format(team=team) if team else _("Who is in the team now?"),
            team=tuple(Option(one.name, one.name) for one in found),
            ticked=tuple(one.name for one in found if one.now),
            next_step=_("Gather the team around the plan"),
            next_step_on=versions.gather_by(),
            number=view.number,
            because=view.draft.started_because if view.draft else "",
            started=view.draft is not None,
        )

    # acting ------------------------------------------------------------------------------------------------------
    def agree(
        self,
        *,
        people: Iterable[str],
        custody: Iterable[str],
        on: date,
        how: str,
        note: str,
        review_on: date | None,
    ) -> None:
        """The plan as it stands is agreed."""
        self._intentions.plan_versions.agree(
            self.person,
            on=on,
            agreed_with=tuple(people),
            custody_with=tuple(custody),
            how=how,
            note=note,
            review_on=review_on,
        )

    def situation_changed(
        self, *, team: Iterable[str], because: str, next_step: str, next_step_on: date | None
    ) -> None:
        """The next version begins."""
        self._intentions.plan_versions.situation_changed(
            self.person, team=tuple(team), because=because, next_step=next_step, next_step_on=next_step_on
        )

    def call_off(self) -> None:
        """The situation is as it was after all."""
        self._intentions.plan_versions.call_off(self.person)

    def write_duty(self, text: str) -> None:
        """How the duty is met."""
        self._intentions.plans.write(self.person, duty=text)

    def draft_duty(self, text: str, base: str) -> None:
        """Keep what is being typed."""
        self._intentions.meetings.draft(plan_id(self.person), "duty", text, base)

    def duty_told(self, on: date | None) -> None:
        """When they were told what follows otherwise."""
        self._intentions.plans.write(self.person, duty_told_on=on)

    def papers(self, version: str) -> tuple[RowView, ...]:
        """What can be printed of a version by its id; blank is the plan as it is worked on."""
        view = self._intentions.plan_versions.view(self.person)
        found = next((one for one in view.agreed if one.id == version), None)
        name = self._named(found) if found else _("Version {number}, draft").format(number=view.number)
        return (
            RowView(f"plan:{version}", _("Education plan"), context=name),
            RowView(f"sign:{version}", _("Sheet to sign"), context=name),
        )

    def make_paper(self, intentions: Intentions, paper: str) -> PrintedPaper:
        """One of these, in the background."""
        what, _colon, version = paper.partition(":")
        if what == "sign":
            return intentions.plan_papers.plan_signatures(self.person, version)
        return intentions.plan_papers.plan(self.person, version=version)

    # words -------------------------------------------------------------------------------------------------------
    def _state(self, view: VersionsView) -> PlanState:
        latest, today = view.latest, self.today
        since = ""
        if latest is not None and latest.id in view.here:
            count = len(view.changed)
            since = (
                ngettext("{number} change since version {version}", "{number} changes since version {version}", count)
                if count
                else _("Nothing is changed since version {version}.")
            ).format(number=count, version=latest.number)
        chip, tone, sentence = _("Draft of the plan"), Tone.INFO, _("The plan has not been agreed yet.")
        if latest is not None:
            chip, tone = _("Version {number} agreed").format(number=latest.number), Tone.GOOD
            sentence = self._agreed(latest)
            if latest.review_on is not None and latest.review_on <= today and view.draft is None:
                chip, tone = _("To be looked at again"), Tone.WARN
        if view.draft is not None:
            chip, tone = _("Version {number}: draft").format(number=view.number), Tone.INFO
            sentence = view.draft.started_because
        return PlanState(
            chip=chip,
            tone=tone,
            sentence=sentence,
            since=since,
            may_agree=view.may_agree,
            started=view.draft is not None,
            ready=view.may_agree and view.to_agree_on,
        )

    def _agreed(self, version: PlanVersion) -> str:
        on = wording.short_day(version.agreed_on) if version.agreed_on else ""
        if version.review_on is None:
            return _("Agreed on {day}.").format(day=on)
        return _("Agreed on {day}, looked at again on {review}.").format(
            day=on, review=wording.short_day(version.review_on)
        )

    def _named(self, version: PlanVersion) -> str:
        on = wording.short_day(version.agreed_on) if version.agreed_on else ""
        return _("Version {number}, agreed on {day}").format(number=version.number, day=on)

    def _row(self, version: PlanVersion, copy: CopyFacts | None, *, here: bool) -> RowView:
        ways = self._intentions.desk.definitions.terms(WAYS)
        people = enumeration(one.partition(",")[0] for one in (*version.agreed_with, *version.custody_with))
        review = wording.short_day(version.review_on) if version.review_on else ""
        elsewhere = _("the text lies with the department that agreed on it")
        return RowView(
            version.id,
            self._named(version),
            context=joined(
                people,
                ways.label(version.how, self.today) if version.how else "",
                version.note,
                _("looked at again {day}").format(day=review) if review else "",
                "" if here else elsewhere,
                self._copied(copy) if copy else "",
            ),
            action=_("See and print") if here else "",
        )

    def _copied(self, copy: CopyFacts) -> str:
        """That it is a copy, whose, and what did not come along."""
        unit = self._intentions.desk.profile.unit_name(copy.unit)
        if not copy.withheld:
            return _("copy from {unit}").format(unit=unit)
        parts = enumeration(wording.part_name(one) for one in copy.withheld)
        return _("copy from {unit}, without {parts}").format(unit=unit, parts=parts)

    def _team_changes(self, view: VersionsView) -> str:
        """Who came into the team and who left it with the started version."""
        if view.draft is None:
            return ""
        earlier = next((one.team for one in view.agreed if one.team), ())
        if not earlier:
            return ""
        came = [one.partition(",")[0] for one in view.draft.team if one not in earlier]
        left = [one.partition(",")[0] for one in earlier if one not in view.draft.team]
        return joined(
            _("New: {names}").format(names=enumeration(came)) if came else "",
            _("Out: {names}").format(names=enumeration(left)) if left else "",
        )

    def _duty(self, view: VersionsView) -> DutyView | None:
        if view.duty is None:
            return None
        waiting = next((one.text for one in view.drafts if one.field == "duty"), None)
        return DutyView(
            text=view.duty.text,
            waiting=waiting,
            told_on=view.duty.told_on,
            source=view.duty.source,
            told_source=view.duty.told_source,
        )

    def _is_me(self, name: str) -> bool:
        return name.partition(",")[0].strip() == self._intentions.desk.author.name

    # differences -------------------------------------------------------------------------------------------------
    def _change(self, one: Difference) -> ChangeView:
        record = one.after or one.before
        assert record is not None  # one of them is always told
        title = self._title(record)
        if one.kind is DifferenceKind.ADDED:
            return ChangeView(chip=_("New in the plan"), tone=Tone.GOOD, title=title)
        if one.kind is DifferenceKind.GONE:
            return ChangeView(chip=_("Taken out"), tone=Tone.NEUTRAL, title=title)
        lines = tuple(line for name in one.fields if (line := self._line(one, name)) is not None)
        if one.kind is DifferenceKind.SETTLED:
            named = _STATES.get(record.KIND, wording.agreement_state)
            state = str(values(record).get("state", ""))
            return ChangeView(chip=capital(named(state)), tone=Tone.GOOD, title=title, lines=lines)
        return ChangeView(chip=_("Changed in the plan"), tone=Tone.INFO, title=title, lines=lines)

    def _title(self, record: Record) -> str:
        plain = values(record)
        if record.KIND in ("plan", "person"):
            return _("The next step") if record.KIND == "person" else _("The opening of the plan")
        words = self._values.headline(record.KIND, plain)
        if not words:
            told = (self._text(record.KIND, name, value) for name, value in plain.items() if name not in UNSHOWN)
            words = ", ".join(one for one in told if one)
        return joined(wording.kind_name(record.KIND), words)

    def _line(self, one: Difference, name: str) -> ChangeLine | None:
        assert one.before is not None and one.after is not None  # something changed, so there are two
        if one.kind is DifferenceKind.SETTLED and name == "state":  # the chip says it
            return None
        before = self._text(one.after.KIND, name, values(one.before)[name])
        after = self._text(one.after.KIND, name, values(one.after)[name])
        label = wording.field_name(name)
        spans = (Span(f"{label}: ", Emphasis.QUIET), *merged(before, after))
        empty = _("(empty)")
        aloud = _("{what}: before {before}, now {after}").format(
            what=label, before=before or empty, after=after or empty
        )
        return ChangeLine(spans, aloud)

    def _text(self, kind: str, name: str, value: Plain) -> str:
        return self._values.text(kind, name, value)
