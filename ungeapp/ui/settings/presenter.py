"""The choices of this desk; without Qt.

Belongs here: reading, checking and keeping them. Does not belong here: using the look (``look``).
"""

from __future__ import annotations

from dataclasses import dataclass

from ungeapp import texts
from ungeapp.texts import N_, _
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.unlock.presenter import strength
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.network import FEWEST
from ungeapp.usecases.settings import LANGUAGE, MEETING_PLACE, TEXT_SIZE, THEME

SYSTEM = "system"
_THEMES = {
    SYSTEM: N_("As the computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}
_LANGUAGES = {texts.DANISH: "Dansk", texts.ENGLISH: "English"}
SIZES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What is chosen, and the facts about this desk."""

    theme: str
    size: int
    language: str
    meeting_place: str
    fewest_private: str
    facts: tuple[tuple[str, str], ...]


class SettingsPresenter:
    """Asks for the choices and keeps them."""

    def __init__(self, intentions: Intentions) -> None:
        self._intentions = intentions

    def view(self) -> SettingsView:
        """Everything the page shows."""
        settings = self._intentions.settings
        author, profile = self._intentions.desk.author, self._intentions.desk.profile
        facts = (
            (_("Name"), author.name),
            (_("Unit"), profile.unit_name(author.unit)),
            (_("Municipality"), profile.name),
            (_("Telephone at work"), author.phone),
        )
        return SettingsView(
            theme=theme_of(settings.value(THEME)),
            size=size_of(settings.value(TEXT_SIZE)),
            language=language_of(settings.value(LANGUAGE)) or texts.current(),
            meeting_place=settings.value(MEETING_PLACE),
            fewest_private=settings.value(FEWEST),
            facts=tuple((name, value) for name, value in facts if value),
        )

    def themes(self) -> tuple[Option, ...]:
        """The looks there are."""
        return tuple(Option(code, _(name)) for code, name in _THEMES.items())

    def sizes(self) -> tuple[Option, ...]:
        """The text sizes there are, in percent."""
        return tuple(Option(str(one), f"{one} %") for one in SIZES)

    def languages(self) -> tuple[Option, ...]:
        """The languages of the window, each by its own name; paper and formats stay Danish."""
        return tuple(Option(code, name) for code, name in _LANGUAGES.items())

    def choose_language(self, code: str) -> None:
        """Keep a language."""
        self._intentions.settings.choose(LANGUAGE, language_of(code))

    def units(self) -> tuple[Option, ...]:
        """The municipality's units."""
        return tuple(Option(one.key, one.name) for one in self._intentions.desk.profile.units)

    def me(self) -> tuple[str, str, str]:
        """Name, unit and telephone of who works here."""
        author = self._intentions.desk.author
        return author.name, author.unit, author.phone

    def change_me(self, name: str, unit: str, phone: str) -> None:
        """Put them right."""
        self._intentions.settings.change_me(name=name, unit=unit, phone=phone)

    @staticmethod
    def passphrase_problems(old: str, new: str, again: str) -> dict[str, str]:
        """What stands in the way of another passphrase, by field."""
        told = {
            "old": "" if old else _("Write the passphrase you use now."),
            "new": "" if strength(new).enough else strength(new).sentence,
            "again": "" if new == again else _("The two are not the same."),
        }
        return {field: sentence for field, sentence in told.items() if sentence}

    def change_passphrase(self, old: str, new: str) -> None:
        """Another one opens the cases from now on."""
        self._intentions.settings.change_passphrase(old, new)

    def choose_theme(self, code: str) -> None:
        """Keep a look."""
        self._intentions.settings.choose(THEME, theme_of(code))

    def choose_size(self, percent: str) -> None:
        """Keep a text size."""
        self._intentions.settings.choose(TEXT_SIZE, str(size_of(percent)))

    def choose_place(self, place: str) -> None:
        """Keep the usual place of meetings."""
        self._intentions.settings.choose(MEETING_PLACE, place)

    def choose_fewest(self, number: str) -> None:
        """Keep below how many people a private network is small; nothing typed: it never is."""
        self._intentions.network.choose_fewest(number)


def theme_of(kept: str) -> str:
    """A look there is; as the computer's where nothing (or something unknown) was kept."""
    return kept if kept in _THEMES else SYSTEM


def language_of(kept: str) -> str:
    """A language there is; empty where nothing (or something unknown) was kept."""
    return kept if kept in _LANGUAGES else ""


def size_of(kept: str) -> int:
    """A text size there is; 100 % where nothing (or something unknown) was kept."""
    return int(kept) if kept.isdecimal() and int(kept) in SIZES else SIZES[0]
