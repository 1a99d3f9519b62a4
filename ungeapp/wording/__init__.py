"""What codes are called and what refusals say: the one place between the rules and the people who read.

Belongs here: a name for every stored code, a sentence with a way out for every refusal, days as text.
Does not belong here: sentences of one page (`ui`), Danish paper (`forms`), words of formats and terms (`resources`).

A code nobody named (another desk's newer one) is shown as it is rather than failing.
"""

from __future__ import annotations

from collections.abc import Mapping

from ungeapp.domain.errors import UngeError
from ungeapp.texts import _, ngettext
from ungeapp.wording import history, names
from ungeapp.wording.days import clock, long_day, relative_day, short_day, week
from ungeapp.wording.refusals import DETAILED, SENTENCES

__all__ = [
    "agreement_state",
    "between_measures",
    "attendance_name",
    "card_state",
    "choice_name",
    "clock",
    "custody_name",
    "error_sentence",
    "extract_kind",
    "field_name",
    "finding_sentence",
    "goal_state",
    "giver_name",
    "handover_role",
    "heard_name",
    "horizon_name",
    "intention_name",
    "kind_name",
    "lacking_sentence",
    "long_day",
    "measure_end",
    "measure_sort",
    "match_name",
    "map_change",
    "measure_state",
    "meeting_state",
    "network_kind",
    "notice_sentence",
    "number_kind",
    "obligation_name",
    "outcome_name",
    "package_kind",
    "package_state",
    "part_name",
    "plan_version_state",
    "purpose_name",
    "reason_given",
    "reason_sentence",
    "recipient_kind",
    "relative_day",
    "reply_name",
    "sentence_of_code",
    "series_state",
    "short_day",
    "standing_name",
    "status_end",
    "status_kind",
    "step_state",
    "stays_name",
    "task_state",
    "use_name",
    "waited_for",
    "way_name",
    "week",
]


def error_sentence(error: UngeError) -> str:
    """The sentence for a refusal: what happened, that nothing was lost, and what to do now."""
    return sentence_of_code(error.code, error.facts)


def sentence_of_code(code: str, facts: Mapping[str, object] | None = None) -> str:
    """The sentence for a refusal's code, such as the reason of a rejected row; facts make it more precise."""
    told = {name: value for name, value in (facts or {}).items() if value not in (None, "")}
    if isinstance(missing := told.get("missing"), int) and code == "meeting-not-complete":
        return ngettext(
            "One thing is still open. Settle it, and close the meeting then.",
            "{missing} things are still open. Settle them, and close the meeting then.",
            missing,
        ).format(missing=missing)
    if isinstance(missing, int) and code == "handover-checklist-open":
        return ngettext(
            "One point of the checklist is still open. Answer it, then offer again.",
            "{missing} points of the checklist are still open. Answer them, then offer again.",
            missing,
        ).format(missing=missing)
    needed, detailed = DETAILED.get(code, ((), ""))
    if detailed and all(name in told for name in needed):
        return _(detailed).format(**{name: str(told[name]) for name in needed})
    return _(SENTENCES.get(code, SENTENCES["error"]))


def finding_sentence(finding: str, title: str = "") -> str:
    """What still keeps a meeting open; ``finding`` is the code, ``title`` what it is about."""
    return _named(names.FINDINGS, finding).format(title=title)


def field_name(field: str) -> str:
    """What a field of a record is called."""
    return _named(history.FIELDS, field)


def _named(table: Mapping[str, str], code: str) -> str:
    return _(table[code]) if code in table else code


def part_name(part_code: str) -> str:
    """What a part of a young person's information is called on the screen."""
    return _named(names.PARTS, part_code)


def meeting_state(code: str) -> str:
    """Where a meeting stands."""
    return _named(names.MEETING_STATES, code)


def reply_name(code: str) -> str:
    """What a participant answered."""
    return _named(names.REPLIES, code)


def attendance_name(code: str) -> str:
    """Who was in the room."""
    return _named(names.ATTENDANCE, code)


def obligation_name(code: str) -> str:
    """How strongly somebody is wanted at a meeting."""
    return _named(names.OBLIGATIONS, code)


def outcome_name(code: str) -> str:
    """Whether an output of a meeting was reached."""
    return _named(names.OUTCOMES, code)


def line_source(code: str) -> str:
    """Why a line stands on the agenda."""
    return _named(names.LINE_SOURCES, code)


def line_outcome(code: str) -> str:
    """Whether a line of the agenda was talked about."""
    return _named(names.LINE_OUTCOMES, code)


def series_state(code: str) -> str:
    """Where a course of meetings stands."""
    return _named(names.SERIES_STATES, code)


def horizon_name(code: str) -> str:
    """How far ahead a goal lies."""
    return _named(names.HORIZONS, code)


def goal_state(code: str) -> str:
    """Where a goal stands."""
    return _named(names.GOAL_STATES, code)


def agreement_state(code: str) -> str:
    """Where an agreement stands."""
    return _named(names.AGREEMENT_STATES, code)


def measure_state(code: str) -> str:
    """Where a measure stands."""
    return _named(names.MEASURE_STATES, code)


def measure_sort(code: str) -> str:
    """What a measure is."""
    return _named(names.MEASURE_SORTS, code)


def measure_end(code: str) -> str:
    """How a measure ended."""
    return _named(names.MEASURE_ENDS, code)


def step_state(code: str) -> str:
    """Where a step towards a goal stands."""
    return _named(names.STEP_STATES, code)


def waited_for(code: str) -> str:
    """What a measure waits for."""
    return _named(names.WAITED_FOR, code)


def between_measures(code: str) -> str:
    """How far it is from an ended measure to the next."""
    return _named(names.BETWEEN, code)


def task_state(code: str) -> str:
    """Where a task stands."""
    return _named(names.TASK_STATES, code)


def stays_name(code: str) -> str:
    """Whether somebody of the network is there after the change."""
    return _named(names.STAYS, code)


def map_change(code: str) -> str:
    """What is different about somebody on the network map."""
    return _named(names.MAP_CHANGES, code)


def network_kind(code: str) -> str:
    """Whose network somebody belongs to."""
    return _named(names.NETWORK_KINDS, code)


def number_kind(code: str) -> str:
    """What sort of CPR number it is."""
    return _named(names.NUMBER_KINDS, code)


def use_name(code: str) -> str:
    """What a consent may be used for."""
    return _named(names.USES, code)


def purpose_name(code: str) -> str:
    """Why something leaves the desk."""
    return _named(names.PURPOSES, code)


def handover_role(code: str) -> str:
    """What this desk is to the case."""
    return _named(names.HANDOVER_ROLES, code)


def heard_name(code: str) -> str:
    """How a word of the other side reached this desk."""
    return _named(names.HEARD, code)


def card_state(code: str) -> str:
    """What is known about a partner's card."""
    return _named(names.CARD_STATES, code)


def package_kind(code: str) -> str:
    """What a file between departments is."""
    return _named(names.PACKAGE_KINDS, code)


def package_state(code: str) -> str:
    """How far a file between departments has come."""
    return _named(names.PACKAGE_STATES, code)


def choice_name(code: str) -> str:
    """What is decided about two texts."""
    return _named(names.CHOICES, code)


def standing_name(code: str) -> str:
    """How binding a deadline is."""
    return _named(names.STANDINGS, code)


def notice_sentence(code: str) -> str:
    """What is odd about a CPR number; it is taken all the same."""
    return _named(names.NOTICES, code)


def match_name(code: str) -> str:
    """What two young people have in common."""
    return _named(names.MATCHES, code)


def way_name(code: str) -> str:
    """How something reached its recipient."""
    return _named(names.WAYS, code)


def giver_name(code: str) -> str:
    """Whose word a consent rests on."""
    return _named(names.GIVERS, code)


def recipient_kind(code: str) -> str:
    """Who asks for something."""
    return _named(names.RECIPIENTS, code)


def reason_sentence(reason: str) -> str:
    """Why a part goes along or is held back."""
    return _named(names.REASONS, reason)


def status_kind(code: str) -> str:
    """What an entry of the time line tells of."""
    return _named(names.STATUS_KINDS, code)


def status_end(code: str) -> str:
    """How an education or a job ended."""
    return _named(names.STATUS_ENDS, code)


def custody_name(code: str) -> str:
    """What a parent holds."""
    return _named(names.CUSTODY, code)


def plan_version_state(code: str) -> str:
    """Whether a version is a draft."""
    return _named(names.PLAN_VERSION_STATES, code)


def extract_kind(code: str) -> str:
    """Which extract of the plan it is."""
    return _named(names.EXTRACT_KINDS, code)


def lacking_sentence(code: str) -> str:
    """What is missing when a plan is agreed."""
    return _named(names.LACKING, code)


def kind_name(code: str) -> str:
    """What a kind of record is called, in the history and where two texts disagree."""
    return _named(history.KINDS, code)


def intention_name(code: str) -> str:
    """What somebody did, as the history tells it."""
    return _named(history.INTENTIONS, code)


def reason_given(text: str) -> str:
    """A reason or outcome as kept: what the program wrote by itself in words, what a person wrote as it is."""
    return _(history.WRITTEN_BY_ITSELF[text]) if text in history.WRITTEN_BY_ITSELF else text
