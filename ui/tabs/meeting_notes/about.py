"""Which goals a note or a meeting is about: said on a button, chosen in its menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from mentordesk.services.goals import GoalName
from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import Button

_WIDTH, _MENU_WIDTH = 280, 360


class AboutGoals(Button):
    """Shows the goals of one record; `chosen` carries the record's id and all ids of goals."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("", "ghost", "target")
        self._record_id = ""
        self._ids: tuple[str, ...] = ()
        self._goals: Sequence[GoalName] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        theme().changed.connect(self._say)

    def set_goals(self, goals: Sequence[GoalName]) -> None:
        """Offer these goals from now on."""
        self._goals = goals

    def show_record(self, record_id: str, goal_ids: Sequence[str]) -> None:
        """Show what a record is about; goals in the trash are not named, but stay linked."""
        self._record_id, self._ids = record_id, tuple(goal_ids)
        self._say()

    def has_choice(self) -> bool:
        """Tell whether there is any goal to name."""
        return bool(self._offered())

    def _offered(self) -> list[GoalName]:
        return [one for one in self._goals if one.id in self._ids or not one.closed]

    def _say(self) -> None:
        titles = [one.title for one in self._goals if one.id in self._ids]
        words = titles[0] if titles else _("Link to a goal")
        more = f" +{len(titles) - 1}" if len(titles) > 1 else ""
        self.setText(_elided(words, _WIDTH) + more)
        spoken = _("About these goals: {goals}").format(goals=", ".join(titles))
        self.setAccessibleName(spoken if titles else words)
        self.setToolTip("\n".join(titles))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for goal in self._offered():
            action = menu.addAction(_elided(goal.title, _MENU_WIDTH))
            action.setCheckable(True)
            action.setChecked(goal.id in self._ids)
            action.triggered.connect(lambda on, goal_id=goal.id: self._choose(goal_id, on))

    def _choose(self, goal_id: str, on: bool) -> None:
        rest = tuple(one for one in self._ids if one != goal_id)
        self.chosen.emit(self._record_id, (*rest, goal_id) if on else rest)


def _elided(words: str, width: int) -> str:
    metrics = theme().metrics("body_strong")
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme().px(width))
    return shown.replace("&", "&&")
