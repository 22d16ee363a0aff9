"""Errors in plain words: what happened, and what to do. Serves the window and the command line."""

import errno

from mentordesk import errors as e
from mentordesk.words import N_, _

_SENTENCES: dict[type[BaseException], str] = {
    e.DeskMissing: N_("There is no desk in this folder. Check the folder, or create a new desk."),
    e.DeskGone: N_(
        "The desk's folder is not where it was, so the last change was not saved. Put it back or "
        "connect its drive: what you typed is kept here until then."
    ),
    e.DeskExists: N_(
        "There is already a desk in this folder, and it was left as it is. Choose another folder."
    ),
    e.NotADesk: N_(
        "The file in the place of your desk was not written by MentorDesk. "
        "It was left as it is. Choose another folder."
    ),
    e.DeskDamaged: N_(
        "Your desk's file is damaged, and it was left as it is. Unlock it to go back to a backup "
        "or to rescue what can be read."
    ),
    e.DeskTooNew: N_(
        "A later version of MentorDesk wrote this desk. Nothing was changed. "
        "Update MentorDesk, then open it again."
    ),
    e.DeskReadOnly: N_(
        "MentorDesk may not write in this folder. "
        "Allow writing to it, or move the desk to a folder of your own."
    ),
    e.DeskOpenedToRead: N_("This desk is opened to be read, so nothing can be changed in it."),
    e.DeskInUse: N_(
        "This desk is already open in another MentorDesk. Use that one, or close it first."
    ),
    e.DiskFull: N_(
        "The disk is full, so the last change was not saved; everything before it is. "
        "Free some space and try again."
    ),
    e.BackupDamaged: N_(
        "This backup is damaged, or is none. Nothing was changed. Choose another one."
    ),
    e.BackupExists: N_(
        "There is already a file of that name, and it was left as it is. Choose another name."
    ),
    e.BackupFolderMissing: N_(
        "The folder for backups is not there, so none can be made. "
        "Connect its drive, or choose another folder."
    ),
    e.BackupTooNew: N_(
        "A later version of MentorDesk made this backup. Update MentorDesk, then try again."
    ),
    e.StillWriting: N_(
        "Something was being written meanwhile, so nothing was changed. "
        "Finish what you are typing, then try again."
    ),
    e.DeskError: N_(
        "The desk's files could not be read or written. Nothing was changed. "
        "Check that its disk is connected and that the folder is yours."
    ),
    e.WrongPassphrase: N_("That passphrase does not open the desk. Check Caps Lock and try again."),
    e.WrongRecoveryCode: N_(
        "That recovery code belongs to another desk, or was replaced by a newer one. "
        "Look for a newer sheet."
    ),
    e.MistypedRecoveryCode: N_(
        "A character of the recovery code is wrong or missing. Compare it with your sheet."
    ),
    e.KeySlotsDamaged: N_(
        "The file that holds the desk's keys is damaged, and so is its copy. "
        "Nothing was changed. Put back the file desk.keys from a backup."
    ),
    e.KeySlotsTooNew: N_(
        "A later version of MentorDesk wrote this desk's keys. "
        "Update MentorDesk, then open it again."
    ),
    e.UnlockError: N_("The desk could not be unlocked. Try again."),
    e.PassphraseTooWeak: N_(
        "This passphrase could be guessed. Take a longer one: five or six unrelated words are good."
    ),
    e.ValidationError: N_("Some of what was typed cannot be right yet. Look at the marked fields."),
    e.RecordMissing: N_("This is not there any more. It may be in the trash."),
    e.NothingToUndo: N_("There is nothing left to undo or redo."),
    e.ServerAddressUnsafe: N_(
        "Your password could be read on the way to this address. Use one that begins with https://."
    ),
    e.ServerElsewhere: N_(
        "The calendar lies on another server. If you trust that one, enter its address instead."
    ),
    e.ServerUnreachable: N_(
        "The calendar server cannot be reached. Check the address and your connection."
    ),
    e.ServerTooSlow: N_("The calendar server did not answer in time. Try again later."),
    e.ServerNotTrusted: N_(
        "The server's certificate does not prove that it is the right one, so nothing was sent. "
        "Ask whoever runs it."
    ),
    e.ServerAnswerTooLarge: N_(
        "The calendar server answered with more than MentorDesk reads. Choose another calendar."
    ),
    e.NoCalendarServer: N_(
        "There is no calendar server at this address. Look for its CalDAV address in its settings."
    ),
    e.ServerLoginRefused: N_(
        "The calendar server does not take this user name and password. Many servers want a "
        "password of its own for each program."
    ),
    e.ServerLoginUnknown: N_(
        "This calendar server wants a way of logging in that MentorDesk does not have. "
        "Use a calendar file instead."
    ),
    e.ServerPlaceMissing: N_("The server has no such calendar any more. Choose it again."),
    e.ServerConflict: N_(
        "This was changed on the calendar server meanwhile, so it was left as it is. Look at both."
    ),
    e.ServerRefused: N_(
        "The calendar server does not allow that. Check that you may write in this calendar."
    ),
    e.ServerFailed: N_("The calendar server has trouble of its own. Try again later."),
    e.ServerCallStopped: N_("Stopped. What had begun may still have reached the calendar server."),
    e.CalendarServerError: N_("The calendar server could not be used. Nothing was changed here."),
    e.MentorDeskError: N_("That did not work. Nothing was changed."),
    PermissionError: N_("MentorDesk may not write there. Choose another folder."),
    FileNotFoundError: N_("The file or folder is not there any more. Choose another one."),
    OSError: N_("The disk did not do as asked. Check that it is connected and not full."),
    MemoryError: N_("There is not enough free memory for this. Close other programs, try again."),
}

_FULL = {errno.ENOSPC, errno.EDQUOT}

_REFUSALS: dict[e.RefusedBecause, str] = {
    e.RefusedBecause.UNREADABLE: N_("The file could not be read. Check that it is still there."),
    e.RefusedBecause.NOT_JSON: N_(
        "The file is not JSON, or only part of it is there. Export it again."
    ),
    e.RefusedBecause.NOT_OURS: N_("The file is not a MentorDesk export. Choose another one."),
    e.RefusedBecause.TOO_NEW: N_(
        "A later version of MentorDesk wrote the file. Update MentorDesk, then import it again."
    ),
    e.RefusedBecause.TOO_LARGE: N_(
        "The file is larger than MentorDesk takes. Nothing was changed."
    ),
    e.RefusedBecause.BROKEN_LINK: N_(
        "Parts of the file are missing: something in it belongs to a record that is not there. "
        "Export it again."
    ),
    e.RefusedBecause.INVALID: N_(
        "Something in the file cannot be as it says, so none of it was taken. Export it again."
    ),
    e.RefusedBecause.ALREADY_THERE: N_(
        "Records of the file are already in this desk. Import it into a new, empty desk."
    ),
    e.RefusedBecause.NOT_TEXT: N_("The file is not a text. Choose a Markdown file."),
    e.RefusedBecause.NO_TITLE: N_(
        'The template has no title. Add a line like title = "Our check-in" between the two lines '
        "of +++, then import it again."
    ),
    e.RefusedBecause.UNKNOWN_KIND: N_(
        "The file says it is for a kind of thing that there is no template for. Change the word "
        "after kind, or leave the line out, then import it again."
    ),
    e.RefusedBecause.BROKEN_HEAD: N_(
        "The top of the file, between the two lines of +++, does not read as it should. Save a "
        "template as a file to see what it looks like, then import yours again."
    ),
    e.RefusedBecause.NOT_A_CALENDAR: N_(
        "The file is not a calendar. Choose one whose name ends in .ics, or a saved e-mail (.eml)."
    ),
    e.RefusedBecause.BROKEN_CALENDAR: N_(
        "The calendar is damaged, or only part of it is there. "
        "Download it again, or ask for it anew."
    ),
    e.RefusedBecause.TOO_MANY_EVENTS: N_(
        "There are more events in this calendar than MentorDesk takes. "
        "Export only the meetings of the two of you, then try again."
    ),
    e.RefusedBecause.TOO_SLOW: N_(
        "Reading this file would take too long, so nothing was changed. "
        "Export only the meetings of the two of you, then try again."
    ),
    e.RefusedBecause.NO_INVITATION: N_(
        "There is no invitation in this e-mail. Save its attachment that ends in .ics, or plan the "
        "meeting by hand."
    ),
}

_LEFT_OUT: dict[e.LeftOut, str] = {
    e.LeftOut.BROKEN: N_("Part of it cannot be read"),
    e.LeftOut.TOO_LARGE: N_("It holds more text than MentorDesk takes"),
    e.LeftOut.NO_START: N_("It does not say when it starts"),
    e.LeftOut.NO_END: N_("It does not say when it ends"),
    e.LeftOut.ENDS_BEFORE_START: N_("It ends before it starts"),
    e.LeftOut.TOO_SHORT: N_("It is shorter than five minutes"),
    e.LeftOut.TOO_LONG: N_("It is longer than a day"),
    e.LeftOut.OUT_OF_RANGE: N_("Its day lies outside what a calendar here can show"),
    e.LeftOut.UNKNOWN_ZONE: N_("It mixes time zones that are not known here"),
    e.LeftOut.ANSWER: N_("It is an answer to an invitation, not an invitation"),
    e.LeftOut.THIS_AND_FOLLOWING: N_(
        "It changes all meetings from one day on; plan them as a series of their own"
    ),
    e.LeftOut.RULE_FREQUENCY: N_(
        "It repeats by the day, by the hour or by the year; a series here is weekly or monthly"
    ),
    e.LeftOut.RULE_DAYS: N_(
        "It repeats on several days; make a series here for each weekday or day of the month"
    ),
    e.LeftOut.RULE_START: N_("Its first day is not one of those it repeats on"),
    e.LeftOut.RULE_DATES: N_("It repeats on days that follow no rule; plan them one by one"),
    e.LeftOut.RULE_EMPTY: N_("It is a series without a single meeting"),
    e.LeftOut.RULE_OTHER: N_("It repeats in a way that a series here cannot"),
    e.LeftOut.SERIES_LEFT_OUT: N_("It belongs to a series that was left out"),
    e.LeftOut.OVERTAKEN: N_("A newer version of it is in the same file"),
}

_LINKS: dict[e.LinkTrouble, str] = {
    e.LinkTrouble.NOT_A_LINK: N_(
        "This is no whole link. Copy all of it; it begins with https://, then a name like "
        "example.org."
    ),
    e.LinkTrouble.NOT_ENCRYPTED: N_(
        "This link begins with http://, so others could change where it leads. "
        "Ask for one that begins with https://."
    ),
    e.LinkTrouble.FOREIGN_SCHEME: N_(
        "This link would start a program instead of opening a page. "
        "Use the one that begins with https://."
    ),
    e.LinkTrouble.USER_INFO: N_(
        "The @ in this link hides where it leads. Do not open it, and ask who sent it."
    ),
    e.LinkTrouble.PORT: N_(
        "This link has a colon and a port behind the name of its place. "
        "Invitations have none: ask for the usual link."
    ),
    e.LinkTrouble.NON_ASCII_HOST: N_(
        "The name of the place in this link has letters that can look like others. "
        "Do not open it, and ask who sent it."
    ),
    e.LinkTrouble.UNCLEAR_HOST: N_(
        "It cannot be told where this link leads. Do not open it, and ask who sent it."
    ),
    e.LinkTrouble.CONTROL_CHARACTER: N_(
        "This link has spaces or characters that cannot be seen. Copy it once more."
    ),
    e.LinkTrouble.TOO_LONG: N_("This link is longer than any invitation's. Copy it once more."),
    e.LinkTrouble.WRAPPED_TOO_OFTEN: N_(
        "This link is wrapped in others too often to tell where it leads. Ask for the plain one."
    ),
}

_KEYRING: dict[e.KeyringTrouble, str] = {
    e.KeyringTrouble.NONE_HERE: N_(
        "This computer has no keyring that MentorDesk trusts. Use your passphrase."
    ),
    e.KeyringTrouble.LOCKED: N_("This computer's keyring is locked. Use your passphrase."),
    e.KeyringTrouble.TOO_SLOW: N_("This computer's keyring did not answer. Use your passphrase."),
    e.KeyringTrouble.NOT_KEPT: N_(
        "This computer's keyring did not keep the key. Use your passphrase."
    ),
    e.KeyringTrouble.NOTHING_THERE: N_(
        "This computer's keyring has no key for this desk. Use your passphrase."
    ),
    e.KeyringTrouble.ALREADY_USED: N_(
        "This computer's keyring opens the desk once after you log in. Use your passphrase now."
    ),
}

_PROBLEMS: dict[e.Problem, str] = {
    e.Problem.EMPTY: N_("Please fill this in"),
    e.Problem.TOO_LONG: N_("Too long; shorten it a little"),
    e.Problem.BEFORE_START: N_("This lies before the start"),
    e.Problem.NOT_POSITIVE: N_("Must be more than zero"),
    e.Problem.OUT_OF_RANGE: N_("Outside what is possible here"),
    e.Problem.UNKNOWN_ZONE: N_("Choose a time zone from the list"),
    e.Problem.NOT_AN_EMAIL: N_("An e-mail address looks like name@example.org"),
    e.Problem.NOT_A_LINK: N_("A link starts with https://"),
    e.Problem.NO_SUCH_TIME: N_("The clocks go forward then, so this time does not exist"),
    e.Problem.AMBIGUOUS_TIME: N_("The clocks go back then, so this time happens twice"),
    e.Problem.CONTROL_CHARACTER: N_("Remove the invisible characters"),
    e.Problem.SAME_PERSON: N_("Both names are the same"),
    e.Problem.NEEDS_REASON: N_("Say why, in a few words"),
    e.Problem.EMPTY_SPAN: N_("Choose at least one day"),
    e.Problem.NAMED_TWICE: N_("Name each one only once"),
    e.Problem.NEVER_SHARED: N_("This is never shared"),
    e.Problem.ANSWERED_ALREADY: N_("There is an answer already"),
    e.Problem.NOTHING_NEW: N_("Nothing has changed since the last one"),
    e.Problem.OVERTAKEN: N_("Something has changed since; make a new version first"),
    e.Problem.IN_THE_FUTURE: N_("This day has not come yet"),
    e.Problem.NOTHING_AGREED: N_("Nothing is agreed on yet"),
    e.Problem.NOT_LATER: N_("Choose a later day"),
    e.Problem.IS_OVER: N_("This is over already"),
    e.Problem.BEYOND_ASCII: N_("Before the @ only the letters a to z can be used"),
    e.Problem.NEEDS_BOTH: N_("Both of you have to agree to this"),
}


def sentence(error: BaseException) -> str:
    """Return what happened and what to do, without a word that a person typed."""
    if isinstance(error, e.ImportRefused):
        return _(_REFUSALS[error.reason])
    if isinstance(error, e.LinkRefused):
        return _(_LINKS[error.reason])
    if isinstance(error, e.KeyringUnavailable):
        return _(_KEYRING[error.reason])
    if isinstance(error, OSError) and error.errno in _FULL:
        return _(_SENTENCES[e.DiskFull])
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _(_SENTENCES[kind])
    return _("Something went wrong in MentorDesk itself. What was saved before is safe.")


def problem_text(problem: e.Problem) -> str:
    """Return what is wrong with a field, to stand beside it."""
    return _(_PROBLEMS[problem])


def left_out_text(reason: e.LeftOut) -> str:
    """Return why an event of a calendar was left out, to stand beside its title."""
    return _(_LEFT_OUT[reason])
