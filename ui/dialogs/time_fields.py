"""When a meeting is: fields, what that is for each of the two, and free times to choose from."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain import zones
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.zones import LocalTime
from mentordesk.services.series import existing
from mentordesk.words import _
from ui.ports import Formats
from ui.tabs.meeting_notes.wording import local_times
from ui.widgets.buttons import Button
from ui.widgets.field_spec import FieldSpec
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, refill, row
from ui.widgets.segmented import Segmented


class TimeFields(QWidget):
    """``edited`` tells a field, and ``fold`` and ``starts_local`` from what is offered beneath."""

    edited = Signal(str, object)
    suggestion_wanted = Signal()
    chosen = Signal(object)  # an aware time that was suggested

    def __init__(self, specs: Sequence[FieldSpec], pair: Mentorship, formats: Formats) -> None:
        super().__init__()
        self._pair, self._formats = pair, formats
        self.form = RecordForm(specs)
        self._both = Label("", "meta", "text2", wrap=True)
        self._which = Segmented(_("Which of the two"))
        self._twice = Label("", "body", "warn", wrap=True)
        self._instead = Button("")
        self._first_there_is: datetime | None = None
        self._values: dict[str, object] = {}
        self._suggest = Button(_("Suggest a time"), "ghost", "sparkles")
        self._none = Label(
            _("No time within four weeks suits both of you. Try another length."),
            "meta",
            "text2",
            wrap=True,
        )
        self._slots = column(spacing=6)
        self._compose()

    def show_time(self, local: datetime, zone: str, fold: int) -> None:
        """Show what a wall-clock time is for both, and ask where it is none or two."""
        if not zones.is_zone(zone):
            self._both.setText("")
            return
        hour = zones.kind_of_local_time(local, zone)
        moment = zones.to_utc(existing(local, zone), zone, fold)
        self._both.setText(local_times(moment, self._pair, self._formats))
        time = self._formats.time(local)
        self._first_there_is = existing(local, zone)
        words = {
            LocalTime.ONCE: "",
            LocalTime.TWICE: _("The clocks go back then: {time} comes twice. Which one is it?"),
            LocalTime.MISSING: _("The clocks go forward then: there is no {time} that day."),
        }
        self._twice.setText(words[hour].format(time=time))
        self._twice.setVisible(hour is not LocalTime.ONCE)
        self._which.setVisible(hour is LocalTime.TWICE)
        if self._which.current_key() != str(fold):
            self._which.select_key(str(fold))
        there_is = self._formats.time(self._first_there_is)
        self._instead.setText(_("Take {time}").format(time=there_is))
        self._instead.setVisible(hour is LocalTime.MISSING)

    def offer(self, slots: Sequence[datetime]) -> None:
        """Show free times to choose from, aware ones in the zone of the meeting."""
        buttons = []
        for slot in slots:
            button = Button(local_times(slot, self._pair, self._formats, with_day=True))
            button.clicked.connect(lambda _on=False, slot=slot: self.chosen.emit(slot))
            buttons.append(button)
        refill(self._slots, buttons)
        self._none.setVisible(not slots)
        if buttons:
            buttons[0].setFocus()

    def replace_values(self, values: Mapping[str, object]) -> None:
        """Show values of the fields, whatever has the keyboard."""
        self._values.update(values)
        self.form.replace_values(self._values)

    def _compose(self) -> None:
        self._which.set_items([("0", _("The first"), None), ("1", _("The second"), None)])
        for part in (self._twice, self._which, self._instead, self._none):
            part.hide()
        self.form.edited.connect(self._tell)
        self._which.current_changed.connect(lambda key: self.edited.emit("fold", int(key)))
        self._instead.clicked.connect(self._take_instead)
        self._suggest.clicked.connect(self.suggestion_wanted)
        asked = column(self._twice, row(self._which, self._instead, STRETCH), spacing=6)
        parts = (self.form, self._both, asked, row(self._suggest, STRETCH), self._none)
        boxed(column(*parts, self._slots, spacing=8), self)

    def _tell(self, name: str, value: object) -> None:
        self._values[name] = value
        self.edited.emit(name, value)

    def _take_instead(self) -> None:
        self.replace_values({"starts_local": self._first_there_is})
        self.edited.emit("starts_local", self._first_there_is)
