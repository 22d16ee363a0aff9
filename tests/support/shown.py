"""A tab in a window of its own, offscreen, on a real desk; and what is to be seen there."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from tests.support.stage import Stage, context_for
from ui.desk_session import Runner
from ui.ports import TabContext
from ui.widgets.label import Label

T = TypeVar("T")


def show_tab(
    qtbot: QtBot, desk: Desk, make: Callable[[TabContext], T], runner: Runner | None = None
) -> tuple[T, Stage]:
    """Return a tab as the window shows it, hearing of every change."""
    context, stage = context_for(desk, runner)
    tab: Any = make(context)
    stage.session.changed.connect(tab.changed)
    show(qtbot, tab.widget)
    tab.shown()
    return tab, stage


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as a window that has the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(1040, 800)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def read(widget: QWidget) -> list[str]:
    """Return the words of all labels that can be seen."""
    QApplication.sendPostedEvents()  # what was just made is shown by the layout, a little later
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def press(widget: QWidget, name: str) -> None:
    """Press the button of that name, which has to be there to be seen."""
    QApplication.sendPostedEvents()
    buttons = [one for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in buttons if name in (one.accessibleName(), one.text())]
    assert found, f"no {name!r} among {[b.accessibleName() or b.text() for b in buttons]}"
    found[0].click()


def named(widget: QWidget, name: str, kind: type[T]) -> T:
    """Return the child of that accessible name."""
    found = [one for one in widget.findChildren(QWidget) if one.accessibleName() == name]
    right = [one for one in found if isinstance(one, kind)]
    assert right, f"no {name!r}"
    return right[0]
