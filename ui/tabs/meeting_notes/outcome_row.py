"""What became of a meeting, asked once it has begun; and what can be done to one to come."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.outcome import Outcome
from mentordesk.services.meetings import MeetingPage
from mentordesk.words import _
from ui.tabs.meeting_notes.wording import outcome_choices
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_GAP = 8
_HELD = Outcome(state=MeetingState.HELD)
_AGAIN = Outcome(state=MeetingState.PLANNED)


class OutcomeRow(QWidget):
    """``chosen`` tells an outcome; ``asked`` the dialog that is wanted: move, call_off, leave_out.

    Each menu opens by its button, from the keyboard too.
    """

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ask = Label(_("What became of it?"), "label", "text2")
        self._held = Button(_("Both were there"), "", "check")
        self._late, self._missed = Button(_("Somebody was late…")), Button(_("It did not happen…"))
        self._cancelled = Button(_("It was called off…"))
        self._move = Button(_("Move it…"), "", "calendar-clock")
        self._call_off = Button(_("Call it off…"), "ghost")
        self._leave_out = Button(_("Leave out days…"), "ghost")
        self._again = Button(_("Plan it again"), "", "rotate-ccw")
        self._menus: dict[MeetingState, QMenu] = {}
        self._compose()

    def show_meeting(self, page: MeetingPage, pair: Mentorship) -> None:
        """Show what can be said of a meeting now."""
        planned = page.meeting.state is MeetingState.PLANNED
        asks = planned and page.has_begun
        for part in (self._ask, self._answers):
            part.setVisible(asks)
        self._move.setVisible(planned)
        self._call_off.setVisible(planned and not page.has_begun)
        self._leave_out.setVisible(planned and page.series is not None)
        self._again.setVisible(not planned)
        for state, menu in self._menus.items():
            menu.clear()
            for words, outcome in outcome_choices(state, pair):
                menu.addAction(words, partial(self.chosen.emit, outcome))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons of a line one below the other where they would not fit side by side."""
        ways = QBoxLayout.Direction
        for line, buttons in self._lines.items():
            needed = sum(one.sizeHint().width() + _GAP for one in buttons if not one.isHidden())
            line.setDirection(ways.TopToBottom if needed > self.width() else ways.LeftToRight)
        super().resizeEvent(event)

    def _compose(self) -> None:
        # Narrower than its lines of buttons: then they stand one below the other.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for button, state in (
            (self._late, MeetingState.HELD),
            (self._missed, MeetingState.MISSED),
            (self._cancelled, MeetingState.CANCELLED),
        ):
            self._menus[state] = QMenu(button)
            button.setMenu(self._menus[state])
        self._held.clicked.connect(lambda: self.chosen.emit(_HELD))
        self._again.clicked.connect(lambda: self.chosen.emit(_AGAIN))
        for button, what in (
            (self._move, "move"),
            (self._call_off, "call_off"),
            (self._leave_out, "leave_out"),
        ):
            button.clicked.connect(lambda _on=False, what=what: self.asked.emit(what))
        first = row(self._held, self._late, STRETCH, spacing=_GAP)
        second = row(self._missed, self._cancelled, STRETCH, spacing=_GAP)
        others = row(
            self._again, self._move, self._call_off, self._leave_out, STRETCH, spacing=_GAP
        )
        self._lines = {
            first: (self._held, self._late),
            second: (self._missed, self._cancelled),
            others: (self._again, self._move, self._call_off, self._leave_out),
        }
        self._answers = boxed(column(first, second, spacing=_GAP))
        boxed(column(self._ask, 6, self._answers, _GAP, others), self)
