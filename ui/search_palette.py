"""Search of everything and every command, in one field (Ctrl+K)."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from mentordesk.domain.text import folded
from mentordesk.services.search import Hit
from mentordesk.words import _
from ui.actions import Actions
from ui.commands import COMMANDS
from ui.dialogs.palette import Palette
from ui.dialogs.palette_list import PaletteItem
from ui.models.presenting import hidden_words, presenting
from ui.workspace import Workspace

_FIRST, _MOST = 12, 50
_COMMAND = "command"
_ICONS = {
    "expectation": "handshake",
    "goal": "target",
    "milestone": "milestone",
    "obstacle": "mountain",
    "agreement": "handshake",
    "concern": "lock",
    "boundary": "shield",
    "meeting": "calendar",
    "agenda_item": "list",
    "note": "notebook-pen",
    "commitment": "list-checks",
}


class SearchPalette(QObject):
    """Joins the palette to the search of the desk and to the commands."""

    def __init__(self, window: QMainWindow, workspace: Workspace, actions: Actions) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._actions = actions
        self.palette = Palette(window)
        self.palette.query_changed.connect(self._search)
        self.palette.chosen.connect(self._choose)
        workspace.destroyed.connect(self.palette.deleteLater)

    def open(self) -> None:
        """Open the palette on the commands."""
        self.palette.open_with(self._commands(""))

    def _search(self, query: str) -> None:
        commands = self._commands(query)
        if not query.strip():
            self.palette.show_results(query, commands)
            return

        def first(hits: list[Hit]) -> None:
            self.palette.show_results(query, [*commands, *map(self._item, hits)])
            if len(hits) == _FIRST:
                self._workspace.session.ask(lambda d: d.search.newest(query, _MOST), more)

        def more(hits: list[Hit]) -> None:
            self.palette.show_results(query, [*commands, *map(self._item, hits)])

        self._workspace.session.ask(lambda d: d.search.newest(query, _FIRST), first)

    def _choose(self, item: PaletteItem) -> None:
        if item.kind == _COMMAND:
            self._actions[item.key].trigger()
        else:
            self._workspace.open_found(item.kind, item.key)

    def _commands(self, query: str) -> list[PaletteItem]:
        wanted = folded(query.strip())
        return [
            PaletteItem(one.key, _COMMAND, one.icon or "command", one.words, "", one.shortcut)
            for one in COMMANDS
            if wanted in folded(one.words)
            and one.key != "search"
            and self._actions[one.key].isEnabled()
        ]

    def _item(self, hit: Hit) -> PaletteItem:
        day = self._workspace.context.formats.short_day(hit.at.astimezone().date())
        title, snippet = hit.title or _("Untitled note"), hit.snippet
        if presenting.hides(private=hit.private):
            title, snippet = _("Private"), hidden_words()
        return PaletteItem(hit.id, hit.kind, _ICONS[hit.kind], title, snippet, day, hit.private)
