"""Translation: English message ids in the code, Danish on the screen, by the standard library's gettext.

What belongs here: the four functions every layer with sentences uses, and the choice of language. What does not: any
sentence, and what codes are called (`ungeapp.wording`). Only the standard library is known here, so that the unlock
page can speak before anything heavy is imported.

The Danish entries stand in `resources/locale/da/parts/*.po`; `make texts` compiles them into the catalogue read here.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

ENGLISH = "en"
DANISH = "da"
LANGUAGES = (DANISH, ENGLISH)

_DOMAIN = "ungeapp"


class CatalogueMissing(Exception):
    """The program was started without the compiled catalogue of the language asked for."""


class _State:
    """The current language; with the log the only state of the program that is not handed over as an argument."""

    language: str = ENGLISH
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def locale_folder() -> Path:
    """Where the catalogues lie: inside the installed package, else in `resources` beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources" / "locale"
    return installed if installed.is_dir() else package.parent / "resources" / "locale"


def use(language: str, folder: Path | None = None) -> None:
    """Speak `language` from now on, for every text asked for after this call.

    English needs no catalogue, since the message ids are English. `folder` replaces the place of the catalogues.
    Raises `ValueError` for a language the program does not have and `CatalogueMissing` when it was not compiled.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    if language == ENGLISH:
        _State.language, _State.catalogue = language, _gettext.NullTranslations()
        return
    path = (folder or locale_folder()) / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    try:
        with path.open("rb") as file:
            catalogue = _gettext.GNUTranslations(file)
    except FileNotFoundError as error:
        raise CatalogueMissing(f"{path} is missing; in a checkout `make texts` builds it") from error
    _State.language, _State.catalogue = language, catalogue


def current() -> str:
    """The language spoken now: `da` or `en`."""
    return _State.language


def _(message: str) -> str:
    """The sentence for the English id `message`, in the current language.

    Fill in values after translating: `_("Meeting {number}").format(number=2)`.
    """
    return _State.catalogue.gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark `message` for translation without translating it; whoever shows it calls `_` on it."""
    return message


def ngettext(singular: str, plural: str, number: int) -> str:
    """The singular or plural sentence for `number`, in the current language."""
    return _State.catalogue.ngettext(singular, plural, number)
