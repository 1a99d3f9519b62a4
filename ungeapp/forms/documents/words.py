"""What codes are called on paper, in Danish whatever the window speaks.

Belongs here: the words for parts, attendance, states and horizons on a printed page.
Does not belong here: the window's words (`ungeapp.wording`), days (`dates`), sentences of one paper (its own module).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ungeapp.domain.offers import SMALL

SMALL_NUMBERS = f"Tal fra 1 til {SMALL - 1} vises ikke, så ingen kan genkendes."
"""What every paper with counts says (1-09)."""

# What a withheld part is called towards somebody who does not get it. A part that is not named here would tell by its
# name alone what it is about; such parts stand together under `SEPARATE`.
PARTS = {
    "identity": "navn",
    "number": "CPR-nummer",
    "contact": "telefon og e-mail",
    "address": "adresse",
    "own-words": "den unges egne ord",
    "plan": "planens indledning og næste skridt",
    "goals-education": "mål om uddannelse",
    "goals-work": "mål om arbejde",
    "goals-everyday": "mål om hverdagen",
    "goals-housing": "mål om bolig",
    "goals-economy": "mål om økonomi",
    "goals-leisure": "mål om fritid",
    "agreements": "aftaler",
    "measures": "beslutninger og indsatser",
    "measures-leisure": "indsatser i fritiden",
    "private-network": "det private netværk",
    "professional-network": "det professionelle netværk",
    "notes": "notater",
    "meetings": "møder",
    "handover": "overleveringens tjekliste",
    "consents": "samtykker",
    "case-references": "andre myndigheders sagsnumre",
    "status": "skole og situation",
    "parents": "forældre",
}
SEPARATE = "oplysninger, der kræver særskilt samtykke"

ATTENDANCE = {
    "unknown": "Fremmøde ikke noteret",
    "came": "Mødt",
    "late": "Kom senere",
    "excused": "Afbud",
    "absent": "Udeblevet",
}
GOAL_STATES = {"reached": "nået", "closed": "afsluttet"}
AGREEMENT_STATES = {"done": "gjort", "dropped": "bortfaldet"}
MEASURE_STATES = {"requested": "ansøgt", "granted": "bevilget", "started": "i gang", "ended": "afsluttet"}
MEASURE_ENDS = {"completed": "gennemført", "stopped": "stoppet før tid", "never-started": "kom aldrig i gang"}
STEP_STATES = {"done": "gjort", "dropped": "opgivet"}
WAITED_FOR = {"grant": "på bevilling", "start": "på start"}
HORIZONS = {"long": "Langt", "short": "Kort"}


def parts_left_out(codes: Iterable[str]) -> str:
    """The withheld parts as an enumeration; what must not be named comes last and once."""
    named: list[str] = []
    separate = False
    for code in codes:
        name = PARTS.get(code)
        if name is None:
            separate = True
        elif name not in named:
            named.append(name)
    return enumeration([*named, SEPARATE] if separate else named)


def enumeration(items: Iterable[str]) -> str:
    """*a, b og c*."""
    listed = [item for item in items if item.strip()]
    return listed[0] if len(listed) == 1 else " og ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def counted(names: Sequence[str]) -> list[str]:
    """The names; who bear the same neutral name are counted, not repeated: *Fagperson fra kommunen (2)*."""
    many = {name: names.count(name) for name in names if name.strip()}
    return [name if count == 1 else f"{name} ({count})" for name, count in many.items()]


def lower_start(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation such as *SSD-møde* keeps its capitals."""
    return text[:1].lower() + text[1:] if len(text) > 1 and text[1].islower() else text
