"""The words of the consent paper and the ages of asking, out of their TOML tables.

Belongs here: which keys they have, which names a text must hold, and that the paper's font can show every letter.
Does not belong here: TOML and limits (``definition_reader.py``), the paper itself (``documents/consent.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter

from ungeapp.domain.consent import Use
from ungeapp.domain.consent_asking import PAPER_TEXTS, Asked, AskingRule, ConsentTexts
from ungeapp.domain.parts import Part
from ungeapp.forms.definition_reader import Table, parse
from ungeapp.forms.pdf_fonts import missing
from ungeapp.texts import _

PAPER, AGES = "consent-paper", "consent-ages"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def read_consent_texts(raw: bytes, file: str) -> ConsentTexts:
    """The paper's words in ``raw``; FaultyDefinition naming file, place and reason when anything is wrong with them."""
    top = parse(raw, file)
    head = top.table(PAPER)
    language = head.text("language")
    if language and not _LANGUAGE.fullmatch(language):
        head.complain("language", _("A language is two or three small letters, such as ar or so."))
    name = head.text("name")
    source = head.text("source")
    head.done()
    found = ConsentTexts(
        language=language,
        name=name,
        source=source,
        texts=_texts(top.table("text"), PAPER_TEXTS),
        parts=_texts(top.table("part"), dict.fromkeys((one.value for one in Part), ())),
        uses=_texts(top.table("use"), dict.fromkeys((one.value for one in Use), ())),
        custody=_some(top, "custody-text", PAPER_TEXTS),
        custody_parts=_some(top, "custody-part", dict.fromkeys((one.value for one in Part), ())),
    )
    top.done()
    if language and file.endswith(".toml") and file != f"{language}.toml":
        top.complain(f"{PAPER}.language", _("The file is not named after its content."))
    top.report.refuse_if_faulty()
    return found


def _texts(table: Table, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, names in wanted.items():
        text = table.text(key)
        found[key] = text
        if text:
            _check_names(table, key, text, names)
            _check_letters(table, key, text)
    table.done()
    return found


def _some(top: Table, name: str, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The texts that read otherwise on the copy of whoever holds custody; a file may leave the table out."""
    if name not in top:
        return {}
    table = top.table(name)
    return _texts(table, {key: names for key, names in wanted.items() if key in table})


def _check_names(table: Table, key: str, text: str, names: Iterable[str]) -> None:
    """Exactly the names in braces that are filled in; anything else would stand on the paper as it is, or fail."""
    try:
        told = {name for _text, name, _spec, _turn in Formatter().parse(text) if name is not None}
    except ValueError:
        table.complain(key, _("A brace is not closed."))
        return
    for name in sorted(set(names) - told):
        table.complain(key, _("{name} must stand in this text.").format(name=f"{{{name}}}"))
    for name in sorted(told - set(names)):
        table.complain(key, _("{name} is not known in this text.").format(name=f"{{{name}}}"))


def _check_letters(table: Table, key: str, text: str) -> None:
    lost = "".join(sorted(missing(text)))
    if lost:
        sentence = _("The paper can print Latin, Greek and Cyrillic letters only. It cannot print: {letters}")
        table.complain(key, sentence.format(letters=lost))


def read_consent_ages(raw: bytes, file: str) -> tuple[AskingRule, ...]:
    """Who is asked at which age in ``raw``; FaultyDefinition like any faulty file."""
    top = parse(raw, file)
    head = top.table(AGES)
    head.text("title")
    head.done()
    found = tuple(_age(one) for one in top.tables("age"))
    top.done()
    top.report.refuse_if_faulty()
    return found


def _age(table: Table) -> AskingRule:
    found = AskingRule(
        from_age=table.integer("from_age", 0, 120),
        to_age=table.optional_integer("to_age", 0, 120),
        ask=table.choices("ask", Asked),
        source=table.text("source"),
        note=table.text("note", ""),
        valid_from=table.optional_day("valid_from"),
        valid_to=table.optional_day("valid_to"),
    )
    if found.to_age is not None and found.to_age < found.from_age:
        table.complain("to_age", _("This ends before it starts."))
    table.done()
    return found
