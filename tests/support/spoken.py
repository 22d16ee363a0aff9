"""What a screen reader can find in a window."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def spoken(widget: QWidget) -> str:
    """Return all that a screen reader can find below `widget`."""
    here = QAccessible.queryAccessibleInterface(widget)
    words, waiting = [], [here]
    while waiting:
        one = waiting.pop()
        if one is None or one.state().invisible:
            continue
        words += [one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
        waiting += [one.child(number) for number in range(one.childCount())]
    return " ".join(words)
