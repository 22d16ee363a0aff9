"""The next meeting, always in sight in the sidebar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.words import _
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import column, row
from ui.widgets.panel import CardPanel


class NextMeetingCard(CardPanel):
    """When the two meet next; signals `prepare` and, without a meeting, `plan`."""

    prepare = Signal()
    join = Signal()
    plan = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_meeting = False
        self._in_words = Label("", "caption", "text3")
        self._when = Label("", "heading", wrap=True)
        self._time = Label("", "caption", "text3", wrap=True)
        self._join = Button(_("Join"), "primary", "video")
        self._join.clicked.connect(self.join)
        self._join.hide()
        self._button = Button("")
        self._button.clicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        caption = Label(_("Next meeting"), "label", "accent_text", elide=True)
        head = row(IconMark("calendar-clock", "accent_text"), (caption, 1), self._in_words)
        head.setSpacing(8)
        self.setLayout(
            column(
                head,
                9,
                self._when,
                2,
                self._time,
                11,
                self._join,
                self._button,
                margins=(15, 13, 15, 16),
            )
        )
        self.clear_meeting()

    def set_meeting(self, when_title: str, time_line: str, in_words: str) -> None:
        """Show a meeting: "Thursday, 26 Nov", "16:00 – 16:45, Berlin time", "in 3 days"."""
        self._show(when_title, time_line, in_words, _("Prepare agenda"), has_meeting=True)

    def offer_to_join(self, *, offered: bool) -> None:
        """Show the way into the call, or not."""
        self._join.setVisible(offered)

    def clear_meeting(self) -> None:
        """Show that no meeting is planned and offer to plan one."""
        self.offer_to_join(offered=False)
        self._show(_("No meeting planned"), "", "", _("Plan a meeting"), has_meeting=False)

    def _show(
        self, when: str, time_line: str, in_words: str, step: str, *, has_meeting: bool
    ) -> None:
        self._has_meeting = has_meeting
        self._when.setText(when)
        self._time.setText(time_line)
        self._time.setVisible(bool(time_line))
        self._in_words.setText(in_words)
        self._button.setText(step)
        spoken = (_("Next meeting"), when, time_line, in_words)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _tell(self) -> None:
        (self.prepare if self._has_meeting else self.plan).emit()
