"""Everything a person can ask the window to do: one table for menus, palette and key sheet. No Qt.

The window offers a method for each key; the menu bar, the main menu, the command palette and the
sheet of shortcuts are all made from this.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mentordesk.words import N_, _


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, keys and icon, and the menu it stands in."""

    key: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    also: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The command's words in the chosen language, without the mark of its mnemonic."""
        return _(self.text).replace("&&", "\0").replace("&", "").replace("\0", "&")


FILE, PAIR, EDIT = N_("&File"), N_("&Pair"), N_("&Edit")
VIEW, HELP = N_("&View"), N_("&Help")

COMMANDS: tuple[Command, ...] = (
    Command("new", FILE, N_("&New"), "Ctrl+N", "plus"),
    Command("plan_meeting", FILE, N_("&Plan a meeting"), "Ctrl+M", "calendar-plus"),
    Command(
        "export_calendar", FILE, N_("Export &calendar (.ics)…"), "Ctrl+Shift+E", "calendar-days"
    ),
    Command("export_markdown", FILE, N_("Export as &Markdown…"), "", "file-text"),
    Command("export_json", FILE, N_("Export &everything (JSON)…"), "", "download"),
    Command("check", FILE, N_("Check the des&k…"), "", "shield-check"),
    Command("security", FILE, N_("Securit&y…"), "", "key-round"),
    Command("backups", FILE, N_("&Backups…"), "", "archive"),
    Command("lock", FILE, N_("&Lock"), "Ctrl+L", "lock"),
    Command("quit", FILE, N_("&Quit"), "Ctrl+Q", "x"),
    Command("about_pair", PAIR, N_("&About the two of you…"), "", "users"),
    Command("agreement", PAIR, N_("The a&greement…"), "", "handshake"),
    Command("course", PAIR, N_("The c&ourse of it…"), "", "flag"),
    Command("report", PAIR, N_("Progress &report…"), "", "list-checks"),
    Command("hand_over", PAIR, N_("&Hand over the chair…"), "", "user"),
    Command("reestablish", PAIR, N_("Settle everything ane&w…"), "", "rotate-ccw"),
    Command("concerns", PAIR, N_("&Concerns, for yourself alone…"), "", "lock"),
    Command("templates", PAIR, N_("&Templates…"), "", "file-text"),
    Command("new_mentorship", PAIR, N_("&New mentorship…"), "Ctrl+Shift+N", "user-plus"),
    Command("undo", EDIT, N_("&Undo"), "Ctrl+Z", "undo-2"),
    Command("redo", EDIT, N_("&Redo"), "Ctrl+Shift+Z", "redo-2", ("Ctrl+Y",)),
    Command("edit", EDIT, N_("&Edit"), "F2", "pencil"),
    Command("delete", EDIT, N_("&Delete"), "Ctrl+Delete", "trash-2"),
    Command("trash", EDIT, N_("&Trash…"), "", "archive"),
    Command("search", EDIT, N_("&Search everything"), "Ctrl+K", "search", ("Ctrl+F",)),
    Command("goal_map", VIEW, N_("&Goal map…"), "", "route"),
    Command("light", VIEW, N_("&Light"), "", "sun"),
    Command("dark", VIEW, N_("&Dark"), "", "moon"),
    Command("system", VIEW, N_("As the &system"), "", "monitor"),
    Command("larger", VIEW, N_("L&arger text"), "Ctrl++", "", ("Ctrl+=",)),
    Command("smaller", VIEW, N_("S&maller text"), "Ctrl+-"),
    Command("usual", VIEW, N_("&Usual text size"), "Ctrl+0"),
    Command("presenting", VIEW, N_("&Presenting: hide what is private"), "Ctrl+Shift+P"),
    Command("menu_bar", VIEW, N_("Show menu &bar"), "Ctrl+Shift+M"),
    Command("keys", HELP, N_("&Keyboard shortcuts"), "F1", "keyboard"),
    Command("about", HELP, N_("&About MentorDesk"), "", "info"),
)

#: Keys that work inside a list or a text and are no command of the window.
ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    (N_("Lists"), "Up, Down", N_("Choose another")),
    (N_("Lists"), "Enter", N_("Edit")),
    (N_("Lists"), "Alt+Up, Alt+Down", N_("Move")),
    (N_("Lists"), "Delete", N_("Delete")),
    (N_("Lists"), "Escape", N_("Leave the form")),
    (N_("Notes"), "Ctrl+B, Ctrl+I", N_("Bold, italic")),
    (N_("Notes"), "Ctrl+Enter", N_("Tick the task")),
    (N_("Notes"), "Ctrl+E", N_("Source, both, preview")),
    (N_("Everywhere"), "F6", N_("Next part of the window")),
    (N_("Everywhere"), "F10", N_("Main menu")),
)


def by_menu() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield each menu's words with its commands, in order."""
    for menu in (FILE, PAIR, EDIT, VIEW, HELP):
        yield _(menu), tuple(command for command in COMMANDS if command.menu == menu)
