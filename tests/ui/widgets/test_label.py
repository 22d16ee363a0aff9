"""Labels show plain text, wrap with air and elide when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit

from ui.widgets.label import Label

LONG = "Own the review end to end, and bring two teams to one written decision."


def test_markup_is_shown_as_it_is_written(qtbot) -> None:
    label = Label("<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = Label("bold")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_wrapped_lines_have_air_between_them(look, qtbot) -> None:
    label = Label(LONG, wrap=True)
    qtbot.addWidget(label)
    one, natural = label.heightForWidth(2000), look.metrics("body").height()
    assert one == round(natural)
    assert label.heightForWidth(280) - one == pytest.approx(natural * 1.36, abs=1)
    assert label.heightForWidth(90) > label.heightForWidth(280)


def test_a_line_of_its_own_for_every_line_of_the_text(qtbot) -> None:
    label = Label("one\ntwo\nthree", wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(500) > Label("one", wrap=True).heightForWidth(500) * 2


def test_a_wrapped_label_can_be_narrow(qtbot) -> None:
    label = Label(LONG, wrap=True)
    qtbot.addWidget(label)
    assert label.hasHeightForWidth()
    assert label.minimumSizeHint().width() < label.sizeHint().width() <= 420


def test_an_elided_label_can_vanish_and_a_plain_one_cannot(qtbot) -> None:
    elided, plain = Label(LONG, elide=True), Label(LONG)
    qtbot.addWidget(elided)
    qtbot.addWidget(plain)
    assert elided.minimumSizeHint().width() == 0
    assert plain.minimumSizeHint().width() > 100


@pytest.mark.parametrize("how", [{}, {"wrap": True}, {"elide": True}])
@pytest.mark.parametrize("rtl", [False, True])
def test_text_is_painted_in_its_colour(look, paint, how, rtl) -> None:
    label = Label(LONG, "title", "bad", **how)
    if rtl:
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert look.color("bad").name().upper() in paint(label, 150, 120)


@pytest.mark.parametrize("place", ["AlignTop", "AlignVCenter", "AlignBottom"])
def test_a_wrapped_text_stands_where_it_is_told(look, qtbot, place) -> None:
    label = Label("one", color="accent", wrap=True)
    qtbot.addWidget(label)
    label.setAlignment(Qt.AlignmentFlag[place] | Qt.AlignmentFlag.AlignHCenter)
    label.resize(60, 90)
    image = label.grab().toImage()
    rows = [y for y in range(90) if any(image.pixelColor(x, y).green() < 150 for x in range(60))]
    middle = (rows[0] + rows[-1]) / 2
    expected = {"AlignTop": 9, "AlignVCenter": 45, "AlignBottom": 81}[place]
    assert middle == pytest.approx(expected, abs=4)


def test_a_label_follows_the_theme(look, qapp, qtbot) -> None:
    label = Label("text", color="text2")
    qtbot.addWidget(label)
    before = label.sizeHint().height()
    look.apply(qapp, "dark", 1.5)
    assert label.sizeHint().height() > before
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == "#BDBAB2"
    label.set_color("bad")
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == "#FFA196"


def test_it_is_a_label_to_a_screen_reader(qtbot) -> None:
    label = Label("Goals")
    qtbot.addWidget(label)
    assert isinstance(label, QLabel)
    assert label.text() == "Goals"


def inked(label: Label) -> tuple[int, int]:
    """Return the first and the last column with ink."""
    image = label.grab().toImage()
    columns = range(image.width())
    found = [
        x
        for x in columns
        if any(image.pixelColor(x, y).lightness() < 120 for y in range(image.height()))
    ]
    return found[0], found[-1]


@pytest.mark.parametrize("words", ["Latin text", "\u05e9\u05dc\u05d5\u05dd"])
@pytest.mark.parametrize("how", [{}, {"wrap": True}, {"elide": True}, {"buddy": True}])
def test_text_begins_where_the_layout_begins(qtbot, words, how) -> None:
    given = dict(how)
    has_buddy = given.pop("buddy", False)
    label = Label(words, **given)
    qtbot.addWidget(label)
    label.resize(300, 24)
    if has_buddy:
        field = QLineEdit()
        qtbot.addWidget(field)
        label.setBuddy(field)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert inked(label)[1] > 290
    if words.isascii():
        label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        assert inked(label)[0] < 10


def test_an_ampersand_marks_a_letter_of_a_label_with_a_field_only(qtbot) -> None:
    """The letter is underlined, or not marked at all; the sign itself takes no room."""
    label, field = Label("&Goal"), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    label.resize(300, 24)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, last = inked(label)
    label.setBuddy(field)
    narrow_first, narrow_last = inked(label)
    assert narrow_last - narrow_first < last - first


def test_the_dot_between_parts_is_not_left_at_the_end_of_a_line(look, qtbot) -> None:
    text = "Thursday, 12 November  ·  45 min  ·  both present"
    label = Label(text, "meta", wrap=True)
    qtbot.addWidget(label)
    seen = set()
    for width in range(60, int(look.metrics("meta").horizontalAdvance(text)) + 20, 5):
        layout = label._wrapped(width)
        drawn = layout.text()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        ends = [drawn[line.textStart() :][: line.textLength()].rstrip() for line in lines]
        assert not any(end.endswith("·") for end in ends), ends
        seen.add(len(lines))
    assert len(seen) > 2
    assert label.text() == text
