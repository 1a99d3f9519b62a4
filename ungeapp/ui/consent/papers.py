"""The papers of one consent: to be signed, and asking back what was given because of it.

Belongs here: the cards with their previews. Does not belong here: what stands on a paper (use cases, ``forms``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ungeapp.texts import _, ngettext
from ungeapp.ui.casework.printing import PaperDesk
from ungeapp.ui.consent.presenter import ConsentView
from ungeapp.ui.disclosures.presenter import disclosure_words
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.buttons import Button, outlined
from ungeapp.ui.kit.card import Card
from ungeapp.ui.kit.choices import ChoiceField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Flow
from ungeapp.ui.kit.painted_list import PaintedList
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import Option, RowView
from ungeapp.ui.kit.text import Secondary, Text
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.consent_papers import CUSTODY_COPY
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.usecases.recalls import Recipients
from ungeapp.usecases.sending import WrittenFile

_OWN_COPY = "own"


class SigningCard(Card):
    """The paper to be signed; one copy for each who signs, in the language chosen."""

    def __init__(self, surroundings: Surroundings, banner: Banner, guard: Guard, view: ConsentView) -> None:
        super().__init__(_("Consent to be signed"))
        self._view = view
        languages = surroundings.intentions.consent_papers.languages()
        self.language: ChoiceField | None = None
        if len(languages) > 1:
            form = Form()
            self.language = form.choice(
                "language", _("Language of the paper"), [Option(one.language, one.name) for one in languages], "da"
            )
            self.language.edited.connect(self.start)
            self.add(form)
        for fault in surroundings.intentions.consent_papers.faults():
            self.add(Secondary(_("A language cannot be used. {fault}").format(fault=fault)))
        self.stack = PaperStack(_("Papers to sign"), _("Nothing counts before the answer is recorded."))
        self._desk = PaperDesk(surroundings, self.stack, banner, guard, self._make)
        self.add(self.stack)

    def start(self) -> None:
        """Offer the papers and show the first."""
        rows = [RowView(_OWN_COPY, _("For the young person") if self._view.both_sign else _("To be read and signed"))]
        if self._view.both_sign:
            rows.append(RowView(CUSTODY_COPY, _("For custody")))
        self._desk.offer(rows)
        self.stack.preview.take_keyboard()

    def _make(self, intentions: Intentions, paper: str) -> PrintedPaper:
        language = self.language.value() if self.language is not None else "da"
        copy = CUSTODY_COPY if paper == CUSTODY_COPY else ""
        return intentions.consent_papers.consent(self._view.id, language, copy)


class RecallCard(Card):
    """Who has had something because of a consent that has ended; ask them to delete it."""

    def __init__(self, surroundings: Surroundings, banner: Banner, guard: Guard, consent: str) -> None:
        super().__init__(_("They have had something because of it"))
        self._surroundings = surroundings
        self._banner = banner
        self._guard = guard
        self._consent = consent
        self._earlier = Recipients(by_file=(), by_letter=())
        self.sentence = Text("")
        self.list = PaintedList(_("They have had something because of it"), openable=False)
        self.recall_button: Button = outlined(_("Ask them to delete it"), self.recall)
        self.letters = PaperStack(_("Letters that ask for it back"))
        self.letters.hide()
        self._desk = PaperDesk(surroundings, self.letters, banner, guard, self._make)
        self._desk.went_out = self._asked
        self.add(self.sentence, self.list, Flow(self.recall_button), self.letters)

    def start(self) -> None:
        """Look who it is."""
        if self._guard.run(self._look) and self._earlier.all:
            self.recall_button.setFocus()

    def recall(self) -> None:
        """Write the files for the desks, offer the letters for the others."""
        if not self._guard.run(self._write):
            return
        others = {one.to_key: one for one in self._earlier.by_letter}
        self.letters.setVisible(bool(others))
        if others:
            self._desk.offer([RowView(key, one.to) for key, one in others.items()])
            self.letters.preview.take_keyboard()

    def _look(self) -> None:
        self._earlier = self._surroundings.intentions.recalls.earlier(self._consent)
        rows = [disclosure_words(self._surroundings.intentions, one) for one in self._earlier.all]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.recall_button.setVisible(bool(rows))
        self.sentence.setText(
            _("Nobody has had anything because of it.")
            if not rows
            else _("What was given cannot be fetched back by itself. Ask them to delete it or send it back.")
        )

    def _write(self) -> None:
        files: Sequence[WrittenFile] = ()
        if self._earlier.by_file:
            files = self._surroundings.intentions.recalls.recall(self._consent)
        for one in files:
            path = self._surroundings.dialogs.save_file(_("Save the file"), one.name)
            if path is not None:
                self._surroundings.write_file(path, one.content)
        if files:
            told = ngettext(
                "One file asks for it back. Send it as usual; you also find it under Exchange.",
                "{number} files ask for it back. Send them as usual; you also find them under Exchange.",
                len(files),
            )
            self._banner.show_message(told.format(number=len(files)), Tone.GOOD)
        self._look()

    def _asked(self, recipients: Sequence[str]) -> None:
        recalls = self._surroundings.intentions.recalls
        if self._guard.run(lambda: recalls.note_asked(self._consent, recipients)):
            self._guard.run(self._look)

    def _make(self, intentions: Intentions, recipient: str) -> PrintedPaper:
        return intentions.recalls.letter(self._consent, recipient)
