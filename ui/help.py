"""The sheet of keys and the page about MentorDesk."""

from PySide6.QtWidgets import QWidget

from mentordesk.words import _
from ui.commands import ELSEWHERE, by_menu
from ui.dialogs.modal import run
from ui.tab_registry import TABS
from ui.widgets.buttons import without_mnemonic


def show_help(key: str, parent: QWidget) -> None:
    """Show the sheet of keys (``"keys"``) or the page about MentorDesk (``"about"``)."""
    if key == "about":
        from ui.dialogs.about import AboutDialog

        run(AboutDialog(parent))
        return
    from ui.dialogs.shortcut_sheet import ShortcutSheet

    run(ShortcutSheet(parent, key_groups()))


def key_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (group, (words, keys) …) for the sheet."""
    groups = [
        (
            without_mnemonic(menu),
            [(one.words, ", ".join((one.shortcut, *one.also))) for one in commands if one.shortcut],
        )
        for menu, commands in by_menu()
    ]
    tabs = [
        (without_mnemonic(_(tab.text)), f"Ctrl+{number}")
        for number, tab in enumerate(TABS, start=1)
    ]
    groups.append((_("Tabs"), tabs))
    for group, keys, words in ELSEWHERE:
        known = next((rows for name, rows in groups if name == _(group)), None)
        if known is None:
            known = []
            groups.append((_(group), known))
        known.append((_(words), keys))
    return groups
