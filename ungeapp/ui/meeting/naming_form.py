"""The one question asked when a meeting that names who coordinates is closed.

Belongs here: the form. Does not belong here: whether it is asked, what becomes of the answer (``usecases/naming.py``).
"""

from __future__ import annotations

from ungeapp.texts import _
from ungeapp.ui.kit.dialogs import Dialogs
from ungeapp.ui.kit.form import Form
from ungeapp.ui.kit.rows import Option
from ungeapp.ui.kit.suggest import SuggestField
from ungeapp.ui.meeting.naming import Naming
from ungeapp.usecases.naming import NamingQuestion
from ungeapp.wording import sentence_of_code


def ask_who_coordinates(dialogs: Dialogs, question: NamingQuestion) -> Naming | None:
    """The answer; None when it was cancelled and the meeting stays open. Whoever is responsible now stands there."""
    form = Form()
    names = tuple(dict.fromkeys(one for one in (question.name, *question.present) if one))
    who = form.add("who", _("Name"), SuggestField(names, question.name))
    units = [Option(one.key, one.name) for one in question.units]
    unit = form.choice("unit", _("Unit of the one named"), units, question.unit)
    contact = form.line(
        "contact",
        _("Contact person too, if one was named"),
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
                contact=contact.value(),
                because=nobody,
            )
        form.set_errors({"who": sentence_of_code("naming-nobody")})
    return None
