"""Writes the folder of this version: `python -m tests.old.write`. Run once, when a version is released; never again.

Two desks with invented people: their stores, a card and the files they exchanged.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from ungeapp import __version__, texts
from ungeapp.bootstrap import Workplace, create_workplace
from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.storage.keys import Cost
from ungeapp.system.clock import DENMARK, FixedClock
from ungeapp.usecases.consents import ConsentAsked

PASSPHRASE = "seks ord som alle kender her"
CHEAP = Cost(memory=64, passes=1, lanes=1)
FAMILY = "viborg/familieafdelingen"


def _desk(folder: Path, unit: str, name: str, clock: FixedClock) -> Workplace:
    return create_workplace(
        folder, passphrase=PASSPHRASE, name=name, unit=unit, profile="viborg", clock=clock, cost=CHEAP
    )


def write(folder: Path) -> None:
    """Everything a version keeps or exchanges, in ``folder``."""
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=DENMARK))
    with (
        _desk(folder / "a", "job-og-velfaerd", "Anna Øvelund", clock) as first,
        _desk(folder / "b", "familieafdelingen", "Bo Øvelund", clock) as second,
    ):
        a, b = first.intentions, second.intentions
        (folder / "a.ungekort").write_bytes(a.partners.write_card())
        theirs, mine = a.partners.add(b.partners.write_card()), b.partners.add((folder / "a.ungekort").read_bytes())
        a.partners.confirm(theirs.identity, b.partners.own_card().check_number)
        b.partners.confirm(mine.identity, a.partners.own_card().check_number)
        person = a.people.add(given_name="Emma", family_name="Prøvesen", number="640704-4242").id
        a.people.note_contact(person, "Ringede; hun er på vej")
        a.plans.write(person, wishes="Jeg vil være kok")
        goal = a.plans.add_goal(person, own_words="Op kl. 8", area="everyday")
        a.plans.add_agreement(person, what="Ringe til FGU", owner="Anna Øvelund", due=date(2026, 12, 1), mine=True)
        parts = tuple(part for part in Part if part is not Part.NOTES)
        a.consents.give(
            person,
            ConsentAsked(
                basis="consent",
                uses=(Use.EXCHANGE, Use.HANDOVER),
                purpose="Fælles plan",
                parts=parts,
                recipients=(FAMILY,),
                both_ways=True,
            ),
        )
        share = a.sending.share((person,), theirs.identity)
        (folder / "share.ungepakke").write_bytes(share.content)
        b.receiving.receive(share.content)
        b.plans.change_goal(goal.id, own_words="Op kl. 8 på hverdage")
        contribution = b.sending.share((person,), mine.identity)
        (folder / "contribution.ungepakke").write_bytes(contribution.content)


if __name__ == "__main__":
    texts.use("da")
    target = Path(__file__).parent / __version__
    if target.exists():
        sys.exit(f"{target} is released already")
    target.mkdir()
    write(target)
    for left in target.rglob("*.lock"):
        left.unlink()
    shutil.rmtree(target / "__pycache__", ignore_errors=True)
