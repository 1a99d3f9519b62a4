"""The one question asked when a meeting that names who coordinates is closed.

Belongs here: the form. Does not belong here: whether it is asked, what becomes of the answer (``usecases/naming.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ungeapp.texts import _
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.fields import LineField
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.layouts import Columns, Stack
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.kit.text import Secondary
from ungeapp.ui.meeting.naming import Naming
from ungeapp.usecases.naming import NamingQuestion
from ungeapp.wording import sentence_of_code


class ContactRow(Columns):
    """A name and, beside it, how to reach whoever bears it: what is known of the name is written there by itself."""

    def __init__(self, names: Sequence[str], reach: Callable[[str], tuple[str, str]]) -> None:
        self.name = SuggestField(names)
        self.phone = LineField()
        self.organisation = LineField()
        self._reach = reach
        told = (_("Name"), self.name), (_("Telephone"), self.phone), (_("Workplace"), self.organisation)
        super().__init__(
            *(Stack(Secondary(word), field, gap=0) for word, field in told), weights=(4, 3, 4), stack_below=420
        )
        self.setFocusProxy(self.name)
        self.name.committed.connect(self._known)
        for word, field in told[1:]:
            field.setAccessibleName(_("{field} of the contact person").format(field=word))

    def _known(self) -> None:
        for field, known in zip((self.phone, self.organisation), self._reach(self.name.value()), strict=True):
            if known and not field.value():
                field.set_value(known)


def ask_who_coordinates(
    dialogs: Dialogs, question: NamingQuestion, reach: Callable[[str], tuple[str, str]]
) -> Naming | None:
    """The answer; None when it was cancelled and the meeting stays open. Whoever is responsible now stands there.

    ``reach`` tells the number and the workplace of a name, as far as they are known.
    """
    form = Form()
    names = tuple(dict.fromkeys(one for one in (question.name, *question.present) if one))
    who = form.add("who", _("Name"), SuggestField(names, question.name))
    units = [Option(one.key, one.name) for one in question.units]
    unit = form.choice("unit", _("Unit of the one named"), units, question.unit)
    contact = form.add(
        "contact",
        _("Contact person too, if one was named"),
        ContactRow(question.present, reach),
        hint=_("Somebody who supports in everyday life, at the municipality or outside it."),
        optional=True,
    )
    because = form.line("because", _("Nobody was named, because"), optional=True)
    title = _("Who is {word}?").format(word=question.word[:1].lower() + question.word[1:])
    sentence = _("It is named no later than at this meeting, and stands in the minutes.")
    while dialogs.show_form(title, form, _("Save and close the meeting"), sentence=sentence):
        nobody = because.value().strip()
        if nobody or who.value().strip():
            return Naming(
                output=question.output,
                who="" if nobody else who.value(),
                unit=unit.value(),
                contact=contact.name.value(),
                contact_phone=contact.phone.value(),
                contact_organisation=contact.organisation.value(),
                because=nobody,
            )
        form.set_errors({"who": sentence_of_code("naming-nobody")})
    return None
