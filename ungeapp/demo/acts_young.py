"""Acts about one young person and the plan: who it is, what is said, aimed at, begun and reported.

Belongs here: one function for each sort of act, which calls the use case with what the data tells.
Does not belong here: meetings, files between desks and handovers (``acts_together.py``).
"""

from __future__ import annotations

from datetime import timedelta

from ungeapp.demo import meeting_room
from ungeapp.demo.acts import Act, Scene, given
from ungeapp.demo.script import Node
from ungeapp.demo.sheet import birth_date, replacement_number
from ungeapp.domain.disclosures import Way
from ungeapp.domain.parents import Custody
from ungeapp.domain.parts import Part
from ungeapp.domain.plans import NOT_RATED, Horizon, MeasureEnd
from ungeapp.domain.status import StatusEnd, StatusKind
from ungeapp.usecases.disclosures import ToldByHand

_STATUS = ("code", "title", "place", "clarification", "text", "contact_name", "contact_phone", "cause")
_GOAL = ("wording", "baseline", "sign_of_success", "contribution", "joint", "area")
_SUPPORT = ("organisation", "phone", "internal", "meets_demands", "financing", "basis", "stays")


# --- who it is, and what is said --------------------------------------------------------------------------------------
def young(scene: Scene, act: Node) -> None:
    """A young person is written in; the number is a made-up one."""
    number = len(scene.stage.people) + 1
    born = birth_date(scene.stage.days.today, act["age"], number)
    made = scene.seat.does.people.add(
        given_name=act["given"],
        family_name=act["family"],
        number=replacement_number(born, number),
        birth_date=born,
        **given(act, "phone", "address", "school", "grade", "situation"),
    )
    scene.stage.people[act["as"]] = made.id
    scene.keep(act, made.id)


def correct(scene: Scene, act: Node) -> None:
    """What is known of the young person is corrected."""
    scene.seat.does.people.correct(scene.who(act), **given(act, "school", "grade", "situation", "phone", "address"))
    scene.ids.append(scene.who(act))


def talk(scene: Scene, act: Node) -> None:
    """A talk: what was said, own words, next step."""
    made = scene.seat.does.people.hold_talk(
        scene.who(act),
        said=act["said"],
        own_words=act["own_words"],
        next_step=act.get("next", ""),
        next_step_on=scene.later(act),
    )
    scene.keep(act, made.id)


def contact(scene: Scene, act: Node) -> None:
    """A contact, or an attempt at one; told with how many attempts in a row there are, or were before this."""
    attempts = scene.seat.does.contacts.stands(scene.who(act)).reach.attempts
    made = scene.seat.does.people.note_contact(
        scene.who(act),
        act["text"],
        channel=act.get("channel", "phone"),
        reached=act.get("reached", True),
        with_whom=act.get("with", ""),
        topics=tuple(act.get("topics", ())),
    )
    scene.facts["attempts"] = attempts + (0 if act.get("reached", True) else 1)
    scene.keep(act, made.id)


def rhythm(scene: Scene, act: Node) -> None:
    """How often contact is kept."""
    scene.seat.does.contacts.keep_rhythm(scene.who(act), act["days"])
    scene.ids.append(scene.who(act))


def consent(scene: Scene, act: Node) -> None:
    """Consents of the story, by their names."""
    made = [scene.seat.does.consents.give(scene.who(act), scene.stage.script.consent(one)) for one in act["consents"]]
    scene.keep(act, *(one.id for one in made))


def network(scene: Scene, act: Node) -> None:
    """People around."""
    for entry in act["people"]:
        unit = scene.stage.script.unit(entry.get("unit", ""))
        scene.ids.append(meeting_room.add_network(scene.seat, scene.who(act), entry, unit).id)


def parent(scene: Scene, act: Node) -> None:
    """A parent, invited to the plan, with what they said to it."""
    does = scene.seat.does.custody
    made = does.add(
        scene.who(act), name=act["name"], custody=Custody(act["custody"]), **given(act, "relation", "phone")
    )
    does.invite(made.id)
    if "remarks" in act:
        does.hear(made.id, remarks=act["remarks"], signed=act.get("signed", False))
    scene.keep(act, made.id)


def told(scene: Scene, act: Node) -> None:
    """Something is told by word of mouth, by a consent, and noted among who has had what."""
    made = scene.seat.does.disclosures.tell(
        scene.who(act),
        ToldByHand(
            to=act["to"],
            parts=tuple(Part(one) for one in act["parts"]),
            what=act["what"],
            way=Way(act.get("way", "told")),
        ),
    )
    scene.keep(act, made.id)


# --- where the young person stands ------------------------------------------------------------------------------------
def status(scene: Scene, act: Node) -> None:
    """A stretch of the time line; one with an end has ended."""
    does = scene.seat.does.statuses
    more = given(act, *(name for name in _STATUS if name != "cause"))
    made = does.add(scene.who(act), StatusKind(act["kind"]), from_on=scene.past(act, "from"), **more)
    ended = scene.past(act, "to")
    if ended is not None:
        does.end(made.id, ended, StatusEnd(act["how"]), cause=act.get("cause", ""))
    scene.keep(act, made.id)


def status_ends(scene: Scene, act: Node) -> None:
    """A stretch of the time line ends, and what is next begins."""
    does, day = scene.seat.does.statuses, scene.past(act, "to") or scene.day
    does.end(
        scene.names[act["status"]],
        day,
        StatusEnd(act["how"]),
        cause=act.get("cause", ""),
        next_what=act.get("next", ""),
        next_on=scene.later(act),
    )
    scene.ids.append(scene.names[act["status"]])


def involve(scene: Scene, act: Node) -> None:
    """Another unit has a part; from two on the responsible contact coordinates."""
    unit = scene.stage.script.unit(act["unit"])
    made = scene.seat.does.coordination.involve(scene.who(act), unit, act["because"], act.get("contact", ""))
    scene.keep(act, made.id)


def release(scene: Scene, act: Node) -> None:
    """A unit has no part any more."""
    scene.seat.does.coordination.release(scene.names[act["involved"]], act["because"])
    scene.ids.append(scene.names[act["involved"]])


def responsibility(scene: Scene, act: Node) -> None:
    """What the municipality's rules ask is answered."""
    scene.seat.does.responsibility.answer(scene.who(act), dict(act["answers"]))
    scene.ids.append(scene.who(act))


# --- the plan ----------------------------------------------------------------------------------------------------------
def plan(scene: Scene, act: Node) -> None:
    """The plan's opening words."""
    scene.seat.does.plans.write(scene.who(act), **given(act, "wishes", "strengths", "challenges", "needs", "duty"))
    if "duty" in act:
        scene.seat.does.plans.write(scene.who(act), duty_told_on=scene.day)
    scene.ids.append(scene.who(act))


def next_step(scene: Scene, act: Node) -> None:
    """The next step; ``ahead`` is in days from today."""
    on = scene.stage.days.ahead(act["ahead"]) if "ahead" in act else scene.later(act)
    scene.seat.does.plans.next_step(scene.who(act), act["what"], on)
    scene.ids.append(scene.who(act))


def goal(scene: Scene, act: Node) -> None:
    """A goal in own words."""
    made = scene.seat.does.plans.add_goal(
        scene.who(act),
        own_words=act["own_words"],
        horizon=Horizon(act.get("horizon", "short")),
        follow_up_on=scene.later(act),
        **given(act, *_GOAL),
    )
    scene.keep(act, made.id)


def rate(scene: Scene, act: Node) -> None:
    """Where a goal stands, the young person first."""
    made = scene.seat.does.goals.rate(
        scene.names[act["goal"]],
        rating=act.get("rating", NOT_RATED),
        **given(act, "own_words", "status", "comment"),
    )
    scene.keep(act, made.id)


def reached(scene: Scene, act: Node) -> None:
    """A goal is reached."""
    scene.seat.does.plans.close_goal(scene.names[act["goal"]], reached=True, because=act["because"])
    scene.ids.append(scene.names[act["goal"]])


def agree(scene: Scene, act: Node) -> None:
    """What, who, by when; without an owner it is this desk's own."""
    made = scene.seat.does.plans.add_agreement(
        scene.who(act),
        what=act["what"],
        owner=act.get("owner", scene.seat.worker),
        due=scene.later(act) or (scene.stage.days.ahead(act["ahead"]) if "ahead" in act else None),
        mine="owner" not in act,
        owner_unit=scene.stage.script.unit(act.get("unit", "")),
    )
    scene.keep(act, made.id)


def tick(scene: Scene, act: Node) -> None:
    """An agreement is kept."""
    scene.seat.does.plans.tick(scene.names[act["agreement"]], outcome=act.get("outcome", ""))
    scene.ids.append(scene.names[act["agreement"]])


def event(scene: Scene, act: Node) -> None:
    """Something that is neither success nor defeat."""
    made = scene.seat.does.plans.note_event(
        scene.who(act), code=act["code"], on=scene.day, ends_on=scene.later(act), text=act.get("text", "")
    )
    scene.keep(act, made.id)


def offer(scene: Scene, act: Node) -> None:
    """An offer of the catalogue becomes a measure of the plan, or is what a measure that was decided turns out to be."""
    does = scene.seat.does
    code: str = act["code"]
    code = scene.names.get(code, code)
    if "measure" in act:
        made = does.offers.use(scene.names[act["measure"]], code)
    else:
        made = does.offers.pick(scene.who(act), code)
    if "change" in act:
        does.measures.change(made.id, **act["change"])
    if "grant" in act:
        does.measures.grant(made.id, grant=act["grant"])
    if act.get("begins"):
        does.measures.start(made.id)
    scene.keep(act, made.id)


def own_offer(scene: Scene, act: Node) -> None:
    """An offer of the desk's own, described by the fixed fields."""
    fields = dict(act["fields"])
    if "unit" in fields:
        fields["unit"] = scene.stage.script.unit(fields["unit"])
    code = scene.seat.does.offers.add_own(**fields)
    scene.keep(act, code)
    scene.paper("tilbud", scene.seat.does.offers.paper(code))


def measure_begins(scene: Scene, act: Node) -> None:
    """A measure that was decided or picked has begun."""
    scene.seat.does.measures.start(scene.names[act["measure"]])
    scene.ids.append(scene.names[act["measure"]])


def measure_ends(scene: Scene, act: Node) -> None:
    """A measure ended, and what is next."""
    scene.seat.does.measures.end(
        scene.names[act["measure"]],
        how=MeasureEnd(act["how"]),
        because=act.get("because", ""),
        next_what=act.get("next", ""),
        next_on=scene.later(act),
        followed_by=scene.names[act["followed_by"]] if "followed_by" in act else "",
    )
    scene.ids.append(scene.names[act["measure"]])


def next_began(scene: Scene, act: Node) -> None:
    """What follows a measure has begun; with ``safe`` the young person says how it is."""
    does, measure = scene.seat.does.measures, scene.names[act["measure"]]
    does.next_began(measure)
    if "safe" in act:
        does.feels_safe(measure, heard_by=act["safe"])
    scene.ids.append(measure)


# --- who follows along, and what is reported ----------------------------------------------------------------------------
def support(scene: Scene, act: Node) -> None:
    """Somebody who supports from now on."""
    made = scene.seat.does.support.add(
        scene.who(act),
        name=act["name"],
        role=act["role"],
        unit=scene.stage.script.unit(act.get("unit", "")),
        check_on=scene.later(act),
        **given(act, *_SUPPORT),
    )
    scene.keep(act, made.id)


def support_check(scene: Scene, act: Node) -> None:
    """What a follow-up on support showed, and when to look again."""
    support = scene.names[act["support"]]
    scene.seat.does.support.check(support, act["note"], scene.later(act))
    scene.ids.append(support)


def support_ends(scene: Scene, act: Node) -> None:
    """Support ends: anchored, or somebody else is there."""
    scene.seat.does.support.end(scene.names[act["support"]], because=act["because"], successor=act.get("successor", ""))
    scene.ids.append(scene.names[act["support"]])


def report(scene: Scene, act: Node) -> None:
    """A report of absence or of somebody who left."""
    told = given(act, "code", "text", "institution", "reporter", "phone", "days", "cause")
    hours = timedelta(hours=act.get("hours_ago", 0))
    made = scene.seat.does.reports.note(scene.who(act), received_at=scene.stage.clock.now() - hours, **told)
    scene.keep(act, made.id)


def report_next(scene: Scene, act: Node) -> None:
    """What is next after a report; told with the time it took to get in touch, and the days without anything."""
    does, report = scene.seat.does.reports, scene.names[act["report"]]
    does.next(report, act["what"], scene.later(act) or scene.day)
    view = next(one for one in does.of(scene.who(act)) if one.report.id == report)
    took = view.report.reaction_time or timedelta(0)
    scene.facts |= {"hours": took // timedelta(hours=1), "days": took.days, "gap": view.gap_days}
    scene.ids.append(report)


YOUNG: dict[str, Act] = {
    one.__name__.replace("_", "-"): one
    for one in (
        young, correct, talk, contact, rhythm, consent, network, parent, told,
        status, status_ends, involve, release, responsibility,
        plan, next_step, goal, rate, reached, agree, tick, event, offer, own_offer, measure_begins, measure_ends, next_began,
        support, support_check, support_ends, report, report_next,
    )
}  # fmt: skip
