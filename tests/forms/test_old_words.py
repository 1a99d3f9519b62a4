"""A word that is renamed in the glossary is nowhere left half renamed: not in the window's sentences, the guide, the lists."""

from __future__ import annotations

from ungeapp import texts
from ungeapp.domain.named_words import turns
from ungeapp.domain.old_words import OldWords
from ungeapp.forms.definitions import Definitions
from ungeapp.system import paths

DEFINITIONS = Definitions(paths.resources())
GLOSSARY = DEFINITIONS.terms("glossary")
LAST = turns(GLOSSARY)[-1]
"""The last day on which a word changed: a renaming known beforehand counts already."""
OLD = OldWords(GLOSSARY, LAST)
QUOTED = {
    ("overlevering-ungdomsuddannelse.2.toml", "Uddannelsesvejledningen"),  # the guidance itself, bent
    ("samarbejdsforum.1.toml", "UU"),  # the unit of the municipality it comes from
}
"""Texts of the newest formats in which an old word is meant."""


def found(text: str) -> list[str]:
    return [one.old for one in OLD.found_in(text)]


def test_it_would_be_noticed() -> None:
    assert found("Hvornår slutter efterværnet?") == ["Efterværn"]


def test_no_sentence_of_the_window_uses_an_old_word() -> None:
    parts = sorted((texts.locale_folder() / "da" / "parts").glob("*.po"))
    assert parts
    for one in parts:
        for line in one.read_text(encoding="utf-8").splitlines():
            assert not found(line) or not line.startswith(("msgstr", '"')), f"{one.name}: {line}"


def test_no_line_of_the_guide_uses_an_old_word() -> None:
    for line in (paths.resources() / "guide" / "brugervejledning.md").read_text(encoding="utf-8").splitlines():
        assert not found(line), line


def test_no_list_offers_an_old_word() -> None:
    for path in sorted((paths.resources() / "terms").glob("*.toml")):
        terms = DEFINITIONS.terms(path.stem)
        for one in terms.on(LAST):
            assert not found(one.label), f"{path.name}: {one.label}"


def test_the_newest_formats_use_an_old_word_only_where_it_is_meant() -> None:
    newest = {f"{one.ref.id}.{one.ref.version}.toml" for one in DEFINITIONS.formats()}
    told: set[tuple[str, str]] = set()
    for name in sorted(newest):
        for line in (paths.resources() / "formats" / name).read_text(encoding="utf-8").splitlines():
            key, _is, text = line.strip().partition(" = ")
            if not key.startswith("#") and key not in ("source", "law", "private_words"):
                told |= {(name, word) for word in found(text)}
    assert told == QUOTED
