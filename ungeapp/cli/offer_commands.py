"""``ungeapp offers …``: list a municipality's offers, check a file.

Belongs here: the arguments and the printing. Does not belong here: reading definitions (``forms``).
"""

from __future__ import annotations

from typing import Annotated

import typer

from ungeapp import bootstrap
from ungeapp.cli import format_commands, output
from ungeapp.cli.output import AsJson
from ungeapp.texts import _

app = typer.Typer(no_args_is_help=True, help=_("Offers to young people: list, check a file."))

ProfileKey = Annotated[str, typer.Argument(metavar="PROFILE", help=_("The key of the municipal profile."))]

app.command("check", help=_("Check a file with offers: line for syntax, path for content, and the reason."))(
    format_commands.check_format
)


@app.command("list", help=_("List the offers a municipality's profile tells of."))
def list_offers(profile: ProfileKey, as_json: AsJson = False) -> None:
    definitions = bootstrap.shipped_definitions()
    definitions.profile(profile)  # says in a sentence when it is not there
    found = definitions.offers(profile).offers
    told = [
        {"id": one.code, "title": one.title, "areas": list(one.areas), "state": one.state.value, "source": one.source}
        for one in found
    ]
    table = [(one.code, one.title, ", ".join(one.areas)) for one in found]
    headings = (_("Id"), _("Title"), _("Life area"))
    output.show(told, output.columns(headings, table), as_json)
