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
    e.Problem.NEEDS_BOTH: N_("Both of you have to agree to this"),
}


def sentence(error: BaseException) -> str:
    """Return what happened and what to do, without a word that a person typed."""
    if isinstance(error, e.ImportRefused):
        return _(_REFUSALS[error.reason])
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
