"""Where the fields of a form stand: below each other, short ones in pairs where there is room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.theme import theme

_ROOM_FOR_TWO = 460
_BETWEEN_ROWS, _BETWEEN_COLUMNS = 14, 16


class FormLayout(QGridLayout):
    """Pairs neighbouring short fields once the form is wide enough."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._fields: list[tuple[QWidget, bool]] = []
        self._paired = False
        self.setContentsMargins(0, 0, 0, 0)
        self.setVerticalSpacing(_BETWEEN_ROWS)
        self.setHorizontalSpacing(_BETWEEN_COLUMNS)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)
        form.installEventFilter(self)
        theme().changed.connect(self._fit)

    def add_field(self, field: QWidget, *, short: bool) -> None:
        """Add a field below, or beside the one before where both are short."""
        self._fields.append((field, short))
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pair or part the fields as the form gets wider or narrower."""
        if watched is self._form and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        paired = self._form.width() >= theme().px(_ROOM_FOR_TWO)
        if paired != self._paired:
            self._paired = paired
            self._arrange()
            self.activate()

    def _arrange(self) -> None:
        for field, _short in self._fields:
            self.removeWidget(field)
        at = column = 0
        for here, (field, short) in enumerate(self._fields):
            follows = here + 1 < len(self._fields) and self._fields[here + 1][1]
            beside = self._paired and short and (column == 1 or follows)
            self.addWidget(field, at, column, 1, 1 if beside else 2, Qt.AlignmentFlag.AlignTop)
            column = 1 if beside and column == 0 else 0
            at += column == 0
