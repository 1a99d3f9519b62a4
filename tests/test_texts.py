"""The Danish catalogue is complete: every sentence of the program has one translation, and no entry is left over."""

from __future__ import annotations

import importlib.util
import string
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.extract import extract

from ungeapp import texts

# What a call passes: one id, or singular and plural.
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def catalogue(checkout: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", checkout / "installer" / "catalogue.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sentences(package: Path) -> dict[str | tuple[str, str], list[str]]:
    """Every id in the program with the places it stands in."""
    found: dict[str | tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        if path.name == "texts.py" and path.parent == package:
            continue
        with path.open("rb") as file:
            for line, message, _comments, _context in extract("python", file, KEYWORDS):
                key = message if isinstance(message, str) else (message[0], message[1])
                if key and all(key):
                    found[key].append(f"{path.relative_to(package)}:{line}")
    return found


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None}


def test_the_fragments_fit_together(catalogue: ModuleType) -> None:
    _whole, faults = catalogue.gathered()
    assert not faults, "\n".join(faults)


def test_every_sentence_has_a_danish_one(catalogue: ModuleType, checkout: Path) -> None:
    whole, _faults = catalogue.gathered()
    known = {message.id: message for message in whole if message.id}
    missing = [
        f"{places[0]}: {key!r}"
        for key, places in sentences(checkout / "ungeapp").items()
        if not _translated(known, key)
    ]
    assert not missing, "add to resources/locale/da/parts/<area>.po:\n" + "\n".join(sorted(missing))


def _translated(known: dict[object, object], key: str | tuple[str, str]) -> bool:
    return key in known or (
        isinstance(key, str) and any(isinstance(entry, tuple) and entry[0] == key for entry in known)
    )


def test_no_entry_is_left_over(catalogue: ModuleType, checkout: Path) -> None:
    whole, _faults = catalogue.gathered()
    used = sentences(checkout / "ungeapp")
    left_over = [repr(message.id) for message in whole if message.id and message.id not in used]
    assert not left_over, "remove from resources/locale/da/parts:\n" + "\n".join(left_over)


def test_the_same_places_are_filled_in_both_languages(catalogue: ModuleType) -> None:
    whole, _faults = catalogue.gathered()
    wrong = []
    for message in whole:
        if not message.id:
            continue
        plural = isinstance(message.id, tuple)
        english = message.id if plural else (message.id,)
        danish = message.string if plural else (message.string,)
        for source, translation in zip(english, danish, strict=True):
            # A singular may leave the number out ("en aftale"), a plural may not.
            same = placeholders(source) == placeholders(translation)
            if not same and not (plural and source == english[0] and placeholders(translation) < placeholders(source)):
                wrong.append(f"{source!r} / {translation!r}")
    assert not wrong, "\n".join(wrong)


def test_english_is_complete_without_a_catalogue() -> None:
    texts.use("en")
    assert texts.current() == "en"
    assert texts._("Any sentence") == "Any sentence"
    assert texts.ngettext("one day", "days", 2) == "days"


def test_the_empty_text_is_empty_in_danish_too() -> None:
    texts.use("da")
    assert texts._("") == ""


def test_a_language_the_program_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language"):
        texts.use("xx")


def test_a_missing_catalogue_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(texts.CatalogueMissing, match="make texts"):
        texts.use("da", tmp_path)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ('msgid "Save"\nmsgstr "Gem"\n', 'msgid "Save"\nmsgstr "Bevar"\n', "but 'Gem' in"),
        ('msgid "Save"\nmsgstr "Gem"\n', 'msgid "Open"\nmsgstr ""\n', "no translation for 'Open'"),
        ('msgid "Save"\nmsgstr "Gem"\n', '#, fuzzy\nmsgid "Open"\nmsgstr "Åbn"\n', "fuzzy: 'Open'"),
    ],
)
def test_fragments_that_disagree_stop_the_build(
    catalogue: ModuleType, tmp_path: Path, first: str, second: str, reason: str
) -> None:
    (tmp_path / "a.po").write_text(first, encoding="utf-8")
    (tmp_path / "b.po").write_text(second, encoding="utf-8")
    _whole, faults = catalogue.gathered(tmp_path)
    assert len(faults) == 1 and reason in faults[0]


def test_the_same_entry_in_two_fragments_is_no_fault(catalogue: ModuleType, tmp_path: Path) -> None:
    for name in ("a.po", "b.po"):
        (tmp_path / name).write_text('msgid "Save"\nmsgstr "Gem"\n', encoding="utf-8")
    whole, faults = catalogue.gathered(tmp_path)
    assert not faults and whole.get("Save").string == "Gem"
