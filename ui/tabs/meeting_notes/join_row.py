"""How to join a meeting: whose room it is, a button once it is time, a passcode out of sight."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.calendar.join_links import Provider
from mentordesk.domain.meeting import Meeting
from mentordesk.services.joining import WayIn, way_in
from mentordesk.words import N_, _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.clipboard import private_clipboard
from ui.widgets.due import Due
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_PROVIDERS = {
    Provider.ZOOM: "Zoom",
    Provider.GOTO: "GoTo",
    Provider.MEET: "Google Meet",
    Provider.TEAMS: "Microsoft Teams",
    Provider.WEBEX: "Webex",
    Provider.JITSI: "Jitsi",
    Provider.OTHER: N_("A page on the web"),
}


class JoinRow(QWidget):
    """Hidden where there is no way in; `join` carries the link."""

    join = Signal(str)

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._link, self._passcode = "", ""
        self._way: WayIn | None = None
        self._room = Label("", "body", "text2", wrap=True)
        self._button = Button(_("Join"), "", "video")
        self._button.clicked.connect(lambda: self.join.emit(self._link))
        self._code = Label("", "body", "text2")
        self._show = IconButton("eye", _("Show the passcode"))
        self._show.clicked.connect(self._turn)
        copy = IconButton("copy", _("Copy the passcode"))
        copy.clicked.connect(lambda: private_clipboard().copy(self._passcode))
        self._secret = boxed(row(self._code, 4, self._show, copy, STRETCH))
        self._due = Due(self, clock, self._turn_button)
        line = row(self._button, 12, (self._room, 1))
        boxed(column(line, 4, self._secret), self)
        self.hide()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the way into a meeting; its passcode is hidden again."""
        self._way = way_in(meeting)
        self.setVisible(self._way is not None)
        if self._way is None:
            self._due.wait_for()
            return
        link = self._way.link
        self._link = meeting.link
        self._room.setText(_room_words(self._way, meeting.link))
        self._passcode = self._way.passcode
        self._secret.setVisible(bool(self._passcode))
        self._hide_code()
        self._button.setEnabled(link is not None)
        self._due.wait_for(self._way.opens_at, self._way.closes_at)
        self._turn_button()

    def _turn_button(self) -> None:
        if self._way is not None:
            is_time = self._way.is_open(self._clock())
            self._button.set_kind("primary" if is_time else "")

    def _turn(self) -> None:
        if self._code.text() == self._passcode_words(self._passcode):
            self._hide_code()
        else:
            self._code.setText(self._passcode_words(self._passcode))
            self._show.set_icon("eye-off")
            self._show.set_name(_("Hide the passcode"))

    def _hide_code(self) -> None:
        self._code.setText(self._passcode_words("••••••"))
        self._show.set_icon("eye")
        self._show.set_name(_("Show the passcode"))

    def _passcode_words(self, code: str) -> str:
        return _("Passcode {code}").format(code=code)


def _room_words(way: WayIn, written: str) -> str:
    """Return whose room it is and its address, without the passcode that it may carry."""
    if way.link is None:
        return _("This link cannot be opened from here: {link}").format(link=written)
    parts = [_(_PROVIDERS[way.link.provider])]
    if way.link.meeting_id:
        parts.append(_("meeting {number}").format(number=way.link.meeting_id))
    parts.append(way.link.without_passcode)
    return "  ·  ".join(parts)
