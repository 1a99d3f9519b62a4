"""Making papers in the background, showing, printing and saving them.

Belongs here: joining ``PaperStack`` with the runner, the printer and the disk.
Does not belong here: which papers there are and what stands on them (the use cases).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ungeapp.domain.errors import UngeError
from ungeapp.texts import _, ngettext
from ungeapp.ui.guard import Guard
from ungeapp.ui.kit.banner import Banner
from ungeapp.ui.kit.paper_stack import PaperStack
from ungeapp.ui.kit.rows import RowView
from ungeapp.ui.kit.tokens import Tone
from ungeapp.ui.runner import Progress, Step
from ungeapp.ui.surroundings import Surroundings
from ungeapp.usecases.intentions import Intentions
from ungeapp.usecases.printed import PrintedPaper
from ungeapp.wording import error_sentence

Make = Callable[[Intentions, str], PrintedPaper]


class PaperDesk:
    """Feeds a ``PaperStack``: ``make(intentions, id)`` makes one paper in the background.

    With ``make_word`` the papers can be saved as Word documents too, each made when it is wanted. ``went_out`` is told
    which papers were printed or saved: looking at one sends nothing.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        stack: PaperStack,
        banner: Banner,
        guard: Guard,
        make: Make,
        make_word: Make | None = None,
    ) -> None:
        self._surroundings = surroundings
        self._stack = stack
        self._banner = banner
        self._guard = guard
        self._make = make
        self._made: dict[str, PrintedPaper] = {}
        self.went_out: Callable[[Sequence[str]], object] | None = None
        stack.wanted.connect(self._show)
        stack.print_wanted.connect(self._print_one)
        stack.save_wanted.connect(self._save)
        stack.print_all_wanted.connect(self._print_all)
        if make_word is not None:
            stack.word_wanted.connect(partial(self._save_word, make_word))
            stack.preview.offer_word()

    def offer(self, rows: Sequence[RowView]) -> None:
        """Offer these papers anew."""
        self._made.clear()
        self._stack.set_papers(rows)
        self._stack.forget()

    def _with(self, papers: Sequence[str], use: Callable[[list[PrintedPaper]], None]) -> None:
        """Make what is not made yet, then use all of them."""
        missing = [one for one in papers if one not in self._made]
        if not missing:
            use([self._made[one] for one in papers])
            return

        def job(progress: Progress) -> list[PrintedPaper]:
            found: list[PrintedPaper] = []
            with self._surroundings.background() as intentions:
                for number, one in enumerate(missing, start=1):
                    found.append(self._make(intentions, one))
                    progress(number, len(missing))
            return found

        def done(found: list[PrintedPaper]) -> None:
            self._stack.progress.finish()
            self._made.update(zip(missing, found, strict=True))
            if all(one in self._made for one in papers):
                use([self._made[one] for one in papers])

        def failed(error: Exception) -> None:
            self._stack.progress.finish()
            self._guard.failed(error)

        def stepped(step: Step) -> None:
            self._stack.progress.show_progress(step.done, step.total)

        if len(missing) > 1:
            self._stack.progress.start(_("The papers are being made"))
        self._surroundings.runner.run(job, done, failed, stepped)

    def _show(self, paper: str) -> None:
        self._with([paper], partial(self._show_made, paper))

    def _show_made(self, paper: str, found: list[PrintedPaper]) -> None:
        if self._banner.tone() is Tone.BAD:  # what kept another one back says nothing of this one
            self._banner.clear()
        self._stack.show_paper(paper, found[0].content)

    def _print_one(self, paper: str) -> None:
        if paper:
            self._with([paper], partial(self._print, [paper]))

    def _print_all(self) -> None:
        papers = [one.id for one in self._stack.list.rows()]
        self._with(papers, partial(self._print, papers))

    def _print(self, papers: Sequence[str], found: list[PrintedPaper]) -> None:
        for number, one in enumerate(found):
            try:
                self._surroundings.print_pdf(one.content)
            except UngeError as refusal:  # comes back from the background, where no guard of a button stands around it
                self._printed(papers[:number], found[:number])
                self._offer_files(error_sentence(refusal), papers[number:], found[number:])
                return
        sentence = ngettext("One paper is sent to the printer.", "{number} papers are sent to the printer.", len(found))
        self._banner.show_message(sentence.format(number=len(found)), Tone.GOOD)
        self._printed(papers, found)

    def _printed(self, papers: Sequence[str], printed: Sequence[PrintedPaper]) -> None:
        if note_given(self._surroundings, self._guard, printed):
            self._tell(papers)

    def _tell(self, papers: Sequence[str]) -> None:
        if papers and self.went_out is not None:
            self.went_out(papers)

    def _offer_files(self, refused: str, papers: Sequence[str], left: Sequence[PrintedPaper]) -> None:
        """No printer: the papers not printed yet can be saved instead, one as a file, several in a folder."""

        def save() -> None:
            if len(left) == 1:
                self._save_one(papers[0], left[0])
            else:
                self._tell(papers[: save_papers(self._surroundings, self._banner, self._guard, left)])

        action = _("Save as a file …") if len(left) == 1 else _("Save in a folder …")
        self._banner.show_message(refused, Tone.BAD, action=action, on_action=save)

    def _save(self, paper: str) -> None:
        if paper:
            self._with([paper], lambda found: self._save_one(paper, found[0]))

    def _save_one(self, paper: str, made: PrintedPaper) -> None:
        if save_paper(self._surroundings, self._banner, self._guard, made):
            self._tell([paper])

    def _save_word(self, make: Make, paper: str) -> None:
        if paper:
            make_and_save(
                self._surroundings,
                self._banner,
                self._guard,
                lambda intentions: make(intentions, paper),
                lambda: self._tell([paper]),
            )


def note_given(surroundings: Surroundings, guard: Guard, papers: Sequence[PrintedPaper]) -> bool:
    """Papers were printed or saved: note who has had what; whether it could be noted."""
    return guard.run(lambda: surroundings.intentions.disclosures.gave(papers))


def save_paper(surroundings: Surroundings, banner: Banner, guard: Guard, paper: PrintedPaper) -> bool:
    """Write one paper where the person says; a file on the disk is the person's own responsibility from then on.

    Whether it was written: the person may think better of it, the disk may refuse.
    """
    path = surroundings.dialogs.save_file(_("Save as a file"), paper.name)
    if path is None or not guard.run(lambda: surroundings.write_file(path, paper.content)):
        return False
    if not note_given(surroundings, guard, [paper]):
        return True
    banner.show_message(_("Saved. Remember to delete the file when it is no longer needed."), Tone.GOOD)
    return True


def make_and_save(
    surroundings: Surroundings,
    banner: Banner,
    guard: Guard,
    make: Callable[[Intentions], PrintedPaper],
    saved: Callable[[], object] | None = None,
) -> None:
    """Make one paper in the background and save it as a file; ``saved`` is called once it lies there."""

    def job(_progress: Progress) -> PrintedPaper:
        with surroundings.background() as intentions:
            return make(intentions)

    def done(paper: PrintedPaper) -> None:
        if save_paper(surroundings, banner, guard, paper) and saved is not None:
            saved()

    surroundings.runner.run(job, done, guard.failed)


def print_paper(
    surroundings: Surroundings,
    banner: Banner,
    guard: Guard,
    make: Callable[[Intentions], PrintedPaper],
    said: str,
) -> None:
    """Make one paper in the background and print it; without a printer it is offered as a file."""

    def job(_progress: Progress) -> PrintedPaper:
        with surroundings.background() as intentions:
            return make(intentions)

    def done(paper: PrintedPaper) -> None:
        save = partial(save_paper, surroundings, banner, guard, paper)
        try:
            surroundings.print_pdf(paper.content)
        except UngeError as refusal:  # comes back from the background, where no guard of a button stands around it
            banner.show_message(error_sentence(refusal), Tone.BAD, action=_("Save as a file …"), on_action=save)
            return
        if note_given(surroundings, guard, [paper]):
            banner.show_message(said, Tone.GOOD, action=_("Save as a file …"), on_action=save)

    surroundings.runner.run(job, done, guard.failed)


def save_papers(surroundings: Surroundings, banner: Banner, guard: Guard, papers: Sequence[PrintedPaper]) -> int:
    """Write several papers into one folder; how many of the first were written and noted, should the disk refuse one."""
    folder = surroundings.dialogs.choose_folder(_("Save in a folder"))
    if folder is None:
        return 0
    for number, one in enumerate(papers):
        if not guard.run(partial(surroundings.write_file, folder / one.name, one.content)):
            return number
        if not note_given(surroundings, guard, [one]):
            return number
    banner.show_message(_("Saved. Remember to delete the files when they are no longer needed."), Tone.GOOD)
    return len(papers)
