"""What a series would become: how many, from when to when, and which ones something is against."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.recurrence import Recurrence
from mentordesk.domain.zones import LocalTime
from mentordesk.services.series import PlannedTime
from mentordesk.words import _, ngettext
from ui.ports import Formats
from ui.tabs.meeting_notes.wording import objection_words, rhythm_words, when_words
from ui.widgets.check_row import CheckRow
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, refill

_MOST = 30


class PlannedTimes(QWidget):
    """``left_out`` tells the wall time of a meeting, and whether it is left out now."""

    left_out = Signal(object, bool)

    def __init__(self, pair: Mentorship, formats: Formats) -> None:
        super().__init__()
        self._pair, self._formats = pair, formats
        self._summary = Label("", "heading", wrap=True)
        self._asks = Label("", "body", "warn", wrap=True)
        self._rows = column(spacing=2)
        self._shown: list[CheckRow] = []
        boxed(column(self._summary, 6, self._asks, 4, self._rows), self)

    def show_times(
        self, rule: Recurrence, found: Sequence[PlannedTime], without: frozenset[datetime]
    ) -> None:
        """Show what would be planned, and what speaks against each."""
        self._summary.setText(_summary(rule, found, without, self._formats))
        told = [one for one in found if one.warnings or one.hour is not LocalTime.ONCE]
        words = ngettext(
            "Something is to be said of one of them. Tick it to leave it out.",
            "Something is to be said of {n} of them. Tick those that you leave out.",
            len(told),
        )
        self._asks.setText(words.format(n=len(told)))
        self._asks.setVisible(bool(told))
        # Rows that stay are filled anew, so that the keyboard stays where it is.
        while len(self._shown) < min(len(told), _MOST):
            self._shown.append(self._row())
        self._shown = self._shown[: min(len(told), _MOST)]
        refill(self._rows, self._shown)
        for line, one in zip(self._shown, told, strict=False):
            line.setProperty("time", one.recurs_local)
            when = when_words(one.starts_local, self._formats)
            line.show_item("", when, one.recurs_local in without, self._words(one))
            line.show()

    def _row(self) -> CheckRow:
        line = CheckRow()
        line.toggled.connect(lambda on: self.left_out.emit(line.property("time"), on))
        return line

    def _words(self, one: PlannedTime) -> str:
        words = [objection_words(warning, self._pair) for warning in one.warnings]
        time = self._formats.time(one.recurs_local)
        if one.hour is LocalTime.MISSING:
            there_is = self._formats.time(one.starts_local)
            told = _("The clocks skip {time} that day; it would begin at {other}")
            words.append(told.format(time=time, other=there_is))
        if one.hour is LocalTime.TWICE:
            told = _("The clocks show {time} twice that day; choose which one is meant above")
            words.append(told.format(time=time))
        return "\n".join(words)


def _summary(
    rule: Recurrence,
    found: Sequence[PlannedTime],
    without: frozenset[datetime],
    formats: Formats,
) -> str:
    kept = [one for one in found if one.recurs_local not in without]
    if not kept:
        return _("No meeting at all")
    words = ngettext("{n} meeting, {rhythm}", "{n} meetings, {rhythm}", len(kept))
    count = words.format(n=formats.number(len(kept)), rhythm=rhythm_words(rule))
    first, last = (formats.day(one.starts_local.date()) for one in (kept[0], kept[-1]))
    span = _("from {first} to {last}") if len(kept) > 1 else _("on {first}")
    return "  ·  ".join((count, span.format(first=first, last=last)))
