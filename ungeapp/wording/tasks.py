"""What a task asks for: tasks the rules made carry a code, tasks of a format carry their own words.

Belongs here: one sentence per code. Does not belong here: where a task leads (``ui/today``).
"""

from __future__ import annotations

from ungeapp.texts import N_, _
from ungeapp.wording.history import FIELDS
from ungeapp.wording.names import PARTS

TASKS: dict[str, str] = {
    "move-and-call-again": N_("Move the meeting and call it again"),
    "call-off": N_("Tell the participants that the meeting is called off"),
    "convene-next": N_("The next meeting of the series is called by you now. Look at it"),
    "handover-accepted": N_("The handover is accepted. Hear whether the young person is motivated and safe"),
    "handover-refused": N_("The handover is refused. You are still responsible"),
    "handover-confirmed": N_("The young person is motivated and safe. You can let go"),
    "handover-closed": N_("The handover is closed. You are responsible now"),
    "exam-missing": N_("Has no leaving exam. Find out how it can be caught up on"),
    "after-school": N_("Has left school. Talk about how it goes now"),
    "custody-ends": N_(
        "Turns 18. Ask the young person about every consent: the parents' no longer counts for new sharing"
    ),
    "responsible-elsewhere-too": N_("Another desk is responsible for this young person too. Ring, and agree who it is"),
    "network-sparse": N_("The private network is small. Contact the one who helps build a network"),
    "coordinator-named-elsewhere": N_(
        "The meeting named somebody of another unit to coordinate. Begin the handover to"
    ),
    "referred-here": N_("A referral has come. Read it, and take contact"),
    "support-came": N_("Somebody supports, but the course has ended here. Open it again, or end the support"),
    "handover-taken-back": N_("The other side took the handover back"),
}


def task_name(code: str) -> str:
    """What a task of the rules is about; nothing for one that carries its own words."""
    return _(TASKS[code]) if code in TASKS else ""


def task_title(code: str, what: str = "") -> str:
    """What is to be done. ``what`` is a format's own words, a reason, or ``field=value`` of a proposed change."""
    if code == "proposal":
        field, _equals, value = what.partition("=")
        name = _(FIELDS[field]) if field in FIELDS else field
        return _("Proposed by another desk: {field} becomes »{value}«").format(field=name, value=value)
    if code == "asked-to-delete":
        who, _equals, parts = what.rpartition("=")
        named = ", ".join(_(PARTS[one]) if one in PARTS else one for one in parts.split(",") if one)
        if not named:
            return _("{who} asks you to delete or return what you got").format(who=who)
        return _("{who} asks you to delete or return what you got: {parts}").format(who=who, parts=named)
    if code in TASKS:
        return f"{_(TASKS[code])}: {what}" if what else _(TASKS[code])
    return what or _("Look into this")
