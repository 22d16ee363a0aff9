"""Keys are drawn one cap each."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.key_caps import KeyCaps, split_keys


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+Shift+Z, Ctrl+Y", [["Ctrl", "Shift", "Z"], ["Ctrl", "Y"]]),
        ("Ctrl++", [["Ctrl", "+"]]),
        ("Ctrl+-", [["Ctrl", "-"]]),
        ("Up, Down", [["Up"], ["Down"]]),
        ("F6", [["F6"]]),
        ("Two words", [["Two words"]]),
        ("", []),
    ],
)
def test_keys_are_split(keys: str, caps: list[list[str]]) -> None:
    assert split_keys(keys) == caps


def test_caps_are_told_and_grow_with_the_text(look, qapp, qtbot) -> None:
    caps = KeyCaps("Ctrl+Z, Ctrl+Y")
    qtbot.addWidget(caps)
    assert caps.accessibleName() == "Ctrl+Z, Ctrl+Y"
    before = caps.sizeHint()
    look.apply(qapp, "light", 1.5)
    assert caps.sizeHint().width() > before.width() * 1.3
    assert caps.sizeHint().height() > before.height() * 1.3
    assert caps.minimumSizeHint() == caps.sizeHint()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_caps_are_painted(look, paint, direction) -> None:
    caps = KeyCaps("Ctrl+Z")
    caps.setLayoutDirection(direction)
    assert look.color("sunken").name().upper() in paint(caps)


def test_no_keys_take_no_room(qtbot) -> None:
    caps = KeyCaps("")
    qtbot.addWidget(caps)
    assert caps.sizeHint().width() == 0
