"""What a refusal says to a person: one friendly sentence for every code, with a way out.

Belongs here: the sentences for the codes of every `UngeError`, wherever it is raised.
Does not belong here: names of states and parts (`names`), and when something is refused (`domain`, `usecases`).
"""

from __future__ import annotations

from ungeapp.texts import N_

SENTENCES: dict[str, str] = {
    # The rules themselves
    "error": N_("This could not be done. Nothing was changed. Try again, and tell your support if it happens again."),
    "not-found": N_("This is no longer here. Go back to the list and look for it there."),
    "not-allowed": N_(
        "This is not possible right now. Nothing was changed. Look at the state on the page to see what is missing first."
    ),
    "invalid": N_("Something you wrote cannot be right. Look at the marked field and correct it."),
    "stale": N_(
        "Somebody changed this while you had it open. Look at the new text and write yours again if it still holds."
    ),
    "value-kind": N_("This cannot be kept in that field. Write it in another way."),
    "format-piece-gone": N_("This piece of the format is gone. Choose another in the list."),
    "format-draft-gone": N_("This draft is gone: it was published or thrown away. Begin with a copy of the format."),
    "format-no-item": N_("A result stands under a point of the agenda. Add a point first."),
    "format-no-title": N_("Write what it is called."),
    "format-participants-as": N_("Those who take part are the same as at another meeting. Change them there."),
    "format-last-meeting": N_("This is the only meeting of the format. Add another one first."),
    "format-question-used": N_("The answer still decides something. Change that first."),
    "format-event-used": N_("Something still follows this event. Change that first."),
    "format-no-answer": N_("A task follows from an answer. Add a question first."),
    "format-layout": N_("This format is written in a way that cannot be changed here. Copy another one."),
    "format-faulty": N_("Something in the format is to be put right first. The list at the top says what."),
    "format-version-taken": N_(
        "Somebody has published this format since you began. Nothing was published, and your draft is kept. Throw the draft away and begin again with the newest version."
    ),
    "format-other": N_(
        "This draft says that it is another format. Throw it away and begin again with a copy of the format."
    ),
    "no-municipal-folder": N_("The municipality's folder cannot be used from this desk, so nothing was published."),
    "format-not-written": N_(
        "The format could not be written into the municipality's folder. Your draft is kept. Look whether the folder can be written to."
    ),
    "report-empty": N_("Write what you were told, or by whom. A suspicion is enough."),
    "report-next-missing": N_("Write what is next for the young person, and from which day."),
    "circumstance-no-code": N_("Choose what holds for the young person."),
    "deadline-law": N_(
        "A date the law sets is not put off. Say what was done, or why it is not relevant for this young person."
    ),
    "report-not-put-off": N_("A report of absence is not put off. Note a contact, or say on the person what was done."),
    "notification-empty": N_("Write what the notification is about, or whom it came from or went to."),
    "support-empty": N_("Write who supports, or choose what the role is."),
    "support-ended-already": N_("This support role has ended already."),
    "support-not-ended": N_("This support role is still running."),
    "support-ends-before": N_("It cannot end before it began. Choose a later day."),
    "support-past-age": N_(
        "The young person is past the age at which this is taken up again. Write who has agreed that it is done anyway."
    ),
    "support-agreed-with": N_("Write who has agreed that the support goes on."),
    "support-end-by-itself": N_("A support role ends with “End …”: then somebody else is there, or it is anchored."),
    "responsible-nobody": N_("Somebody must be responsible. Hand over to another, or write who it is."),
    "involve-no-unit": N_("Choose a unit, or write its name."),
    "involve-known": N_("This unit has a part already."),
    "involve-elsewhere": N_("Only the responsible desk involves other units. Ask the one who is responsible."),
    "naming-nobody": N_("Write who coordinates, or why nobody was named."),
    "support-end-reason": N_("Choose why the support role ends."),
    "goal-reached-later": N_("The day lies ahead. Write the day the goal was reached."),
    "figures-period-running": N_(
        "The period is not over. Print its figures when it is: two papers of it would tell what happened between them."
    ),
    "everyday-nobody": N_("Nobody follows in everyday life after a handover."),
    "everyday-same-successor": N_("That is the one who no longer follows. Write who is there instead."),
    "everyday-ends-later": N_("The day lies ahead. Note it when it has come."),
    "support-successor": N_(
        "Write who is there for the young person now. Nobody lets go before somebody else has taken over."
    ),
    "rhythm-days": N_("Write how many days there should be between contacts: a number from 1 to 366."),
    "pause-over": N_("A pause ends on a day to come. Choose a later day."),
    "phone-entry-empty": N_("Write what the entry is called: a name, a unit, a school or a company."),
    "phone-entry-unknown": N_("This entry is not in the phone book any more."),
    "phone-entry-own": N_("This entry follows nothing but what you write yourself."),
    "responsibility-no-reason": N_("Write why the responsible unit stays."),
    "responsibility-not-asked": N_("The rules suggest no other unit, so there is nothing to decide."),
    "phone-entry-profile": N_("This unit comes from the municipality and stays in the phone book."),
    "away-no-end": N_("Write the last day you are away, so that the stand-in does not stand on letters for ever."),
    "away-backwards": N_("The last day lies before the first. Correct one of them."),
    "snooze-past": N_("Choose a day that is still to come."),
    "reason-missing": N_("Write a short reason, so that others can follow what happened."),
    "built-upon": N_(
        "Something was changed afterwards that builds on this file, so it cannot be taken back as a whole. Change the single fields on the person instead."
    ),
    "import-undo-differs": N_("This came in a file. Take the whole file back under Exchange."),
    "record-moved": N_(
        "This belongs to another young person than before, which cannot be. Nothing was changed. Ask the sender to make the file again."
    ),
    "record-kind": N_(
        "This was something else before, which cannot be. Nothing was changed. Ask the sender to make the file again."
    ),
    "foreign-dot": N_(
        "The file holds changes that say they come from you, but do not. Nothing was changed. Ring the sender."
    ),
    "access-not-reviewed": N_(
        "Somebody must look at what stands there about others first. Go through the list, or keep the proposals."
    ),
    "clear-open-handover": N_(
        "A handover is open, so a colleague still counts on this desk. Finish the handover or withdraw it first."
    ),
    "clear-meeting-ahead": N_("A meeting is called and lies ahead. Hold it or cancel it first."),
    "clear-conflicts": N_(
        "Two of you have written different things. Choose between them first, so that the original says one thing."
    ),
    "clear-not-journalised": N_("Nobody has confirmed yet that the original is in the records system. Do that first."),
    "clear-changed-since": N_(
        "Something was written after you saw the original. Journalise it too, and confirm again."
    ),
    "clear-typed-differs": N_("What you wrote is not the case number you confirmed. Nothing was cleared."),
    "clear-no-witness": N_("Write the name of the colleague who looked along. It cannot be yourself."),
    "correction-empty": N_("Write what the young person objects to, in the young person's own words."),
    "journalising-incomplete": N_("Write the records system and the case number, so that the original can be found."),
    "journalising-ahead": N_("The day you saw the original cannot lie ahead."),
    "certificate-unreadable": N_("This certificate cannot be read. Ask your support."),
    "undo-from-file": N_("It came in a file. A file is taken back as a whole, under Exchange."),
    "undo-not-own": N_("Only who wrote it can take it back. You can write what is right instead."),
    "undo-person": N_("The young person was created by this. Correct the details instead."),
    "undo-is-undo": N_("This was itself a taking back or a sheet that was read. Write what is right instead."),
    "undo-told-others": N_("Others were told of it on paper or in a file, so it stays done."),
    "undo-built-upon": N_("Something later builds on it. Take that back first, or write what is right."),
    "person-cleared": N_(
        "This young person has been put on file and cleared from UngeApp, so the file is not taken in. Ask the sender why it came, or create the young person again."
    ),
    # Status, parents, moving on
    "status-no-code": N_("Choose what it is."),
    "status-no-text": N_("Describe the functional level in a few words."),
    "status-no-result": N_("Write the result of the screening in a few words."),
    "assessment-open": N_("The questions that are still open must be answered before there is an outcome."),
    "assessment-decided": N_("This assessment is decided. Assess again if something has changed."),
    "assessment-not-decided": N_("This assessment is still under way. Go on with it."),
    "assessment-redone": N_("This assessment has been taken up again already. Open the later one."),
    "assessment-no-referral": N_("This outcome does not refer anywhere."),
    "checklist-not-begun": N_("This checklist has not been begun for this young person."),
    "referral-to-nobody": N_("Write whom the young person was referred to."),
    "referral-no-answer": N_("Choose what they answered."),
    "referral-refused-why": N_("Write why they refused."),
    "referral-answer-early": N_("The answer cannot come before the referral. Look at the two dates."),
    "referral-not-taken-in": N_("Only a referral that was taken in can end. Note the answer first."),
    "status-ends-before-start": N_("It cannot end before it began. Look at the two dates."),
    "status-does-not-end": N_("This does not end. Add the new word instead; it takes the place of the old one."),
    "status-no-how": N_("Choose how it ended."),
    "status-no-cause": N_("Choose why it was broken off."),
    "parent-no-name": N_("Write a name, or what the young person calls the parent."),
    "parent-not-heard": N_("Only a parent who holds custody of somebody under 18 gets this paper."),
    "hearing-empty": N_("Write what the parent said, or note that the plan is signed."),
    "closing-no-reason": N_("Choose why the course ends."),
    "closing-needs-words": N_("Write in a few words why the course ends."),
    "closing-ended-already": N_("The course has ended already."),
    "closing-not-ended": N_("The course has not ended, so it cannot be opened again."),
    "closing-handover-open": N_(
        "A handover is under way. Finish it or take the offer back first, so that nobody is left without a caseworker."
    ),
    "closing-receiver": N_("Write who takes over the support in the new municipality, or end each support first."),
    "closing-everyday-open": N_(
        "Somebody follows the young person in everyday life. Say whether they go on, or who is there instead."
    ),
    "support-course-ended": N_(
        "The course has ended. Open it again first, and say why: then the support is looked after."
    ),
    "support-after-death": N_("The young person has died. Nobody supports any more."),
    "closing-support-open": N_(
        "Somebody still supports the young person. End each support first: with who is there now, or as anchored."
    ),
    "person-ended": N_("The course has ended. Open it again first."),
    "letter-after-death": N_("Nothing is written to somebody who has died."),
    "relative-self": N_("Choose another young person."),
    "relative-no-relation": N_("Choose how the two are related."),
    "relative-elsewhere": N_("Only two young people of your own desk can be linked."),
    # Versions of the plan, and extracts of it
    "plan-agreed-with-nobody": N_("Tick at least one whom the plan is agreed with."),
    "plan-agreed-in-future": N_("A plan cannot be agreed on a day to come. Choose today or an earlier day."),
    "plan-review-too-early": N_("The plan is looked at again after the day it is agreed. Choose a later day."),
    "plan-team-empty": N_("Tick at least one who is in the team now."),
    "plan-not-ours": N_("Another desk is responsible for this plan. Ask there to have it agreed."),
    "plan-version-gone": N_("This version is no longer here. Go back to the list of versions."),
    "plan-version-elsewhere": N_("This version was agreed at another desk, which has the text. Ask for it there."),
    "extract-no-recipient": N_("Write who is to have the sheet."),
    "extract-no-basis": N_(
        "Nothing may be told to this recipient. Nothing was made. Record a consent with the young person first."
    ),
    "extract-words-no-basis": N_(
        "This recipient may only be told who the contact person is. Delete your own words, or record a consent first."
    ),
    "agenda-line-empty": N_("Write what is to be talked about."),
    "worker-no-name": N_("Write your name. It stands on your letters and your card."),
    "unit-has-cases": N_(
        "The cases here belong to your unit, so it cannot just be another one. Hand them over first, or ask your support."
    ),
    # The store
    "store-locked": N_("UngeApp is locked. Write your passphrase to go on."),
    "store-busy": N_("Something else is being saved. Wait a moment and try again."),
    "store-full": N_(
        "There is no more room on the disk. Nothing was changed. Delete or move other files, and save again."
    ),
    "store-refused": N_("Your cases could not be opened. Nothing was changed. Try again, or ask your support."),
    "passphrase-empty": N_("Write a passphrase. It opens your cases, so choose one you can remember."),
    "wrong-passphrase": N_("The passphrase is not right. Look out for capital letters and spaces, and try again."),
    "keys-damaged": N_(
        "The file that belongs to your passphrase is damaged. Nothing was changed. Fetch keys.json from your latest backup."
    ),
    "keys-tampered": N_(
        "Somebody else has changed the file that belongs to your passphrase. Do not open it again, and tell your security officer."
    ),
    "store-damaged": N_("The file with your cases is damaged. Nothing was changed. Restore the latest backup."),
    "store-newer": N_(
        "These cases were saved with a newer version of UngeApp. Install the newer version, then open them again."
    ),
    "store-open-already": N_("Your cases are already open in another window. Close it first, or go on working there."),
    "unit-unknown": N_("The municipality has no such unit. Choose one of its units."),
    "printer-missing": N_("This computer has no printing service. Save the paper as a file and print it from there."),
    "printer-refused": N_("The printer did not take it. Look at the printer, and try again or save it as a file."),
    "file-not-written": N_("The file could not be written there. Choose another folder."),
    "store-missing": N_("There are no cases in that folder. Choose another folder, or create a new desk."),
    "store-exists": N_("There is something in that folder already. Choose an empty folder."),
    "not-a-store": N_("That folder does not belong to UngeApp. Choose the folder where you keep your cases."),
    "store-unreachable": N_(
        "The disk does not answer as it should. Nothing was changed. Check that it is connected, and try again."
    ),
    "engine-unfit": N_(
        "UngeApp is not installed correctly on this computer, so your cases stay closed. Ask your support to install it again."
    ),
    # Files between departments
    "exchange": N_("The file could not be used. Nothing was changed. Ask the sender to make a new one."),
    "exchange-not-a-package": N_("This is not a file from UngeApp. Choose a file that ends in .ungepakke."),
    "exchange-truncated": N_("The end of the file is missing. Nothing was changed. Fetch the file once more."),
    "exchange-damaged": N_(
        "The file has been changed or damaged on the way. Nothing was changed here. Ask the sender for a new one."
    ),
    "exchange-not-for-me": N_(
        "The file is for somebody else, and you cannot open it. Ask the sender to make one for you."
    ),
    "exchange-passphrase-needed": N_("The file opens with seven words. Ring the sender and have them read out."),
    "exchange-wrong-passphrase": N_("The words do not fit the file. Check the spelling with the sender and try again."),
    "exchange-newer-version": N_(
        "The file was made with a newer version of UngeApp. Nothing was changed. Install the newer version, then receive it again."
    ),
    "exchange-wrong-signature": N_(
        "The file does not come from the one it says it is from. Nothing was changed. Ring the sender before you do anything else."
    ),
    "exchange-too-large": N_("The file is too large. Nothing was changed. Ask the sender to divide it into several."),
    "exchange-malformed": N_(
        "The content of the file cannot be right. Nothing was changed. Ask the sender to make it again with the newest version."
    ),
    "exchange-not-a-card": N_(
        "This is not a card. Choose a file that ends in .ungekort, or ask your partner to send the card again."
    ),
    "file-unreadable": N_(
        "The file cannot be read. Check that the disk or the stick is connected, and choose the file again."
    ),
    "card-own": N_("This is your own card. Choose the card of the one you want to work with."),
    "card-unknown": N_("You have no card from this partner. Ask for it, and add it under Exchange."),
    "card-revoked": N_("The card has been revoked and can no longer be used. Ask your partner for a new one."),
    "card-number-differs": N_(
        "The number is not the one on the card. Have it read out once more. If it still differs, do not use the card."
    ),
    "card-not-confirmed": N_(
        "You have not confirmed this partner yet. Ring, have the check number read out, and confirm the card first."
    ),
    "sender-not-confirmed": N_(
        "The sender is not confirmed yet. Ring, have the check number read out, and confirm the card before you receive."
    ),
    "referral-no-basis": N_(
        "Nobody may have this referral yet. Record a consent that lets them have the name and what the assessment is about."
    ),
    "share-no-basis": N_(
        "Nothing may go to this recipient yet. Record a consent or another legal basis on the person first."
    ),
    "package-kind-not-yet": N_(
        "This version of UngeApp cannot take in that sort of file. Nothing was changed. Install the newest version, then receive it again."
    ),
    "profile-sender-not-confirmed": N_(
        "The profile is signed by a card you have not confirmed. Ring, have the check number read out, confirm the card, and look at the file again."
    ),
    "profile-sender-elsewhere": N_(
        "The profile is signed by somebody from another municipality. Only your own municipality decides on its profile. Nothing was changed."
    ),
    "profile-other-municipality": N_("This is another municipality's profile. It cannot be used at this desk."),
    "profile-receiver-elsewhere": N_(
        "One of the receivers works in another municipality. A profile goes to desks of your own only."
    ),
    "profile-no-receiver": N_("Say who the profile is for."),
    "profile-not-in-file": N_("There is no municipal profile in this file. Receive it as any other file."),
    "profile-older": N_(
        "This version is older than the one in use. Nothing was changed. To go back, choose it on the page of the municipality."
    ),
    "profile-in-use": N_("This version is in use already."),
    "profile-same-version": N_(
        "This has the same number as the version in use, but says something else. Ask for one with a new number. Nothing was changed."
    ),
    "profile-rewrites": N_(
        "A format or checklist in it is changed without a new number, so old meetings could no longer be told apart. Nothing was changed."
    ),
    "profile-faulty": N_("The profile has a fault and is not used. Nothing was changed."),
    "profile-folder-unreadable": N_(
        "There is no profile in this folder. Choose the folder with the file profile.toml."
    ),
    "format-step-lost": N_(
        "A deadline looks at a meeting that is gone. Put the meeting back, or copy the format under a name of its own."
    ),
    "profile-file-not-text": N_(
        "One file in the folder is not saved as UTF-8 text. Save it as UTF-8 in your editor, and try again."
    ),
    "profile-file-unreadable": N_(
        "One file in the folder cannot be read. Close it in other programs, ask for leave to read it, and try again."
    ),
    "profile-folder-there": N_(
        "A folder with the municipality's key lies there already. Choose another place, or move the old one away first."
    ),
    "profile-folder-not-written": N_("The folder could not be written there. Choose another place."),
    "profile-shipped": N_("There is no earlier version to go back to: the one that came with the program is in use."),
    "package-unknown": N_("That file is not in your list. Look under Exchange."),
    "package-same-id-other-content": N_(
        "You have received this file before, with other content. Nothing was changed. Ask the sender which of them holds."
    ),
    "match-undecided": N_(
        "Say first whether it is the same young person as the one you know. Then you can receive the file."
    ),
    "proposal-gone": N_("This proposal has been answered already. Look at the person to see what holds now."),
    "undo-course-ended": N_(
        "The course has ended, and by this somebody would be there again. Open the course again first."
    ),
    "undo-not-possible": N_(
        "This cannot be taken back, because others have been told already. Put it right with a new act instead."
    ),
    "conflict-gone": N_(
        "Somebody has already decided between the two texts. Look at the person to see what holds now."
    ),
    "handover-not-undone": N_(
        "A file about a handover cannot be taken back. Hand the young person over again instead."
    ),
    # Offers
    "offer-unknown": N_("This offer is not here any more. Go back to the offers and look for it there."),
    "offer-empty": N_("Write what the offer is called."),
    "offer-ages": N_("The highest age is below the lowest one."),
    "need-empty": N_("Write what is missing."),
    # Handing over
    "handover-accepted-already": N_(
        "The receiver has already said yes, so the offer cannot be withdrawn. Ring, and agree on handing back."
    ),
    "handover-checklist-open": N_("The checklist is not finished. Answer what is marked, then offer again."),
    "handover-four-eyes": N_(
        "Two different people must stand behind this. Write the name of the one who decides with you."
    ),
    "handover-how-heard": N_("Choose how you heard it: face to face, by telephone or on a signed sheet."),
    "handover-who-heard": N_("Write who said it, who heard it here, and on which day."),
    "handover-no-offer": N_("There is no open offer. Look at the handover on the person to see how far it is."),
    "handover-no-receiver": N_("Choose who is to take over."),
    "handover-not-accepted": N_("Nobody has said yes to taking over yet. You stay responsible until then."),
    "handover-not-confirmed": N_(
        "Nobody has recorded yet that the young person is motivated and safe. Talk with the young person, and record it first."
    ),
    "handover-not-outside": N_("The receiver has UngeApp, so the answer comes as a file. Receive it under Exchange."),
    "handover-not-responsible": N_(
        "You are not responsible for this young person, so you cannot hand over. Ask the responsible caseworker."
    ),
    "handover-nothing-to-force": N_(
        "There is nothing to decide here right now. Follow the handover step by step instead."
    ),
    "handover-nothing-to-verify": N_("Nothing needs to be checked for this young person. You can go on working."),
    "handover-open": N_("A handover is already under way. Finish it or withdraw it before you start another."),
    "handover-reason-missing": N_("Write a short reason, so that the other side understands it."),
    "handover-verify-first": N_(
        "These cases come from a backup. Read the exchange folder first, so that it is clear who is responsible."
    ),
    "handover-file-unexpected": N_(
        "The file does not fit how far the handover is. Nothing was changed. Ring the sender, and look at it together."
    ),
    "handover-responsible-here": N_(
        "You are responsible for this young person already, so you cannot take over. Ring the sender."
    ),
    "handover-wrong-sender": N_(
        "The file about the handover comes from somebody who has no part in it. Nothing was changed. Ring the one you agreed with."
    ),
    "protected-name-on-paper": N_(
        "The name is protected and stands on no paper for others, whatever the consent says. Nothing was made. Send it sealed to a unit with UngeApp, or tell it over the telephone and note it as told."
    ),
    "handover-no-basis": N_(
        "There is no consent or other legal basis for telling the receiver who it is about. Record one first."
    ),
    # Young people
    "person-no-name": N_("Write at least a first name or a last name."),
    "person-no-birth-date": N_("Write the date of birth, or a CPR number that holds it."),
    "join-gone": N_("They are not joined any more. Look at the list again."),
    "join-handover-open": N_(
        "One of them is being handed over. Let that one stay, or finish or take back the handover first, then join them."
    ),
    "join-joined-already": N_("One of them is joined already. Part them first, or choose the one that is shown."),
    "join-other-way": N_("Another department is responsible for the one you chose. Let your own entry stay instead."),
    "person-known-already": N_("This young person is here already. Search for the name, and go on there."),
    "master-data-elsewhere": N_(
        "Name, CPR number and address are changed where the responsibility lies. Send your change as a proposal to the responsible caseworker."
    ),
    "contact-empty": N_("Write a few words about the contact before you save it."),
    "talk-empty": N_("Write what was said, or the young person's own words, before you save the talk."),
    "network-place": N_("This field or ring is not on the network map. Choose another one."),
    "network-relation": N_("Choose two different people of the network, and how they are together."),
    "network-fewest": N_("Write a whole number, or leave the field empty."),
    "network-no-basis": N_(
        "There is no consent or other legal basis for telling them who is in the network. Record one first."
    ),
    "network-nobody": N_("There is nobody in the network yet. Add the first one, then keep the map."),
    "network-empty": N_("Write a name or how the person is related to the young person."),
    "case-no-authority": N_("Write which authority has the case."),
    "cpr-length": N_("A CPR number has ten digits. Count them once more, or leave the field empty."),
    "cpr-characters": N_("There are characters in the CPR number that do not belong there. Write it as DDMMYY-SSSS."),
    "cpr-date": N_("The CPR number begins with a day that does not exist. Look at the first six digits once more."),
    "consent-no-parts": N_("Choose what the consent is about."),
    "consent-no-use": N_("Choose what the consent may be used for."),
    "consent-no-purpose": N_("Write why the information is needed. A consent must say what it is for."),
    "consent-no-recipient": N_("Choose who may have the information."),
    "consent-period": N_("The last day lies before the first. Look at the days once more."),
    "consent-custody-asked": N_(
        "The young person is too young to say yes alone. Choose whoever has custody as the one who says yes."
    ),
    "consent-answered": N_("This has been answered already. Ask again with a new consent instead."),
    "consent-elsewhere": N_(
        "The consent was recorded by somebody else, who changes it. Ring them, and tell what should be kept out."
    ),
    "disclosure-no-recipient": N_("Write who was told."),
    "disclosure-no-content": N_("Choose what it was about, or write it in a few words."),
    "disclosure-no-basis": N_(
        "No consent covers this. Choose the legal basis you told it by, or record a consent first."
    ),
    "disclosure-in-future": N_("The day lies in the future. Write the day it was told."),
    "disclosure-file-stays": N_(
        "A file that was written may have been sent, so it stays on the list. Ask the receiver to delete it instead."
    ),
    "recall-still-counts": N_("The consent still counts. Withdraw it first, then ask for what was given."),
    "recall-nothing-given": N_("They have had nothing because of this consent."),
    "consent-in-future": N_("The day lies in the future. Write the day the consent was given."),
    # The plan
    "next-step-empty": N_("Write what the next step is."),
    "goal-empty": N_("Write the goal, in the young person's own words or yours."),
    "agreement-empty": N_("Write what you agreed on."),
    "step-empty": N_("Write what the step is."),
    "rating-empty": N_("Choose a number from 0 to 10, or write what was said."),
    "rating-out-of-range": N_("The rating is a number from 0 to 10."),
    "measure-empty": N_("Write what the measure is."),
    "measure-ended": N_("The measure has ended already. Look at what is next instead."),
    "measure-not-ended": N_("The measure has not ended yet. End it first, then say what is next."),
    "measure-end-how": N_("Say how it ended: carried through, stopped early or never begun."),
    "measure-has-started": N_(
        "The measure has begun, so it was carried through or stopped early. Choose one of these."
    ),
    "next-missing": N_("Write what is next, or choose the measure that follows."),
    "next-day-missing": N_("Write from which date. A date that may change is better than none."),
    "safe-heard-by-nobody": N_("Write who heard that the young person is motivated and safe."),
    "task-empty": N_("Write what is done."),
    "event-unknown": N_("Choose what happened from the list."),
    "event-ends-first": N_("It cannot end before it begins. Look at the two dates."),
    "decision-empty": N_("Write what was decided."),
    "decision-by-nobody": N_("Write who decided it."),
    # Meetings and courses
    "course-runs-already": N_(
        "This course of meetings is already running for the young person. Open it under Meetings."
    ),
    "course-not-in-target": N_(
        "The answers say that this course of meetings is not meant for the young person. Check them, or choose another kind of meeting."
    ),
    "course-new-case-missing": N_(
        "The law's meetings about the earlier case are used. Write why this is a new case, or do not begin it."
    ),
    "course-stopped": N_("This course of meetings has been stopped. Start a new one if it is needed."),
    "course-unknown-question": N_(
        "That question does not belong to this course of meetings. Open the course again, and answer there."
    ),
    "course-answer-does-not-fit": N_(
        "The answer does not fit the question. Choose one of the answers, or write a date."
    ),
    "participant-no-name": N_("Write who takes part: a name or a role."),
    "meeting-time-missing": N_("Choose day and time before you call the meeting."),
    "meeting-time-past": N_(
        "That time is past. Choose a later one to call the meeting, or open the meeting if it is held."
    ),
    "meeting-place-missing": N_("Write where the meeting is held before you call it."),
    "format-about-nobody": N_("This kind of meeting is about no young person. Plan it on the page with all meetings."),
    "format-about-somebody": N_("This kind of meeting is about a young person. Begin it on the young person."),
    "meeting-point-missing": N_("One point must have an answer before the meeting can be closed: »{title}«."),
    "meeting-leader-missing": N_("Agree who leads the meeting, and write the name before you call it."),
    "meeting-questions-open": N_("Answer the open questions first: they decide who is to be invited."),
    "meeting-closed": N_("The meeting is closed. Open it again, with a reason, if something must be corrected."),
    "meeting-cancelled": N_("The meeting is cancelled. Plan a new one instead."),
    "meeting-not-closed": N_("The meeting is not closed yet. Close it first, so that the minutes stand fast."),
    "meeting-not-complete": N_("Something is still open. Settle what is marked, and close the meeting then."),
    "meeting-text-unsaved": N_("Something you wrote is not saved yet. Leave the field, and close the meeting then."),
    "meeting-of-another-desk": N_(
        "This meeting belongs to another department. Ring those who called it if something must be changed."
    ),
    "meeting-not-called": N_("There are no letters before the meeting is called. Call it first."),
    "minutes-no-basis": N_(
        "There is no consent or other legal basis for giving this participant the minutes. Record one first, or leave it out."
    ),
    "agenda-no-basis": N_(
        "There is no consent or other legal basis for giving this participant the agenda. Record one first."
    ),
    "reminder-mixed": N_(
        "One reminder is for one person's agreements about one young person. Choose again, and print one for each."
    ),
    "period-key": N_("Write the period like 2026, 2026H1, 2026Q3 or 2026M9."),
    "list-empty": N_("There is nobody on the list."),
    "reminder-empty": N_("Choose at least one agreement to remind of."),
    # Sheets and definitions
    "sheet-empty": N_("There are no rows in the sheet. Choose another file."),
    "sheet-too-large": N_("The sheet is too large. Divide it into smaller ones, and read them one at a time."),
    "sheet-too-many-rows": N_("There are too many rows in the sheet. Divide it, and read the parts one at a time."),
    "sheet-too-many-columns": N_(
        "There are too many columns in the sheet. Delete those you do not need, and save it again."
    ),
    "sheet-unknown-kind": N_(
        "UngeApp reads .csv and .xlsx. Open the file in your spreadsheet program, and save it as one of them."
    ),
    "sheet-protected": N_("The sheet has a password or is in an old format. Save it as .xlsx without a password."),
    "sheet-broken-file": N_(
        "The sheet is damaged. Open it in your spreadsheet program, save it again, and choose the new file."
    ),
    "sheet-broken-encoding": N_("Some letters in the sheet cannot be read. Save it as .xlsx, or as .csv in UTF-8."),
    "sheet-no-known-columns": N_(
        "No column has a heading UngeApp knows. Write headings such as CPR, Fornavn and Efternavn in the first row."
    ),
    "sheet-duplicate-column": N_("Two columns hold the same. Delete or rename one of them, and save the sheet again."),
    "sheet-birth-date": N_("The date of birth cannot be read. Write it as 25-11-2004."),
    "sheet-no-name": N_("The row has no name. Fill it in, and read the sheet again."),
    "sheet-no-number-no-birth-date": N_(
        "The row has neither a CPR number nor a date of birth. Fill in one of them, and read the sheet again."
    ),
    "sheet-several-match": N_(
        "Several young people have this name and date of birth. Write the CPR number in the row."
    ),
    "sheet-other-number": N_(
        "A young person with this name and date of birth has another CPR number here. Find out which of them is right."
    ),
    "no-such-definition": N_(
        "The form this refers to is not on this computer. Ask the sender to send it along, or install the newest version."
    ),
    "faulty-definition": N_("The form has a fault and is not used. The one who wrote it must correct it."),
}

# Said instead where the refusal carries these facts: code → (facts, sentence).
DETAILED: dict[str, tuple[tuple[str, ...], str]] = {
    "referral-no-basis": (
        ("unit",),
        N_(
            "{unit} may not have this referral yet. Record a consent that lets them have the name and what the assessment is about."
        ),
    ),
    "cpr-length": (
        ("length",),
        N_("A CPR number has ten digits, and here are {length}. Count them once more, or leave the field empty."),
    ),
    "sheet-broken-encoding": (
        ("row",),
        N_("Some letters in row {row} cannot be read. Save the sheet as .xlsx, or as .csv in UTF-8."),
    ),
    "sheet-broken-file": (
        ("row",),
        N_(
            "The sheet is damaged at row {row}. Open it in your spreadsheet program, save it again, and choose the new file."
        ),
    ),
    "sheet-duplicate-column": (
        ("columns",),
        N_("The columns {columns} hold the same. Delete or rename one of them, and save the sheet again."),
    ),
    "sheet-too-many-rows": (
        ("limit",),
        N_("There are more than {limit} rows in the sheet. Divide it, and read the parts one at a time."),
    ),
    "sheet-too-many-columns": (
        (
            "row",
            "limit",
        ),
        N_("Row {row} has more than {limit} columns. Delete those you do not need, and save the sheet again."),
    ),
    "faulty-definition": (
        (
            "file",
            "reason",
        ),
        N_("There is a fault in {file}, and it is not used: {reason}"),
    ),
    "profile-file-not-text": (
        ("file",),
        N_("The file {file} is not saved as UTF-8 text. Save it as UTF-8 in your editor, and try again."),
    ),
    "profile-file-unreadable": (
        ("file",),
        N_("The file {file} cannot be read. Close it in other programs, ask for leave to read it, and try again."),
    ),
    "profile-faulty": (
        ("faults",),
        N_("The profile has a fault and is not used. Nothing was changed. {faults}"),
    ),
    "no-such-definition": (
        ("ref",),
        N_("The form {ref} is not on this computer. Ask the sender to send it along, or install the newest version."),
    ),
}
