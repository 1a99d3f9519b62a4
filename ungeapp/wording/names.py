"""What codes are called on the screen: parts, states, replies, kinds of records, fields.

Belongs here: one short name or sentence for every code the domain stores.
Does not belong here: sentences of refusals (`refusals`), the words of formats and terms (`resources`), days (`days`).
"""

from __future__ import annotations

from ungeapp.texts import N_

PARTS: dict[str, str] = {
    "identity": N_("Name"),
    "number": N_("CPR number"),
    "contact": N_("Telephone and e-mail"),
    "address": N_("Address"),
    "own-words": N_("Own words"),
    "plan": N_("The plan's opening and next step"),
    "goals-education": N_("Goals: education"),
    "goals-work": N_("Goals: work"),
    "goals-everyday": N_("Goals: everyday life"),
    "goals-health": N_("Goals: health"),
    "goals-housing": N_("Goals: housing"),
    "goals-economy": N_("Goals: money"),
    "goals-leisure": N_("Goals: leisure"),
    "goals-parenthood": N_("Goals: parenthood"),
    "agreements": N_("Agreements"),
    "measures": N_("Decisions and measures"),
    "measures-social": N_("Social measures"),
    "measures-health": N_("Health measures"),
    "measures-leisure": N_("Leisure measures"),
    "private-network": N_("Private network"),
    "professional-network": N_("Professional network"),
    "health": N_("Health"),
    "parenthood": N_("Parenthood"),
    "notes": N_("Notes"),
    "meetings": N_("Meetings"),
    "handover": N_("Handover checklist"),
    "consents": N_("Consents"),
    "case-references": N_("Case numbers elsewhere"),
    "status": N_("School and situation"),
    "functioning": N_("Functional level"),
    "absence": N_("Absence and drop-out"),
    "parents": N_("Parents and custody"),
    "notifications": N_("Notifications of concern"),
}

MEETING_STATES: dict[str, str] = {
    "provisional": N_("provisional"),
    "planned": N_("planned"),
    "called": N_("called"),
    "closed": N_("closed"),
    "cancelled": N_("cancelled"),
}

REPLIES: dict[str, str] = {
    "none": N_("no answer"),
    "comes": N_("comes"),
    "declines": N_("declines"),
}

ATTENDANCE: dict[str, str] = {
    "unknown": N_("not noted"),
    "came": N_("came"),
    "late": N_("came late"),
    "excused": N_("sent apologies"),
    "absent": N_("stayed away"),
}

OBLIGATIONS: dict[str, str] = {
    "must": N_("must come"),
    "should": N_("should come"),
    "may": N_("may come"),
}

OUTCOMES: dict[str, str] = {
    "open": N_("open"),
    "done": N_("reached"),
    "not-reached": N_("not reached"),
}

LINE_SOURCES: dict[str, str] = {
    "wish": N_("wish of the young person"),
    "not-reached": N_("not reached last time"),
    "agreement": N_("open agreement"),
    "goal": N_("goal that has stood still"),
    "change": N_("news since last time"),
    "recurring": N_("at every meeting"),
    "own": N_("own line"),
}

LINE_OUTCOMES: dict[str, str] = {
    "open": N_("not taken up yet"),
    "discussed": N_("talked about"),
    "not-reached": N_("not reached"),
}

SERIES_STATES: dict[str, str] = {
    "running": N_("under way"),
    "finished": N_("finished"),
    "stopped": N_("stopped"),
}

HORIZONS: dict[str, str] = {
    "short": N_("Short"),
    "long": N_("Long"),
}

GOAL_STATES: dict[str, str] = {
    "open": N_("still open"),
    "reached": N_("reached"),
    "closed": N_("ended"),
}

AGREEMENT_STATES: dict[str, str] = {
    "open": N_("open"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}

MEASURE_STATES: dict[str, str] = {
    "requested": N_("requested"),
    "granted": N_("granted"),
    "started": N_("started"),
    "ended": N_("ended"),
}

MEASURE_SORTS: dict[str, str] = {
    "measure": N_("Ordinary measure"),
    "placement": N_("Placement at a company"),
    "leisure-job": N_("Leisure job"),
}

MEASURE_ENDS: dict[str, str] = {
    "": N_("not told"),
    "completed": N_("Carried through"),
    "stopped": N_("Stopped early"),
    "never-started": N_("Never began"),
}

STEP_STATES: dict[str, str] = {
    "open": N_("open"),
    "done": N_("step taken"),
    "dropped": N_("given up"),
}

WAITED_FOR: dict[str, str] = {
    "grant": N_("for the grant"),
    "start": N_("for the beginning"),
}

BETWEEN: dict[str, str] = {
    "not-ended": N_("not ended"),
    "unanswered": N_("Nobody has said what is next"),
    "agreed": N_("The next is agreed, it has not begun"),
    "begun": N_("The next has begun; not yet motivated and safe"),
    "passed-on": N_("Passed on to what followed"),
    "let-go": N_("Let go of"),
}

TASK_STATES: dict[str, str] = {
    "open": N_("open"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}

STAYS: dict[str, str] = {
    "unknown": N_("Not asked yet"),
    "yes": N_("Stays"),
    "no": N_("Does not stay"),
}
MAP_CHANGES: dict[str, str] = {
    "new": N_("New in the network now"),
    "gone": N_("No longer in the network"),
    "closer": N_("Closer"),
    "further": N_("Further away"),
    "moved": N_("In another field"),
}
NETWORK_KINDS: dict[str, str] = {
    "private": N_("Private network"),
    "professional": N_("Professional network"),
}

NUMBER_KINDS: dict[str, str] = {
    "real": N_("CPR number"),
    "replacement": N_("replacement number"),
    "letters": N_("number with letters"),
    "none": N_("no CPR number"),
}

USES: dict[str, str] = {
    "plan": N_("in the plan"),
    "meeting": N_("for meetings: letters and minutes"),
    "exchange": N_("for sharing with others"),
    "handover": N_("for handover"),
}

PURPOSES: dict[str, str] = {
    "invitation": N_("letter about a meeting"),
    "calendar": N_("calendar"),
    "minutes": N_("minutes"),
    "plan": N_("education plan"),
    "reminder": N_("reminder"),
    "journal": N_("records system"),
    "exchange": N_("sharing"),
    "handover": N_("handover"),
    "access": N_("access to everything"),
}

HANDOVER_ROLES: dict[str, str] = {
    "none": N_("not responsible"),
    "responsible": N_("responsible"),
    "offered": N_("offered, still responsible"),
    "withdrawing": N_("withdrawn, waiting for an answer"),
    "handing-over": N_("handing over, both responsible"),
    "taking-over": N_("taking over, both responsible"),
    "verify": N_("to be checked after a backup"),
}

HEARD: dict[str, str] = {
    "here": N_("recorded here"),
    "file": N_("in a file"),
    "face-to-face": N_("face to face"),
    "phone": N_("by telephone"),
    "signed-sheet": N_("on a signed sheet"),
}

CARD_STATES: dict[str, str] = {
    "new": N_("new"),
    "known": N_("known through the department"),
    "confirmed": N_("confirmed"),
    "changed": N_("changed, look into it"),
    "revoked": N_("revoked"),
    "unknown": N_("unknown"),
}

PACKAGE_KINDS: dict[str, str] = {
    "share": N_("shared information"),
    "contribution": N_("contribution"),
    "offer": N_("offer of a handover"),
    "accept": N_("yes to a handover"),
    "refuse": N_("no to a handover"),
    "withdraw": N_("offer withdrawn"),
    "confirm": N_("motivated and safe"),
    "close": N_("handover closed"),
    "supplement": N_("supplement"),
    "receipt": N_("receipt"),
    "recall": N_("recall"),
    "profile": N_("municipal profile"),
    "figures": N_("figures"),
}

PACKAGE_STATES: dict[str, str] = {
    "written": N_("written"),
    "fetched": N_("fetched"),
    "accepted": N_("accepted"),
    "previewed": N_("looked at"),
    "received": N_("received"),
    "undone": N_("taken back"),
}

CHOICES: dict[str, str] = {
    "mine": N_("Keep mine"),
    "theirs": N_("Take theirs"),
    "both": N_("Keep both"),
    "new": N_("Write a new one"),
}

STANDINGS: dict[str, str] = {
    "law": N_("law"),
    "guidance": N_("guidance of a ministry"),
    "local": N_("local rule"),
    "method": N_("method"),
    "practice": N_("practice"),
}

NOTICES: dict[str, str] = {
    "cpr-check-digit": N_("The last digit does not fit the others. Look at the CPR number once more. You may keep it."),
    "cpr-check-digit-new-year": N_(
        "The last digit does not fit the others, which happens for people born on 1 January. You may keep it."
    ),
    "cpr-age": N_("The CPR number gives an age outside this desk's young people. Look at it once more."),
    "cpr-century": N_("The CPR number says born before 1912. Look at the seventh digit once more."),
}

MATCHES: dict[str, str] = {
    "number": N_("the same CPR number"),
    "name": N_("the same name"),
    "name-alike": N_("the name is spelled nearly alike"),
    "birth-date": N_("the same date of birth"),
    "birth-swapped": N_("day and month of birth are swapped"),
    "birth-near": N_("one digit of the birth date differs"),
    "phone": N_("the same telephone"),
    "email": N_("the same e-mail"),
}

WAYS: dict[str, str] = {
    "file": N_("sealed file"),
    "letter": N_("letter about a meeting"),
    "minutes": N_("minutes of a meeting"),
    "reminder": N_("letter of reminder"),
    "handover-sheet": N_("handover sheet"),
    "extract": N_("extract of the plan"),
    "paper": N_("on paper"),
    "told": N_("told face to face"),
    "phone": N_("told on the telephone"),
    "digital-post": N_("in digital post"),
}

GIVERS: dict[str, str] = {
    "young-person": N_("The young person"),
    "custody": N_("Whoever holds custody"),
    "both": N_("Both of them"),
    "law": N_("A legal basis that asks nobody"),
}

RECIPIENTS: dict[str, str] = {
    "own-desk": N_("your own desk"),
    "young-person": N_("the young person"),
    "unit": N_("a unit of the municipality"),
    "professional": N_("a professional from outside"),
    "private": N_("a private person"),
    "custody-holder": N_("a holder of custody"),
}

REASONS: dict[str, str] = {
    "own-desk": N_("It stays at your own desk."),
    "own-paper": N_("The young person may always have it."),
    "custody": N_("The plan is made with whoever holds custody, until the young person turns 18."),
    "consent": N_("A consent or another legal basis covers it."),
    "needed-to-name": N_("It goes along so that the recipient knows who it is about."),
    "came-from-recipient": N_("The recipient wrote it and may have it back."),
    "allowed-by-law": N_("An education institution may be told who the contact person is, without a consent."),
    "no-basis": N_("There is no consent or other legal basis for this recipient."),
    "not-asked": N_("You did not choose it this time."),
    "working-notes": N_("These are working notes and stay with you."),
    "plan-consent-missing": N_("The young person has not agreed that it stands in the plan."),
    "withdrawn": N_("It tells that the consent no longer holds."),
    "withheld": N_("The young person has asked for it to be kept out."),
    "protected-address": N_("The address is protected and goes to nobody."),
    "protected-name": N_("The name is protected and does not go to this recipient."),
}

PLAN_VERSION_STATES: dict[str, str] = {
    "draft": N_("a draft"),
    "agreed": N_("agreed upon"),
}

EXTRACT_KINDS: dict[str, str] = {
    "fgu": N_("Extract to FGU"),
    "start": N_("Start sheet"),
}

LACKING: dict[str, str] = {
    "own-words": N_("The young person's own words are missing in the plan."),
    "young-person": N_("The young person is not among those who agree."),
    "custody": N_("Not every holder of custody is among those who agree."),
    "duty": N_("The plan does not say how the duty is met."),
    "duty-told": N_(
        "It is not noted that the young person and the holders of custody were told what follows if the plan is not kept to."
    ),
}

FINDINGS: dict[str, str] = {
    "attendance": N_("Note whether {title} came."),
    "output": N_("Say whether it was reached: {title}"),
    "agreement-owner": N_("Write who does it: {title}"),
    "agreement-due": N_("Write by when: {title}"),
    "own-words": N_("The young person's own words are missing. Ask once more before you close."),
    "required": N_("Must be answered: {title}"),
}

STATUS_KINDS: dict[str, str] = {
    "education": N_("Education"),
    "job": N_("Work"),
    "benefit": N_("Benefit"),
    "visitation": N_("Visitation group"),
    "exam": N_("Leaving exam"),
    "readiness": N_("Ready for education"),
    "absence": N_("School absence"),
    "functioning": N_("Functional level"),
    "screening": N_("Screening of competences"),
    "entrance": N_("How the young person came"),
}

STATUS_ENDS: dict[str, str] = {
    "": N_("ended"),
    "completed": N_("completed"),
    "broken-off": N_("broken off"),
    "changed": N_("went on to something else"),
}

CUSTODY: dict[str, str] = {
    "unknown": N_("custody not known"),
    "sole": N_("sole custody"),
    "joint": N_("joint custody"),
    "none": N_("no custody"),
}
