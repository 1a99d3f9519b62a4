"""``ungeapp self-test``: an installed program asks every part it needs whether it works here.

Belongs here: one small real act per part, and a line about each.
Does not belong here: tests of behaviour (``tests``), and what a user's store holds (``ungeapp store check``).
"""

from __future__ import annotations

import io
import logging
import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ungeapp import texts
from ungeapp.domain.errors import UngeError
from ungeapp.texts import N_, _

log = logging.getLogger(__name__)

_DAY = datetime.fromisoformat("2026-11-02T09:00:00+01:00")
_HERE, _THERE = "0198c0de-0000-7000-8000-00000000000a", "0198c0de-0000-7000-8000-00000000000b"
_PERSON = "0198c0de-0000-7000-8000-0000000000aa"


class Fault(Exception):
    """Something does not work; the message is for whoever installs the program."""


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Fault(otherwise)


# what is asked --------------------------------------------------------------------------------------------------------
def _resources() -> None:
    from ungeapp.forms.definitions import Definitions
    from ungeapp.system import paths
    from ungeapp.usecases.handovers import CHECKLIST

    definitions = Definitions(paths.resources())
    _expect(bool(definitions.formats()), "no meeting format")
    _expect(bool(definitions.profiles()), "no municipal profile")
    definitions.checklist(CHECKLIST)
    definitions.closed_days(definitions.profiles()[0], _DAY.year, _DAY.year)
    words = (paths.resources() / "words" / "da.txt").read_text(encoding="utf-8").split()
    _expect(len(set(words)) == 2048, f"{len(set(words))} words for passphrases")


def _catalogue() -> None:
    before = texts.current()
    texts.use(texts.DANISH)
    try:
        _expect(_("in order") != "in order", "not translated")
    finally:
        texts.use(before)


def _fonts() -> None:
    from ungeapp.forms.pdf_fonts import faces, missing

    _expect(len(faces()) == 3, "not three faces of Roboto")
    _expect(not missing("Sørine Ærø på Ågade – »blåbærgrød«"), "letters are missing")


def _window() -> None:
    from ungeapp.ui.application import create_application
    from ungeapp.ui.gallery.page import build_gallery

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    create_application([], packaged_font=True)
    page = build_gallery()
    page.resize(640, 480)
    picture = page.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 640, 8) for y in range(0, 480, 8)}
    page.deleteLater()
    _expect(len(colours) > 3, "an empty picture")


def _icons() -> None:
    from ungeapp.ui.application import create_application
    from ungeapp.ui.kit.icons import NAMES, icon
    from ungeapp.ui.kit.style import color

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    create_application([], packaged_font=True)
    ink = color("ink").name()
    _expect(all(not icon(name, ink).pixmap(16, 16).isNull() for name in NAMES), "an icon is missing")


def _argon2id() -> None:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # RFC 9106, section 5.3.
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    _expect(kdf.derive(b"\x01" * 32).hex() == expected, "another result than RFC 9106 says")


def _store() -> None:
    from ungeapp.storage.engine import is_plain
    from ungeapp.storage.errors import WrongPassphrase
    from ungeapp.storage.keys import Cost
    from ungeapp.storage.vault import DATABASE, create_store, open_store
    from ungeapp.system.clock import FixedClock

    clock = FixedClock(_DAY)
    with tempfile.TemporaryDirectory(prefix="ungeapp-") as folder:
        place = Path(folder) / "store"
        create_store(
            place,
            passphrase="ret",  # noqa: S106  a store that lives for a second
            name="Prøve",
            unit="proeve/proeve",
            profile="proeve",
            clock=clock,
            cost=Cost(memory=1024, passes=1, lanes=1),
        ).close()
        _expect(not is_plain(place / DATABASE), "the file is not encrypted")
        try:
            open_store(place, "forkert", clock).close()
        except WrongPassphrase:
            pass
        else:
            raise Fault("opens with any passphrase")
        with open_store(place, "ret", clock) as store, store.unit_of_work() as uow:
            _expect(uow.verify_audit() is None, "the log is not whole")


def _hybrid_keys() -> None:
    from ungeapp.exchange import age
    from ungeapp.exchange.keys import PrivateIdentity

    mine, other = (PrivateIdentity(secrets.token_bytes(32), secrets.token_bytes(32)) for _ in range(2))
    sealed = age.encrypt_bytes(b"samme ord", [mine.public().recipient()])
    _expect(age.decrypt_bytes(sealed, [mine.opener()]) == b"samme ord", "not the same words back")
    try:
        age.decrypt_bytes(sealed, [other.opener()])
    except UngeError:
        return
    raise Fault("opens with another key")


def _pdf() -> None:
    import pypdfium2

    from ungeapp.forms.document import Document, Paragraph
    from ungeapp.forms.pdf import write_pdf

    data = write_pdf(Document("Prøve", blocks=(Paragraph("Blåbærgrød på Ærø"),)))
    _expect(b"Helvetica" not in data, "a font that is not embedded")
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        _expect("Blåbærgrød på Ærø" in pdf[0].get_textpage().get_text_bounded(), "the text cannot be read back")


def _package() -> None:
    from ungeapp.exchange.envelope import SealedEnvelope
    from ungeapp.usecases.envelope import Outgoing, PersonMember

    mine, theirs = _seeds(), _seeds()
    here, there = SealedEnvelope(_HERE, lambda: mine), SealedEnvelope(_THERE, lambda: theirs)
    cards = [
        one.own_card(
            identity=identity,
            name="Prøve",
            unit="proeve/proeve",
            unit_name="Prøve",
            phone="",
            created=_DAY.date(),
        )
        for one, identity in ((here, _HERE), (there, _THERE))
    ]
    package = Outgoing(
        id="0198c0de-0000-7000-8000-0000000000ff",
        kind="share",
        created=_DAY,
        sender=cards[0],
        replica="00",
        recipients=(cards[1].wire,),
        sequences={cards[1].identity: 1},
        members=(PersonMember(person=_PERSON),),
        audit_head=(0, ""),
    )
    data = here.seal(package)
    opened = there.open(data, [cards[0].wire])
    _expect([one.person for one in opened.members] == [_PERSON], "not the same content back")
    try:
        there.open(data[:-20] + bytes(20), [cards[0].wire])
    except UngeError:
        return
    raise Fault("an altered file opens")


def _seeds() -> tuple[bytes, bytes]:
    return secrets.token_bytes(32), secrets.token_bytes(32)


PARTS: tuple[tuple[str, Callable[[], None]], ...] = (
    (N_("Formats, profiles and words"), _resources),
    (N_("Danish texts"), _catalogue),
    (N_("Fonts"), _fonts),
    (N_("The window"), _window),
    (N_("Icons"), _icons),
    (N_("Passphrases (Argon2id)"), _argon2id),
    (N_("The encrypted store (SQLCipher)"), _store),
    (N_("Keys for files (HPKE)"), _hybrid_keys),
    (N_("Paper (PDF)"), _pdf),
    (N_("Files between departments"), _package),
)


def run() -> int:
    """Ask every part and print a line about each; 0 when all are in order, else 1."""
    faults = 0
    for name, ask in PARTS:
        try:
            ask()
            said = _("in order")
        except Exception as error:
            faults += 1
            log.error("self-test failed: %s", error, exc_info=error)
            said = _("fault: {reason}").format(reason=" ".join(f"{type(error).__name__} {error}".split()))
        print(f"{_(name)}: {said}", flush=True)
    return 1 if faults else 0
