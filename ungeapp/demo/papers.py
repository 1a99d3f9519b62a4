"""What the rehearsal shows of papers for others: one list of what a party owes, the map for a reader, the card to call by.

Belongs here: printing them. Does not belong here: their words (use cases, ``forms``).
"""

from __future__ import annotations

from ungeapp.demo.stage import Stage

STEP = "papers"
_HOTLINE = "hotline"  # what is called when no offer tells its number; then the card has room to write it


def play(stage: Stage, person: str) -> None:
    """At the end of the story, when most is owed and most may be told."""
    does = stage.a.does
    stage.minutes(5)
    files = [
        stage.paper(f"netvaerkskort-til-andre-{number:02}", does.network.paper(person, min(reader.keys)))
        for number, reader in enumerate(does.network.readers(person), start=1)
    ]
    named = [one for one in does.owed.parties() if one.name]
    if named:
        most = max(named, key=lambda one: len(one.owed))
        owed = tuple(one.agreement.id for one in most.owed)
        files.append(stage.paper("det-skylder-andre", does.owed_lists.paper(most.name, owed)))
    calls = sorted(does.offers.offers(), key=lambda one: (not one.phone, one.code != _HOTLINE))
    files.append(stage.paper("hotline-kort", does.offers.call_card(calls[0].code)))
    stage.step(STEP, stage.a, (person,), files)
