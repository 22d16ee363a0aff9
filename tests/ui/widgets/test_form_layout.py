"""Where the fields of a form stand."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.form_layout import FormLayout

WIDE, NARROW = 600, 300


def places(qtbot: QtBot, shorts: list[bool], width: int) -> list[tuple[int, int]]:
    """Return (row, column) of fields that are short or not, in a form of `width` pixels."""
    form = QWidget()
    qtbot.addWidget(form)
    names = [str(number) for number in range(len(shorts))]
    layout = FormLayout(form, names)
    fields = [QLineEdit() for _short in shorts]
    for name, field, short in zip(names, fields, shorts, strict=True):
        layout.add_field(name, field, short=short)
    layout.show_only(names)
    form.resize(width, 500)
    form.show()
    tops = sorted({field.y() for field in fields})
    return [(tops.index(field.y()), int(field.x() > 0)) for field in fields]


@pytest.mark.parametrize(
    ("shorts", "wanted"),
    [
        ([True, True], [(0, 0), (0, 1)]),
        ([True, False, True], [(0, 0), (1, 0), (2, 0)]),
        ([True, True, True], [(0, 0), (0, 1), (1, 0)]),
        ([False, True, True, False], [(0, 0), (1, 0), (1, 1), (2, 0)]),
    ],
)
def test_short_neighbours_share_a_row(
    qtbot: QtBot, shorts: list[bool], wanted: list[tuple[int, int]]
) -> None:
    assert places(qtbot, shorts, WIDE) == wanted
    assert places(qtbot, shorts, NARROW) == [(at, 0) for at in range(len(shorts))]


def test_larger_text_needs_more_room(qtbot: QtBot, qapp: QApplication) -> None:
    theme().apply(qapp, "light", 1.5)
    assert places(qtbot, [True, True], WIDE) == [(0, 0), (1, 0)]


def test_a_field_alone_takes_the_whole_width(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    layout = FormLayout(form, ("alone",))
    alone = QLineEdit()
    layout.add_field("alone", alone, short=True)
    layout.show_only({"alone"})
    form.resize(WIDE, 100)
    form.show()
    assert alone.width() == WIDE


def test_a_field_made_later_stands_where_it_belongs(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    layout = FormLayout(form, ("first", "second", "third"))
    fields = {name: QLineEdit() for name in ("third", "first", "second")}
    for name in ("third", "first"):
        layout.add_field(name, fields[name], short=False)
    layout.show_only({"first", "third"})
    form.resize(NARROW, 300)
    form.show()
    layout.add_field("second", fields["second"], short=False)
    layout.show_only({"first", "second", "third"})
    layout.activate()
    tops = [fields[name].y() for name in ("first", "second", "third")]
    assert tops == sorted(set(tops))
    layout.show_only({"second"})
    assert [name for name in fields if fields[name].isVisible()] == ["second"]
