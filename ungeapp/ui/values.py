"""What the value of any field reads like to a person; without Qt.

Belongs here: turning a plain stored value into words, and naming a record by its own content.
Does not belong here: names of fields and kinds (``ungeapp.wording``), comparing two values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from ungeapp import wording
from ungeapp.domain.errors import NotFound
from ungeapp.domain.kinds import kinds
from ungeapp.domain.plans import NOT_RATED
from ungeapp.domain.record import Plain, field_types
from ungeapp.domain.references import without_version
from ungeapp.domain.status import StatusKind, terms_of
from ungeapp.texts import _
from ungeapp.usecases.circumstances import TERMS as CIRCUMSTANCES
from ungeapp.usecases.desk import Desk
from ungeapp.usecases.handovers import CHECKLIST
from ungeapp.usecases.network import CLOSENESS, QUALITIES, SECTORS
from ungeapp.usecases.relatives import TERMS as RELATIVES
from ungeapp.usecases.statuses import CAUSES, CLARIFICATION
from ungeapp.usecases.still_there import REASONS as CLOSING_REASONS
from ungeapp.usecases.support import ENDS
from ungeapp.wording import clock, short_day
from ungeapp.wording.deadlines import answered_name
from ungeapp.wording.tasks import task_name

_CODES: dict[tuple[str, str], Callable[[str], str]] = {
    ("goal", "state"): wording.goal_state,
    ("goal", "horizon"): wording.horizon_name,
    ("agreement", "state"): wording.agreement_state,
    ("goal-step", "state"): wording.step_state,
    ("measure", "state"): wording.measure_state,
    ("measure", "sort"): wording.measure_sort,
    ("measure", "ended_how"): wording.measure_end,
    ("measure-task", "removed"): wording.reason_given,
    ("plan-event", "removed"): wording.reason_given,
    ("meeting", "state"): wording.meeting_state,
    ("meeting", "state_reason"): wording.reason_given,
    ("task", "code"): task_name,
    ("task", "state"): wording.task_state,
    ("task", "outcome"): wording.reason_given,
    ("participant", "removed"): wording.reason_given,
    ("series", "state"): wording.series_state,
    ("meeting-item", "outcome"): wording.outcome_name,
    ("participant", "reply"): wording.reply_name,
    ("participant", "attendance"): wording.attendance_name,
    ("participant", "obligation"): wording.obligation_name,
    ("network-person", "network"): wording.network_kind,
    ("network-person", "stays"): wording.stays_name,
    ("network-relation", "network"): wording.network_kind,
    ("person", "number_kind"): wording.number_kind,
    ("status-entry", "sort"): wording.status_kind,
    ("status-entry", "ended_how"): wording.status_end,
    ("parent", "custody"): wording.custody_name,
    ("plan-version", "state"): wording.plan_version_state,
    ("plan-extract", "sort"): wording.extract_kind,
    ("disclosure", "way"): wording.way_name,
    ("disclosure", "purpose"): wording.purpose_name,
    ("consent", "given_by_kind"): wording.giver_name,
    ("agenda-line", "outcome"): wording.line_outcome,
    ("deadline-answer", "answered"): answered_name,
    ("agenda-line", "source"): wording.line_source,
}
# The lists in which the codes of one field of one kind of record stand; codes are told apart across them.
_OWN_TERMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("status-entry", "code"): tuple(filter(None, map(terms_of, StatusKind))),
    ("status-entry", "cause"): (CAUSES,),
    ("status-entry", "clarification"): (CLARIFICATION,),
    ("person", "ended_because"): (CLOSING_REASONS,),
    ("everyday-end", "ended_because"): (ENDS,),
    ("support-role", "ended_because"): (ENDS,),
    ("circumstance", "code"): (CIRCUMSTANCES,),
    ("relative", "relation"): (RELATIVES,),
    ("network-person", "sector"): (SECTORS,),
    ("network-person", "closeness"): (CLOSENESS,),
    ("network-relation", "quality"): (QUALITIES,),
}
_IDS = frozenset({("relative", "other")})  # another young person: nothing of one stands in the other's history
_TERMS = {
    "area": "life-areas",
    "basis": "bases",
    "channel": "channels",
    "how": "consent-ways",
    "role": "roles",
}
_TERMS_OF_KIND = {
    ("voice-answer", "answer"): "meeting-answers",
    ("plan-version", "how"): "plan-agreement-ways",
    ("plan-extract", "bases"): "bases",
    ("goal-rating", "status"): "goal-statuses",
    ("plan-event", "code"): "plan-events",
    ("voice-answer", "question"): "meeting-questions",
}
_UNITS = frozenset({"coordinator", "unit", "owner_unit", "from_unit", "convener_unit", "recipients", "kept_against"})

HEADLINES: Mapping[str, tuple[str, ...]] = {
    "person": ("given_name", "family_name"),
    "network-person": ("name", "relation", "helps_with"),
    "case-reference": ("authority", "case_number"),
    "contact": ("text",),
    "talk": ("said",),
    "goal": ("wording", "own_words"),
    "agreement": ("what",),
    "measure": ("title",),
    "goal-step": ("what",),
    "goal-rating": ("rating", "own_words", "status"),
    "measure-task": ("what", "owner"),
    "measure-rating": ("rating", "own_words"),
    "plan-event": ("code", "text"),
    "decision": ("text",),
    "meeting": ("public_title", "starts"),
    "participant": ("name", "label"),
    "meeting-item": ("own_words", "note"),
    "fact": ("value",),
    "consent": ("purpose",),
    "correction-note": ("text",),
    "journalising": ("system", "case_number"),
    "parent": ("name", "relation"),
    "notification": ("text",),
    "absence-report": ("institution", "text"),
    "referral": ("to", "text"),
    "support-role": ("name", "organisation"),
    "everyday-end": ("who",),
    "task": ("what",),
    "plan": ("wishes",),
    "handover-answer": ("text",),
    "assessment": ("title", "outcome"),
    "assessment-answer": ("title",),
    "status-entry": ("code", "title"),
    "circumstance": ("code", "note"),
    "deadline-answer": ("rule", "reason"),
    "parent-hearing": ("remarks",),
    "relative": ("relation",),
    "plan-version": ("number", "started_because"),
    "plan-extract": ("recipient",),
    "network-relation": ("quality",),
    "responsibility": ("holds", "kept_because"),
    "disclosure": ("to", "what"),
    "agenda-line": ("title",),
    "voice-sheet": ("topics",),
}
"""The fields a record of each kind is known by."""

_ANSWERS = frozenset({("fact", "value"), ("checklist-answer", "text"), ("assessment-answer", "text")})
UNSHOWN = frozenset(
    {
        "series", "meeting", "item", "goal", "measure", "carried_from", "key", "step", "format", "checklist", "order",
        "network_person", "owner_person", "part", "number_kind", "public_label", "municipal", "private",
        "is_young_person", "record", "field", "set_by_hand", "followed_by", "reckoned_from", "age_then", "closed_at",
        "done", "parent", "about", "lines", "first", "second",
        "turn", "criteria", "assessment", "outcome_key", "outcome_kind", "circumstance", "previous",
        "withheld", "to_key", "to_kind", "by_consents", "origin", "refers_to", "rule_title", "written_from",
    }
)  # fmt: skip
"""Fields that hold the program's own references and marks: nothing to read."""


class ValueTexts:
    """Words for values, by the definitions and units of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._today = desk.today()

    def text(self, kind: str, field: str, value: Plain) -> str:
        """The value in words; empty when there is none."""
        if value is None or value == "" or value == []:
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return ", ".join(self._one(kind, field, one) for one in value)
        return self._one(kind, field, str(value))

    def headline(self, kind: str, told: Mapping[str, Plain], day: date | None = None) -> str:
        """A record by its own words, such as what was agreed; ``day`` is when it was written, where that is known."""
        if kind == "handover-answer":
            return self._point(str(told.get("key", "")), str(told.get("text", "")), day)
        if kind == "checklist-answer":
            on = date.fromisoformat(str(told["on"])) if told.get("on") else day
            return self._point_of(str(told.get("checklist", "")), str(told.get("key", "")), on)
        if kind == "deadline-answer":
            return ", ".join(filter(None, (self.deadline(told), str(told.get("reason") or ""))))
        names = HEADLINES.get(kind, ())
        words = [self.text(kind, name, told.get(name)) for name in names]
        if kind == "goal":
            words = words[:1] if words[0] else words
        return (" " if kind == "person" else ", ").join(filter(None, words))

    def is_free_text(self, kind: str, field: str) -> bool:
        """Whether two values could be put together or written anew (a date or a state cannot)."""
        own = (kind, field) in _CODES or (kind, field) in _OWN_TERMS or (kind, field) in _TERMS_OF_KIND
        coded = own or field in _TERMS or field in _UNITS
        return kind in kinds() and not coded and field_types(kinds()[kind]).get(field) is str

    def _point(self, key: str, text: str, day: date | None = None) -> str:
        """A point of the checklist by its title."""
        try:
            return self._desk.definitions.checklist(CHECKLIST, day=day).item(key).title
        except (NotFound, KeyError):
            return text

    def _question(self, key: str) -> str:
        """A question of the municipality's rules by its words."""
        try:
            return self._desk.profile.responsibility.question(key).label
        except KeyError:
            return key

    def _point_of(self, checklist: str, key: str, day: date | None) -> str:
        """A point by its title on the day it was answered; the checklist itself where it was begun."""
        try:
            found = self._desk.definitions.checklist(without_version(checklist), day=day)
            return found.item(key).title if key else found.title
        except (NotFound, KeyError):
            return ""

    def _one(self, kind: str, field: str, value: str) -> str:
        if (named := _CODES.get((kind, field))) is not None:
            return named(value)
        if (kind, field) in _IDS:
            return ""
        if (kind, field) in _OWN_TERMS:
            return self._own_term(_OWN_TERMS[kind, field], value)
        if (kind, field) in _ANSWERS and value in ("yes", "no"):  # answers are kept as codes
            return _("yes") if value == "yes" else _("no")
        if (kind, field) == ("deadline-answer", "rule"):
            return self._rule(value)
        if (kind, field) == ("handover-answer", "key"):
            return self._point(value, "")
        if kind == "responsibility" and field in ("holds", "holds_not"):
            return self._question(value)
        if (terms := _TERMS_OF_KIND.get((kind, field)) or _TERMS.get(field)) is not None:
            return self._term(terms, value)
        if field == "rating":
            return value if value != str(NOT_RATED) else ""
        if field in _UNITS:
            return self.unit(value)
        if field == "custody_then":
            return value.rpartition("=")[0]
        if field in ("parts", "part"):
            return wording.part_name(value)
        if field == "uses":
            return wording.use_name(value)
        return self._moment(kind, field, value)

    def deadline(self, told: Mapping[str, Plain]) -> str:
        """What the deadline of an answer was called when it was given; of an older answer, what it is called now."""
        return str(told.get("rule_title") or "") or self._rule(str(told.get("rule") or ""))

    def _rule(self, id: str) -> str:
        """What a deadline is called; a rule that another municipality has stands among the shipped ones."""
        book = self._desk.definitions.rule_book(self._desk.author.profile)
        found = next((one for one in (*book.versions(id), *book.shipped) if one.id == id), None)
        return found.title if found is not None else _("a deadline that is no longer in the rules")

    def unit(self, key: str) -> str:
        """The unit's name, or the key of one this profile does not have; what else a consent names by its own word."""
        sort, colon, rest = key.partition(":")
        if colon and sort == "role":
            return self._term("roles", rest)
        if colon and sort == "name":
            return rest
        profile = self._desk.profile
        return profile.unit_name(key)

    def _term(self, kind: str, code: str) -> str:
        try:
            return self._desk.definitions.terms(kind).label(code, self._today)
        except (NotFound, KeyError):
            return code

    def _own_term(self, lists: Sequence[str], code: str) -> str:
        labels = (self._term(one, code) for one in lists)
        return next((label for label in labels if label != code), code)

    def _moment(self, kind: str, field: str, value: str) -> str:
        hint = field_types(kinds()[kind]).get(field) if kind in kinds() else None
        try:
            if hint is date:
                return short_day(date.fromisoformat(value))
            if hint is datetime:
                at = datetime.fromisoformat(value).astimezone(self._desk.now().tzinfo)
                return _("{day} at {time}").format(day=short_day(at.date()), time=clock(at))
            if hint is time:
                return value[:5].replace(":", ".")
        except ValueError:
            return value
        return value
