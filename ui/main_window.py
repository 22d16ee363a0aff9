"""The frame: a window with a menu bar, which shows the start screens or the workspace."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.preferences import Preferences
from ui.theme.theme import Mode, apply, theme

if TYPE_CHECKING:
    from ui.actions import Actions

_SIZE, _LEAST = QSize(1280, 800), QSize(720, 520)
_STEP = 0.05
_UNPAINTED_MS = 2000


class MainWindow(QMainWindow):
    """One window for everything. Its title never names people."""

    closing = Signal()
    seen = Signal()  # once: when the window has been painted, or could have been

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.may_close: Callable[[], bool] = lambda: True
        self._waits_to_be_seen = True
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(_LEAST)
        self._covered: QWidget | None = None
        self._behind: QWidget | None = None  # what a screen that stands alone hides
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.actions_by_key: Actions | None = None
        if not preferences.restore_geometry(self):
            self.resize(_SIZE)

    def offer(self, handlers: Mapping[str, Callable[[], None]]) -> "Actions":
        """Make menus and keys of all commands; `handlers` do what the window itself does not."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from ui.actions import Actions

        own: dict[str, Callable[[], None]] = {
            "quit": lambda: _ignore(self.close()),
            "light": lambda: self._set_mode("light"),
            "dark": lambda: self._set_mode("dark"),
            "system": lambda: self._set_mode("system"),
            "larger": lambda: self._set_text_size(theme().scale + _STEP),
            "smaller": lambda: self._set_text_size(theme().scale - _STEP),
            "usual": lambda: self._set_text_size(1.0),
            "menu_bar": self._toggle_menu_bar,
        }
        actions = Actions(self, {**own, **handlers})
        actions.fill_menu_bar(self.menuBar())
        actions["menu_bar"].setChecked(self.preferences.menu_bar)
        self._show_menu_bar(self.preferences.menu_bar)
        self.actions_by_key = actions
        self._mark_mode()
        reveal = QShortcut(QKeySequence("F10"), self)
        reveal.activated.connect(self._open_menu)
        return actions

    def show_alone(self, screen: QWidget) -> None:
        """Show a screen over what is in view, without menus or commands, until `leave_alone`."""
        self._behind = self._stack.currentWidget()
        self._show_menu_bar(False)
        if self.actions_by_key is not None:
            self.actions_by_key.set_alone(is_alone=True)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def leave_alone(self) -> None:
        """Show again what stood behind the screen that stood alone."""
        if self._behind is not None:
            self.show_screen(self._behind)

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen in place of the present one, which is done with."""
        self._covered = None
        self._end_alone()
        self._show_and_keep(screen)

    def cover(self) -> None:
        """Paint a blank sheet now; what was in view stays behind it until another screen comes."""
        if self._covered is None:
            self._covered = self._stack.currentWidget()
            sheet = QWidget()
            self._stack.addWidget(sheet)
            self._stack.setCurrentWidget(sheet)
            self.repaint()

    def uncover(self) -> None:
        """Show again what was in view; what stood alone goes on standing alone."""
        if self._covered is not None:
            covered, self._covered = self._covered, None
            self._show_and_keep(covered, self._behind)

    def screen_shown(self) -> QWidget | None:
        """Return the screen in view."""
        return self._stack.currentWidget()

    def bring_forward(self) -> None:
        """Come to the front: somebody started MentorDesk a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Count as seen after a while even where nothing is painted: started as an icon, say."""
        super().showEvent(event)
        QTimer.singleShot(_UNPAINTED_MS, self._tell_seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window has been painted; what it holds is painted with it."""
        super().paintEvent(event)
        if self._waits_to_be_seen:
            QTimer.singleShot(0, self._tell_seen)

    def _tell_seen(self) -> None:
        if self._waits_to_be_seen:
            self._waits_to_be_seen = False
            self.seen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, remember where the window was, and close, unless something stands against it."""
        if not self.may_close():
            event.ignore()
            return
        self.preferences.keep_geometry(self)
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Hide a menu bar that was only called up when the window loses the focus."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and not self.preferences.menu_bar:
            self._show_menu_bar(False)

    def _show_and_keep(self, screen: QWidget, kept: QWidget | None = None) -> None:
        """Show a screen; all others but one to be kept are done with."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        for old in [self._stack.widget(place) for place in range(self._stack.count())]:
            if old is not None and old not in (screen, kept):
                self._stack.removeWidget(old)
                old.deleteLater()

    def _end_alone(self) -> None:
        if self._behind is not None:
            self._behind = None
            self._show_menu_bar(self.preferences.menu_bar)
            if self.actions_by_key is not None:
                self.actions_by_key.set_alone(is_alone=False)

    def _open_menu(self) -> None:
        if self._behind is not None:
            return
        self._show_menu_bar(True)
        bar = self.menuBar()
        bar.setFocus()
        if bar.actions():
            bar.setActiveAction(bar.actions()[0])

    def _toggle_menu_bar(self) -> None:
        self.preferences.menu_bar = not self.preferences.menu_bar
        self._show_menu_bar(self.preferences.menu_bar)

    def _show_menu_bar(self, shown: bool) -> None:
        if not self.menuBar().isNativeMenuBar():
            self.menuBar().setVisible(shown)

    def _set_mode(self, mode: Mode) -> None:
        self.preferences.mode = mode
        self._apply(mode, theme().scale)

    def _set_text_size(self, size: float) -> None:
        self._apply(theme().mode, round(size, 2))
        self.preferences.text_size = theme().scale

    def _apply(self, mode: Mode, scale: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, mode, scale)
        self._mark_mode()

    def _mark_mode(self) -> None:
        if self.actions_by_key is not None:
            for mode in ("light", "dark", "system"):
                self.actions_by_key[mode].setChecked(theme().mode == mode)


def _ignore(_value: object) -> None:
    """Drop a value that a handler has no use for."""
