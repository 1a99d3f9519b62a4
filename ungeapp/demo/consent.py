"""The rehearsal's register of consents: given with something kept out, withdrawn and asked back, asked for.

Belongs here: when each of it happens. Does not belong here: any word of it (``resources/demo/consent.toml``).
"""

from __future__ import annotations

import tomllib
from datetime import timedelta

from ungeapp.demo.days import moment
from ungeapp.demo.script import Node
from ungeapp.demo.stage import Stage
from ungeapp.demo.threads import Thread
from ungeapp.domain.consent import GivenBy, Use, named
from ungeapp.domain.disclosures import Way
from ungeapp.domain.parts import Part
from ungeapp.system import paths
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.disclosures import ToldByHand

STEP = "consent-register"
"""The step under which the young person of this register is found."""


def register(stage: Stage) -> Thread:
    """One young person of 16, from the first consent to the one that waits for an answer."""
    told: Node = tomllib.loads((paths.resources() / "demo" / "consent.toml").read_text(encoding="utf-8"))
    does = stage.a.does
    yield moment(stage.days.ago(told["given"]["ago"]), 12)
    person = stage.people[told["person"]]
    does.consents.give(person, _asked(stage, told["given"]))
    yield moment(stage.days.ago(told["told"]["ago"]), 12)
    does.disclosures.tell(person, _by_hand(told["told"]))
    yield moment(stage.days.ago(told["withdrawn"]["ago"]), 12)
    ended = does.consents.give(person, _asked(stage, told["withdrawn"]))
    yield moment(stage.days.ago(told["withdrawn_told"]["ago"]), 12)
    does.disclosures.tell(person, _by_hand(told["withdrawn_told"]))
    yield moment(stage.days.ago(told["withdrawn"]["until"]), 12)
    does.consents.withdraw(ended.id)
    files = []
    for one in does.recalls.earlier(ended.id).by_letter:
        files.append(stage.paper("tilbagekaldelse", does.recalls.letter(ended.id, one.to_key)))
        does.recalls.note_asked(ended.id, [one.to_key])
    yield moment(stage.days.ago(told["asked"]["ago"]), 12)
    asked = does.consents.ask(person, _asked(stage, told["asked"]))
    files += [
        stage.paper("samtykke-den-unge", does.consent_papers.consent(asked.id)),
        stage.paper("samtykke-foraeldremyndighed", does.consent_papers.consent(asked.id, copy="custody")),
        stage.paper("hvem-har-faaet-hvad", does.consent_papers.disclosures(person)),
    ]
    stage.step(STEP, stage.a, (person, ended.id, asked.id), files)


def _asked(stage: Stage, told: Node) -> ConsentAsked:
    now = stage.clock.now().date()
    return ConsentAsked(
        basis=told["basis"],
        uses=tuple(Use(one) for one in told["uses"]),
        purpose=told["purpose"],
        parts=tuple(Part(one) for one in told["parts"]),
        recipients=tuple(
            key
            for one in told["recipients"]
            for key in ((named(one.removeprefix("name:")),) if one.startswith("name:") else (stage.script.unit(one),))
        ),
        both_ways=told.get("both_ways", False),
        given_by_kind=GivenBy(told["given_by_kind"]),
        how=told.get("how", ""),
        withheld_text=tuple(told.get("withheld_text", ())),
        withheld_because=told.get("withheld_because", ""),
        valid_to=now + timedelta(days=told["counts_days"]) if "counts_days" in told else None,
    )


def _by_hand(told: Node) -> ToldByHand:
    return ToldByHand(
        to=told["to"], parts=tuple(Part(one) for one in told["parts"]), what=told["what"], way=Way(told["way"])
    )
