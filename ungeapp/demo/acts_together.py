"""Acts of several: desks that get to know each other, meetings, versions of the plan, files, papers, handovers.

Belongs here: one function for each sort of act, which calls the use case with what the data tells.
Does not belong here: what one desk writes about one young person (``acts_young.py``).
"""

from __future__ import annotations

from datetime import time

from ungeapp.demo import meeting_room
from ungeapp.demo.acts import Act, Scene
from ungeapp.demo.script import Node
from ungeapp.domain.extracts import ExtractKind
from ungeapp.domain.handovers import Heard
from ungeapp.domain.people import Task, TaskState
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.receiving import Choice, Decision
from ungeapp.wording import long_day


# --- two desks ----------------------------------------------------------------------------------------------------------
def cards(scene: Scene, act: Node) -> None:
    """The desks exchange their cards and read the check numbers out to each other."""
    stage, here, there = scene.stage, scene.seat, scene.other
    written = {seat.key: seat.does.partners.write_card() for seat in (here, there)}
    scene.files += [stage.post_card(seat, written[seat.key]) for seat in (here, there)]
    for seat, other in ((here, there), (there, here)):
        known = seat.does.partners.add(written[other.key])
        seat.does.partners.confirm(known.identity, other.does.partners.own_card().check_number)
        scene.ids.append(known.identity)
    scene.facts["other"] = there.who


def share(scene: Scene, act: Node) -> None:
    """The plan goes to the other desk as a sealed file; what two desks wrote differently is settled for ``choice``."""
    stage, here, there = scene.stage, scene.seat, scene.other
    lines = [one for one in here.does.sending.preview(scene.who(act), there.identity).lines if one.pieces]
    file = here.does.sending.share((scene.who(act),), there.identity)
    preview = there.does.receiving.preview(file.content)
    decisions = {one.key: Decision(choice=Choice(act["choice"])) for one in preview.conflicts}
    scene.files += stage.deliver(file, here, there, decisions)
    held = sum(1 for one in lines if not one.goes)
    scene.facts |= {"parts": len(lines) - held, "held": held, "conflicts": len(decisions), "other": there.who}
    scene.keep(act, scene.who(act))


# --- meetings -----------------------------------------------------------------------------------------------------------
def course(scene: Scene, act: Node) -> None:
    """A course of meetings begins; each meeting is known as ``<name>.<key of the meeting>``."""
    made = scene.seat.does.courses.start(scene.who(act), act["format"], dict(act.get("answers", {})))
    scene.keep(act, made.series.id, *(one.id for one in made.meetings))
    _name_meetings(scene, act["as"], made.series.id)
    first = made.meetings[0].starts if made.meetings else None
    scene.facts["day"] = long_day(first.date()) if first else ""


def answer(scene: Scene, act: Node) -> None:
    """Questions and events of a course are answered; an event happens on the day of the act."""
    series = scene.names[act["course"]]
    events = {one: scene.day.isoformat() for one in act.get("events", ())}
    made = scene.seat.does.courses.answer(series, {**act.get("answers", {}), **events})
    scene.ids += [series, *(one.id for one in made.meetings)]
    _name_meetings(scene, act["course"], series)


def _name_meetings(scene: Scene, name: str, series: str) -> None:
    for one in scene.seat.does.courses.course(series).meetings:
        scene.names[f"{name}.{one.step}"] = one.id


def call(scene: Scene, act: Node) -> None:
    """A meeting gets time, place, leader and names, and is called; letters and a calendar file come of it."""
    does, meeting = scene.seat.does, scene.names[act["meeting"]]
    day = scene.stage.days.ago(act["held"]) if "held" in act else None
    if "ahead" in act:
        day = scene.stage.days.ahead(act["ahead"])
    at = time.fromisoformat(act["at"]) if "at" in act else None
    does.meetings.arrange(meeting, day=day, at=at, place=act["place"], leader=act.get("leader", scene.seat.worker))
    for one in does.meetings.read(meeting).participants:
        for entry in act.get("people", ()):
            if entry["role"] == one.role and not one.name:
                does.meetings.set_participant(
                    one.id, name=entry["name"], organisation=entry.get("organisation", one.organisation)
                )
    for entry in act.get("also", ()):
        does.meetings.add_participant(
            meeting,
            name=entry["name"],
            label=entry["label"],
            municipal=entry.get("municipal", False),
            private=entry.get("private", False),
            unit=scene.stage.script.unit(entry.get("unit", "")),
        )
    called = does.meetings.call(meeting)
    meeting_room.replies(scene.stage, scene.seat, meeting, act.get("replies", {}))
    scene.papers(f"{act['papers']}-brev", does.letters.for_all(meeting))
    scene.paper(f"{act['papers']}-indkaldt", does.letters.calendar(meeting))
    scene.facts["day"] = long_day(called.starts.date()) if called.starts else ""
    scene.keep(act, meeting)


def hold(scene: Scene, act: Node) -> None:
    """A meeting is held and closed; goals, agreements and decisions are known by their names."""
    meeting = scene.names[act["meeting"]]
    found = meeting_room.hold(scene.stage, scene.seat, meeting, act)
    scene.names |= found
    scene.keep(act, meeting, *found.values())


def minutes(scene: Scene, act: Node) -> None:
    """The minutes on paper, for everybody who may have them, and in the records system."""
    meeting, minutes = scene.names[act["meeting"]], scene.seat.does.minutes
    scene.paper(act["papers"], minutes.copy(meeting))
    scene.papers(act["papers"], minutes.for_all(meeting))
    scene.seat.does.meetings.journalised(meeting)
    scene.keep(act, meeting)


# --- versions of the plan -----------------------------------------------------------------------------------------------
def agreed(scene: Scene, act: Node) -> None:
    """The plan as it stands is agreed, and frozen under its number."""
    made = scene.seat.does.plan_versions.agree(
        scene.who(act),
        on=scene.day,
        agreed_with=act["with"],
        custody_with=act.get("custody", ()),
        how=act["how"],
        note=act.get("note", ""),
        review_on=scene.later(act, "review_in"),
    )
    scene.facts["number"] = made.number
    scene.keep(act, made.id)


def situation(scene: Scene, act: Node) -> None:
    """The situation is another: who is in the team now, and why."""
    made = scene.seat.does.plan_versions.situation_changed(
        scene.who(act),
        team=act["team"],
        because=act["because"],
        next_step=act.get("next", ""),
        next_step_on=scene.later(act),
    )
    scene.keep(act, made.id)


# --- papers -------------------------------------------------------------------------------------------------------------
def paper(scene: Scene, act: Node) -> None:
    """Papers of one young person, by what they are."""
    does, person = scene.seat.does, scene.who(act)
    for kind in act["kinds"]:
        if kind == "plan":
            made: PrintedPaper = does.plan_papers.plan(person)
        elif kind == "my-plan":
            made = does.my_plan.paper(person)
        elif kind == "network":
            made = does.network.paper(person)
        elif kind == "handover":
            made = does.handover_sheets.paper(person)
        else:
            made = does.consent_papers.disclosures(person)
        scene.paper(f"{act['papers']}-{made.name.rpartition('-')[0]}", made)
    scene.keep(act, person)


def guide(scene: Scene, act: Node) -> None:
    """A format on one page, for those who are new."""
    scene.paper(f"handleguide-{act['format']}", scene.seat.does.guides.paper(act["format"]))


def extract(scene: Scene, act: Node) -> None:
    """A start sheet for somebody outside, by consent: what is suggested, or all that may go."""
    does, person = scene.seat.does.extracts, scene.who(act)
    may_go = does.look(person, ExtractKind.START, act["to"]).may_go
    lines = [one.key for one in may_go if one.suggested or act.get("all", False)]
    made = does.make(person, ExtractKind.START, act["to"], lines, words=act.get("words", ""))
    scene.paper(act["papers"], made)
    scene.facts["lines"] = len(lines)
    scene.keep(act, person)


# --- handing over -------------------------------------------------------------------------------------------------------
def checklist(scene: Scene, act: Node) -> None:
    """Answers on the checklist of a handover."""
    follow_up = scene.stage.days.ahead(21).isoformat()
    for key, text in act["answers"].items():
        scene.stage.minutes(1)
        scene.seat.does.handovers.answer(scene.who(act), key, text.format(follow_up=follow_up))
    scene.ids.append(scene.who(act))


def offer_outside(scene: Scene, act: Node) -> None:
    """Offered to somebody who has no UngeApp; the sheet to sign is printed."""
    scene.seat.does.handovers.offer_outside(scene.who(act), act["to"], keeps=act.get("keeps", False))
    sheet = scene.seat.does.handover_sheets.paper(scene.who(act), for_signing=True)
    scene.paper(act["papers"], sheet)
    scene.keep(act, scene.who(act))


def accepted_outside(scene: Scene, act: Node) -> None:
    """Taken in by them: two are responsible now."""
    scene.seat.does.handovers.accepted_outside(scene.who(act), by=act["by"], how=Heard(act["how"]))
    scene.keep(act, scene.who(act))


def safe_outside(scene: Scene, act: Node) -> None:
    """The young person is motivated for the new and safe in it."""
    scene.seat.does.handovers.confirmed_outside(scene.who(act), by=act["by"], how=Heard(act["how"]))
    scene.keep(act, scene.who(act))


def let_go(scene: Scene, act: Node) -> None:
    """Now, and not before, the desk lets go; what it still had to do is done."""
    scene.seat.does.handovers.let_go(scene.who(act))
    tasks(scene, act)
    scene.paper(act["papers"], scene.seat.does.handover_sheets.paper(scene.who(act)))
    scene.keep(act, scene.who(act))


def tasks(scene: Scene, act: Node) -> None:
    """What the program reminded of is done."""
    for one in scene.seat.does.people.file(scene.who(act)).of(Task):
        if one.state is TaskState.OPEN:
            scene.seat.does.people.finish_task(one.id, act["outcome"])


TOGETHER: dict[str, Act] = {
    one.__name__.replace("_", "-"): one
    for one in (
        cards, share, course, answer, call, hold, minutes, agreed, situation, paper, guide, extract,
        checklist, offer_outside, accepted_outside, safe_outside, let_go, tasks,
    )
}  # fmt: skip
