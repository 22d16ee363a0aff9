"""The goal map: where each goal stands, in one view."""

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mentordesk.domain.goal import Goal, GoalStatus, Standing
from mentordesk.services.goals import GoalCard
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.models.rows import progress_words
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.goal_lane import GoalLane, Lane
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_SIZE = (620, 560)
_GROUPS = (
    (Standing.IN_FOCUS, N_("In focus")),
    (Standing.LATER, N_("Later")),
    (Standing.ACHIEVED, N_("Achieved")),
    (Standing.DROPPED, N_("Dropped")),
)
_STATUS = {
    GoalStatus.ON_TRACK: ("ok", N_("On track")),
    GoalStatus.AT_RISK: ("warn", N_("At risk")),
    GoalStatus.NOT_STARTED: ("", N_("Not started")),
    GoalStatus.ACHIEVED: ("", N_("Achieved")),
    GoalStatus.DROPPED: ("", N_("Dropped")),
}


class GoalMapDialog(QDialog):
    """A lane for each goal, those in focus first."""

    def __init__(self, parent: QWidget | None, session: DeskSession) -> None:
        super().__init__(parent)
        self._today = session.today()
        self.setWindowTitle(_("Goal map"))
        self._lanes = QVBoxLayout()
        self._lanes.setSpacing(14)
        text = _("Above, how far a goal has come; the thin line beneath is how much time has gone.")
        close = Button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        inside = boxed(column(self._lanes, STRETCH, margins=(0, 0, 12, 0)))
        head = column(Label(_("Goal map"), "title"), 6, Label(text, "body", "text2", wrap=True))
        parts = column(head, 20, (scrolling(inside), 1), 16, row(STRETCH, close))
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self.resize(*(theme().px(side) for side in _SIZE))
        pair = session.the_mentorship().mentorship_id
        session.ask(lambda desk: desk.goals.board(pair, self._today), self._show)

    def _show(self, cards: list[GoalCard]) -> None:
        if not cards:
            self._lanes.addWidget(Label(_("There is no goal yet."), "body", "text3"))
        for standing, words in _GROUPS:
            mine = [card for card in cards if card.goal.standing is standing]
            if mine:
                self._lanes.addWidget(Label(_(words), "label", "text2"))
            for card in mine:
                self._lanes.addWidget(GoalLane(lane_of(card, self._today)))


def lane_of(card: GoalCard, today: date) -> Lane:
    """Return what the map shows of a goal."""
    tone, status = _STATUS[card.status]
    how_far = card.progress
    done = progress_words(how_far.done, how_far.total, in_percent=how_far.in_percent)
    words = "  ·  ".join((done or _("No measure"), _(status)))
    return Lane(card.goal.title, words, tone, how_far.share, _time_used(card.goal, today))


def _time_used(goal: Goal, today: date) -> float | None:
    """Return the share of its time that has gone, 0 to 1, or None without a day to reach it."""
    if goal.target_date is None:
        return None
    begins = goal.starts_on or goal.created_at.date()
    span = (goal.target_date - begins).days
    gone = ((goal.closed_on or today) - begins).days
    return 1.0 if span <= 0 else min(1.0, max(0.0, gone / span))
