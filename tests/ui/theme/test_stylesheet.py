"""The stylesheet stays short, whole and in step with the tokens."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTimeEdit, QVBoxLayout, QWidget

import resources
from ui.theme.stylesheet import build_stylesheet
from ui.theme.tokens import DARK, LIGHT, Scheme


def same(length: float) -> int:
    return round(length)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
def test_every_picture_it_names_exists_in_the_colour_of_the_scheme(scheme: Scheme) -> None:
    paths = set(re.findall(r"url\(([^)]+)\)", build_stylesheet(scheme, same)))
    assert paths
    for path in paths:
        ink = scheme.on_accent if Path(path).stem.startswith(("check", "minus")) else scheme.text2
        assert ink in Path(path).read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    sheets = build_stylesheet(LIGHT, same) + build_stylesheet(DARK, same)
    for path in (resources.root() / "icons" / "controls").glob("*.svg"):
        assert path.name in sheets


def test_it_is_short_and_balanced() -> None:
    sheet = build_stylesheet(LIGHT, same)
    assert len([line for line in sheet.splitlines() if line.strip()]) <= 70
    assert sheet.count("{") == sheet.count("}")
    assert "pointed" not in sheet


def test_lengths_grow_with_the_text() -> None:
    assert "min-height: 51px" in build_stylesheet(LIGHT, lambda length: round(length * 1.5))


def test_fields_and_buttons_are_of_one_height(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    widgets = (QPushButton("Save"), QLineEdit(), QComboBox(), QTimeEdit())
    for widget in widgets:
        layout.addWidget(widget)
    holder.show()
    assert [widget.height() for widget in widgets] == [36, 36, 36, 36]
