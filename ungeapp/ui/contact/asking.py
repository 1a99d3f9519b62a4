"""Small questions about reports, notifications and support that are asked on the person and on *I dag* alike.

Belongs here: the forms and the acts behind them. Does not belong here: rows and lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ungeapp.domain.phone_book import EntryKind
from ungeapp.texts import _
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.page_frame import PageFrame
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.tab_frame import TabFrame
from ungeapp.ui.surroundings import Surroundings
from ungeapp.wording import sentence_of_code

Frame = PageFrame | TabFrame


def ask(
    surroundings: Surroundings,
    title: str,
    form: Form,
    action: str,
    missing: Callable[[], Mapping[str, str]],
) -> bool:
    """Show ``form`` until nothing is missing (field to the refusal's code) or it is cancelled; nothing typed is lost."""
    while surroundings.dialogs.show_form(title, form, action):
        found = {key: sentence_of_code(code) for key, code in missing().items()}
        if not found:
            return True
        form.set_errors(found)
    return False


def ask_reaction(surroundings: Surroundings, frame: Frame, report: str) -> None:
    """What was done first about a report, when it was no contact noted with Ctrl+N."""
    done = surroundings.dialogs.ask_text(_("Answer the report"), _("What was done?"), _("Save"))
    if done is not None:
        surroundings.act(
            frame, lambda: surroundings.intentions.reports.react(report, done), _("The report is answered.")
        )


def ask_next(surroundings: Surroundings, frame: Frame, report: str) -> None:
    """Whoever leaves goes on to something else: what, and from which day?"""
    form = Form()
    what = form.line("what", _("What is next for the young person?"))
    on = form.date("on", _("From which day?"), surroundings.intentions.desk.today())

    def missing() -> dict[str, str]:
        empty = {"what": not what.value(), "on": on.value() is None}
        return {key: "report-next-missing" for key, is_empty in empty.items() if is_empty}

    if ask(surroundings, _("What is next?"), form, _("Save"), missing):
        surroundings.act(
            frame,
            lambda: surroundings.intentions.reports.next(report, what.value(), on.value()),
            _("It is noted what is next."),
        )


def ask_follow_up(surroundings: Surroundings, frame: Frame, notification: str) -> None:
    """What came of a notification of concern, and whether to look again."""
    follow_up = surroundings.intentions.notifications.follow_up
    title, question = _("Follow up on the notification"), _("What came of it?")
    _ask_once_more(surroundings, frame, title, question, lambda told, again: follow_up(notification, told, again))


def ask_check(surroundings: Surroundings, frame: Frame, support: str) -> None:
    """How the support goes, and when to look again."""
    check = surroundings.intentions.support.check
    title, question = _("Follow up on the support"), _("How does it go?")
    _ask_once_more(surroundings, frame, title, question, lambda told, again: check(support, told, again))


def _ask_once_more(
    surroundings: Surroundings,
    frame: Frame,
    title: str,
    question: str,
    save: Callable[[str, date | None], object],
) -> None:
    form = Form()
    told = form.text("told", question, min_lines=2)
    again = form.date("again", _("Follow up once more"), surroundings.intentions.desk.today(), optional=True)
    if ask(surroundings, title, form, _("Save"), lambda: _unless(told.value(), "told")):
        surroundings.act(frame, lambda: save(told.value(), again.value()), _("The follow-up is noted."))


@dataclass(frozen=True, slots=True)
class _Ending:
    """Why somebody is there no more, who is instead (with the entry of the phone book), and since when."""

    because: str
    successor: str
    entry: str
    on: date


def ask_end(surroundings: Surroundings, frame: Frame, support: str, because: str = "") -> None:
    """Why a support role ends (``because`` is proposed), and who is there now."""
    who = surroundings.intentions.support.called(support)
    told = _ask_ending(surroundings, _("End the support from {name}").format(name=who), because)
    if told is not None:
        surroundings.act(
            frame,
            lambda: surroundings.intentions.support.end(
                support, because=told.because, successor=told.successor, successor_entry=told.entry, on=told.on
            ),
            _("The support role has ended."),
        )


def ask_everyday_end(surroundings: Surroundings, frame: Frame, person: str, who: str, because: str = "") -> bool:
    """Why somebody no longer follows in everyday life (``because`` is proposed), and who does now; whether it was said."""
    title = _("{other} no longer follows in everyday life").format(other=who)
    told = _ask_ending(surroundings, title, because)
    return told is not None and surroundings.act(
        frame,
        lambda: surroundings.intentions.everyday.end(
            person, because=told.because, successor=told.successor, on=told.on
        ),
        _("It is noted that {other} no longer follows in everyday life.").format(other=who),
    )


def _ask_ending(surroundings: Surroundings, title: str, because: str = "") -> _Ending | None:
    intentions = surroundings.intentions
    today = intentions.desk.today()
    ends = intentions.support.ends()
    form = Form()
    proposed = because if because in {one.code for one in ends} else ends[0].code
    why = form.choice("why", _("Why does it end?"), [Option(one.code, one.label) for one in ends], proposed)
    hint = _("Only where the support is anchored may this stay empty.")
    book = intentions.phone_book.book()
    people = dict.fromkeys(one.name for one in book.entries if one.sort is EntryKind.PROFESSIONAL and one.name)
    who = form.add("who", _("Who is there for the young person now?"), SuggestField(tuple(people)), hint=hint)
    on = form.date("on", _("Ends on"), today, today)

    def missing() -> dict[str, str]:
        alone = intentions.support.needs_successor(why.value()) and not who.value()
        return {"who": "support-successor"} if alone else {}

    if not ask(surroundings, title, form, _("End it"), missing):
        return None
    known = book.called(who.value())
    return _Ending(why.value(), who.value(), known.id if known is not None else "", on.value() or today)


def _unless(text: str, key: str) -> dict[str, str]:
    return {} if text.strip() else {key: "reason-missing"}
