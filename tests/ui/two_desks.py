"""Two desks that know each other: one in *Job og Velfærd*, one in *Familieafdelingen*, and one young person between them.

Belongs here: what the tests of exchange and handover pages share. Does not belong here: any page.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.ui.desk import TestDesk, open_desk
from ungeapp.domain.consent import Use
from ungeapp.domain.parts import Part
from ungeapp.domain.people import YoungPerson
from ungeapp.domain.plans import Agreement, Goal, Horizon
from ungeapp.usecases.consents import ConsentAsked
from ungeapp.usecases.intentions import Intentions

EVERYTHING = tuple(one for one in Part if one not in (Part.NOTES, Part.HEALTH))


class TwoDesks:
    """Desk A and desk B; ``close`` both afterwards."""

    def __init__(self, folder: Path) -> None:
        self.a: TestDesk = open_desk(folder / "a")
        self.b: TestDesk = open_desk(folder / "b", unit="familieafdelingen")

    @property
    def at_a(self) -> Intentions:
        return self.a.intentions

    @property
    def at_b(self) -> Intentions:
        return self.b.intentions

    @property
    def id_a(self) -> str:
        return self.at_a.desk.author.identity

    @property
    def id_b(self) -> str:
        return self.at_b.desk.author.identity

    def know_each_other(self) -> None:
        """Cards exchanged and confirmed by number."""
        self.at_a.partners.add(self.at_b.partners.write_card())
        self.at_b.partners.add(self.at_a.partners.write_card())
        self.at_a.partners.confirm(self.id_b, self.at_b.partners.own_card().check_number)
        self.at_b.partners.confirm(self.id_a, self.at_a.partners.own_card().check_number)

    def young_person(self) -> YoungPerson:
        """Known at desk A."""
        return self.a.person("Sara", "Eksempel")

    def consent(self, person: str, *uses: Use, parts: tuple[Part, ...] = EVERYTHING) -> None:
        """Both ways between the desks."""
        self.at_a.consents.give(
            person,
            ConsentAsked(
                basis="consent",
                uses=uses or (Use.EXCHANGE, Use.HANDOVER),
                purpose="Fælles plan",
                parts=parts,
                recipients=("viborg/familieafdelingen",),
                both_ways=True,
                how="written",
            ),
        )

    def plan(self, person: str) -> tuple[Goal, Agreement]:
        """A goal and an agreement at desk A."""
        goal = self.at_a.plans.add_goal(
            person, own_words="Jeg vil gerne op om morgenen", wording="Op kl. 8 tre dage om ugen indtil fødslen",
            horizon=Horizon.SHORT, area="everyday",
        )  # fmt: skip
        agreement = self.at_a.plans.add_agreement(
            person, what="Tjekke regler for barsel", owner="Karen Kontakt", due=date(2026, 12, 1), mine=True
        )
        return goal, agreement

    def shared(self) -> tuple[YoungPerson, Goal, Agreement]:
        """The person at both desks."""
        person = self.young_person()
        self.consent(person.id)
        goal, agreement = self.plan(person.id)
        self.at_b.receiving.receive(self.at_a.sending.share((person.id,), self.id_b).content)
        return person, goal, agreement

    def contribution(self) -> tuple[YoungPerson, bytes]:
        """What desk B sends back: an agreement ticked, a goal both have reworded, somebody new in the network."""
        person, goal, agreement = self.shared()
        self.at_b.plans.tick(agreement.id)
        self.at_b.plans.change_goal(goal.id, wording="Op kl. 8 på hverdage indtil fødslen")
        self.at_a.plans.change_goal(goal.id, wording="Op kl. 8 fire dage om ugen indtil fødslen")
        self.at_b.people.add_network(person.id, name="", relation="moster", helps_with="støtter ved fødslen")
        return person, self.at_b.sending.share((person.id,), self.id_a).content

    def close(self) -> None:
        """Close both stores."""
        self.a.workplace.close()
        self.b.workplace.close()
