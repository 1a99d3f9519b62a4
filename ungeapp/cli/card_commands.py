"""``ungeapp card …``: my card, partners' cards, confirming them by check number.

Belongs here: the arguments and the printing. Does not belong here: what a card is (``exchange.cards``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ungeapp import wording
from ungeapp.cli import output, shapes
from ungeapp.cli.opening import PassphraseFile, StoreOption, at_desk
from ungeapp.cli.output import AsJson, Out
from ungeapp.exchange.limits import MAX_CARD
from ungeapp.texts import _

app = typer.Typer(no_args_is_help=True, help=_("Cards: export mine, import, list and confirm those of partners."))

CardFile = Annotated[Path, typer.Argument(metavar="FILE", help=_("The card: a .ungekort file."))]
CardId = Annotated[str, typer.Argument(metavar="ID", help=_("The partner's id, from card list."))]
Number = Annotated[str, typer.Option("--number", help=_("The check number, as the partner reads it aloud."))]


@app.command("export", help=_("Write my card to a file."))
def export_card(
    context: typer.Context,
    store: StoreOption,
    out: Out,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    output.check_target(out)
    with at_desk(context, store, passphrase_file) as place:
        partners = place.intentions.partners
        own, content = partners.own_card(), partners.write_card()
    targets = output.save(out, [(f"{own.identity[-12:]}.ungekort", content)])
    told = {"id": own.identity, "file": str(targets[0]), "check_number": own.check_number}
    number = _("Check number, to be read aloud: {number}").format(number=own.check_number)
    output.show(told, [*output.saved_lines(targets), number], as_json)


@app.command("import", help=_("Take in a partner's card."))
def import_card(
    context: typer.Context,
    file: CardFile,
    store: StoreOption,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    data = output.read(file, MAX_CARD)
    with at_desk(context, store, passphrase_file) as place:
        row = place.intentions.partners.add(data)
    line = f"{row.identity}  {row.name}, {row.unit_name}: {wording.card_state(row.state)}"
    output.show(shapes.card(row), [line], as_json)


@app.command("list", help=_("List the cards of partners."))
def list_cards(
    context: typer.Context, store: StoreOption, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        rows = place.intentions.partners.partners()
    table = [(one.identity, one.name, one.unit_name, wording.card_state(one.state), one.check_number) for one in rows]
    headings = (_("Id"), _("Name"), _("Unit"), _("State"), _("Check number"))
    output.show([shapes.card(one) for one in rows], output.columns(headings, table), as_json)


@app.command("verify", help=_("Confirm a card: the check number read aloud must be the card's."))
def verify_card(
    context: typer.Context,
    card: CardId,
    number: Number,
    store: StoreOption,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    with at_desk(context, store, passphrase_file) as place:
        row = place.intentions.partners.confirm(card, number)
    line = _("{name}, {unit}: confirmed").format(name=row.name, unit=row.unit_name)
    output.show(shapes.card(row), [line], as_json)
