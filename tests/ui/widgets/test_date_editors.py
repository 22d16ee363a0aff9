"""Editors of dates and moments, by keyboard and from the calendar."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDateEdit, QDateTimeEdit
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.date_editors import DateEditor, MomentEditor
from ui.widgets.editor import Editor
from ui.widgets.field_spec import LocalMoment, OptionalDate
from ui.widgets.layout import boxed, column

TODAY = date.today()  # noqa: DTZ011 - the field begins at the day on this computer's calendar
EVENING = datetime(2026, 11, 23, 16, 0)


@pytest.fixture(params=["en_GB", "en_US", "de_DE", "ar_EG"], autouse=True)
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def started(qtbot: QtBot, editor: Editor) -> tuple[list[object], list[object]]:
    typed: list[object] = []
    chosen: list[object] = []
    editor.typed.connect(typed.append)
    editor.chosen.connect(chosen.append)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.field().setFocus(Qt.FocusReason.TabFocusReason)
    return typed, chosen


class TestDate:
    @pytest.fixture
    def editor(self) -> DateEditor:
        return DateEditor(OptionalDate("target", "Target"))

    @pytest.fixture
    def field(self, editor: DateEditor) -> QDateEdit:
        found = editor.field()
        assert isinstance(found, QDateEdit)
        return found

    @pytest.fixture
    def clear(self, editor: DateEditor) -> IconButton:
        found = editor.findChild(IconButton)
        assert found is not None
        return found

    @pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
    def test_tab_leaves_a_field_without_a_date(self, key: Qt.Key, qtbot: QtBot) -> None:
        editors = [DateEditor(OptionalDate(name, name)) for name in ("one", "two", "three")]
        page = boxed(column(*editors))
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
        middle = editors[1].field()
        middle.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(middle, key)
        assert not middle.hasFocus()

    def test_shows_a_date_or_that_there_is_none(
        self, editor: DateEditor, field: QDateEdit, clear: IconButton, qtbot: QtBot
    ) -> None:
        typed, chosen = started(qtbot, editor)
        editor.show_value(date(2026, 12, 18))
        assert field.date() == QDate(2026, 12, 18)
        assert clear.isEnabled()
        editor.show_value(None)
        assert field.text() == "No date"
        assert not clear.isEnabled()
        assert typed == chosen == []

    def test_years_have_four_digits(self, editor: DateEditor, field: QDateEdit) -> None:
        editor.show_value(date(2026, 12, 18))
        assert QLocale().toString(2026).replace(QLocale().groupSeparator(), "") in field.text()

    def test_the_button_takes_the_date_away(
        self, editor: DateEditor, field: QDateEdit, clear: IconButton, qtbot: QtBot
    ) -> None:
        typed, chosen = started(qtbot, editor)
        editor.show_value(date(2026, 12, 18))
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
        assert (chosen, typed, field.text()) == ([None], [], "No date")
        assert field.hasFocus()

    @pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
    def test_rubbing_out_the_whole_takes_the_date_away(
        self, editor: DateEditor, field: QDateEdit, qtbot: QtBot, key: Qt.Key
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        editor.show_value(date(2026, 12, 18))
        field.selectAll()
        qtbot.keyClick(field, key)
        assert (typed, field.text()) == ([None], "No date")
        qtbot.keyClick(field, key)
        assert typed == [None]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
    def test_stepping_begins_at_today(
        self, editor: DateEditor, field: QDateEdit, qtbot: QtBot, key: Qt.Key
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        qtbot.keyClick(field, key)
        assert typed == [TODAY]

    def test_typing_begins_at_today(
        self, editor: DateEditor, field: QDateEdit, qtbot: QtBot, locale: str
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        if locale != "ar_EG":  # whose digits QTest has no keys for
            qtbot.keyClicks(field, "12242027" if locale == "en_US" else "24122027")
            assert typed[-1] == date(2027, 12, 24)

    @pytest.mark.parametrize(
        ("key", "held"),
        [
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
            (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        ],
    )
    def test_the_calendar_opens_by_key_on_today(
        self,
        editor: DateEditor,
        field: QDateEdit,
        qtbot: QtBot,
        key: Qt.Key,
        held: Qt.KeyboardModifier,
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        qtbot.keyClick(field, key, held)
        calendar = field.calendarWidget()
        assert calendar.isVisible()
        assert calendar.selectedDate() == QDate.currentDate()
        assert typed == []
        qtbot.keyClick(calendar, Qt.Key.Key_Escape)
        calendar.window().close()

    def test_the_calendar_follows_the_theme(
        self, editor: DateEditor, field: QDateEdit, qapp: QApplication, qtbot: QtBot
    ) -> None:
        qtbot.addWidget(editor)
        calendar = field.calendarWidget()
        for mode in ("light", "dark"):
            theme().apply(qapp, mode, 1.0)
            weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Saturday)
            assert weekend.foreground().color() == theme().color("text")


class TestMoment:
    @pytest.fixture
    def editor(self) -> MomentEditor:
        return MomentEditor(LocalMoment("starts", "Starts"))

    @pytest.fixture
    def field(self, editor: MomentEditor) -> QDateTimeEdit:
        found = editor.field()
        assert isinstance(found, QDateTimeEdit)
        return found

    def test_shows_a_wall_clock_to_the_minute(
        self, editor: MomentEditor, field: QDateTimeEdit, qtbot: QtBot
    ) -> None:
        typed, chosen = started(qtbot, editor)
        editor.show_value(EVENING)
        editor.show_value(None)
        assert (field.date(), field.time().hour()) == (QDate(2026, 11, 23), 16)
        assert typed == chosen == []

    def test_a_time_that_no_clock_here_shows_stays_what_it_is(
        self, editor: MomentEditor, field: QDateTimeEdit, qtbot: QtBot
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        skipped = datetime(2026, 3, 29, 2, 30)
        editor.show_value(skipped)
        field.stepBy(1)
        field.stepBy(-1)
        assert typed[-1] == skipped

    def test_return_tells_nothing_new(
        self, editor: MomentEditor, field: QDateTimeEdit, qtbot: QtBot
    ) -> None:
        typed, _chosen = started(qtbot, editor)
        editor.show_value(EVENING)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert typed == []
        field.setTime(field.time().addSecs(3600))
        assert typed == [EVENING.replace(hour=17)]

    def test_the_calendar_opens_by_key(
        self, editor: MomentEditor, field: QDateTimeEdit, qtbot: QtBot
    ) -> None:
        started(qtbot, editor)
        editor.show_value(EVENING)
        qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert field.calendarWidget().isVisible()
        field.calendarWidget().window().close()

    def test_digits_run_left_to_right_in_every_window(
        self, qapp: QApplication, qtbot: QtBot
    ) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            editor = MomentEditor(LocalMoment("starts", "Starts"))
            qtbot.addWidget(editor)
            editor.show_value(EVENING.replace(hour=9, minute=41))
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field = editor.field()
        assert isinstance(field, QDateTimeEdit)
        text = field.text()
        nine, late = QLocale().toString(9), QLocale().toString(41)
        assert text.index(nine) < text.index(late)
        assert not {"\u200e", "\u200f", "\u061c"} & set(text)
