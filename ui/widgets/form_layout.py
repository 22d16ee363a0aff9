"""Where the fields of a form stand: below each other, short ones in pairs where there is room."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.theme import theme

_ROOM_FOR_TWO = 460
_BETWEEN_ROWS, _BETWEEN_COLUMNS = 14, 16


class FormLayout(QGridLayout):
    """Pairs neighbouring short fields once the form is wide enough."""

    def __init__(self, form: QWidget, order: Sequence[str]) -> None:
        super().__init__(form)
        self._order = order
        self._form = form
        self._fields: dict[str, tuple[QWidget, bool]] = {}
        self._shown: Collection[str] = ()
        self._paired = False
        self.setContentsMargins(0, 0, 0, 0)
        self.setVerticalSpacing(_BETWEEN_ROWS)
        self.setHorizontalSpacing(_BETWEEN_COLUMNS)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)
        form.installEventFilter(self)
        theme().changed.connect(self._fit)

    def add_field(self, name: str, field: QWidget, *, short: bool) -> None:
        """Add a field at its place in the order; it is shown once `show_only` names it."""
        self._fields[name] = (field, short)
        field.setParent(self._form)
        field.hide()

    def show_only(self, names: Collection[str]) -> None:
        """Show these fields in their order: below each other, or two short ones side by side."""
        self._shown = names
        self._arrange()
        for name, (field, _short) in self._fields.items():
            field.setVisible(name in names)

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
        for field, _short in self._fields.values():
            self.removeWidget(field)
        shown = [self._fields[name] for name in self._order if name in self._shown]
        at = column = 0
        for here, (field, short) in enumerate(shown):
            follows = here + 1 < len(shown) and shown[here + 1][1]
            beside = self._paired and short and (column == 1 or follows)
            self.addWidget(field, at, column, 1, 1 if beside else 2, Qt.AlignmentFlag.AlignTop)
            column = 1 if beside and column == 0 else 0
            at += column == 0
