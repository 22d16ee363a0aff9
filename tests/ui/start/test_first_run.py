"""The first page anybody sees: who to whom, a passphrase, and then the recovery code beneath."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.vault.recovery import new_code
from mentordesk.vault.strength import Advice, Strength
from tests.support.shown import named, press, read, show
from ui.start.first_run import FirstRun
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.segmented import Segmented

ME, PARTNER, PASSPHRASE = "Your name", "Name of the other person", "Passphrase"
WORDS = "correct horse battery staple lamp"
FORM = [
    ME,
    "Your role",
    PARTNER,
    PASSPHRASE,
    "Suggest one",
    "Create my desk",
    "Explore a sample pair",
    "Use a backup",
]


@pytest.fixture
def screen(qtbot: QtBot) -> FirstRun:
    made = FirstRun()
    show(qtbot, made)
    made.take_focus()
    return made


def field(screen: FirstRun, name: str) -> QLineEdit:
    return named(screen, name, QLineEdit)


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def spoken(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()  # of tabs, their interface tells the current one
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def walk(qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    names: list[str] = []
    while spoken(here()) not in names and len(names) < 30:
        names.append(spoken(here()))
        qtbot.keyClick(here(), key)
    return names


def test_it_can_all_be_filled_in_without_a_mouse(screen: FirstRun, qtbot: QtBot) -> None:
    qtbot.keyClicks(here(), "Amara Okafor")
    qtbot.keyClick(here(), Qt.Key.Key_Tab)
    qtbot.keyClick(here(), Qt.Key.Key_Right)
    qtbot.keyClick(here(), Qt.Key.Key_Tab)
    qtbot.keyClicks(here(), "Jonas Reyes")
    qtbot.keyClick(here(), Qt.Key.Key_Tab)
    qtbot.keyClicks(here(), WORDS)
    with qtbot.waitSignal(screen.create_requested, timeout=1000) as asked:
        qtbot.keyClick(here(), Qt.Key.Key_Return)
    assert asked.args == ["Amara Okafor", "mentor", "Jonas Reyes", WORDS]


def test_the_tab_key_goes_down_the_page_and_back_up(screen: FirstRun, qtbot: QtBot) -> None:
    assert walk(qtbot) == FORM
    field(screen, ME).setFocus()
    assert walk(qtbot, Qt.Key.Key_Backtab) == [FORM[0], *reversed(FORM[1:])]


def test_enter_leads_from_name_to_name_to_passphrase(screen: FirstRun, qtbot: QtBot) -> None:
    for name in (ME, PARTNER, PASSPHRASE):
        assert here().accessibleName() == name
        qtbot.keyClick(here(), Qt.Key.Key_Return)


def test_most_people_who_install_it_are_mentees(screen: FirstRun, qtbot: QtBot) -> None:
    assert named(screen, "Your role", Segmented).current_key() == "mentee"
    with qtbot.waitSignal(screen.create_requested, timeout=1000) as asked:
        press(screen, "Create my desk")
    assert asked.args == ["", "mentee", "", ""]


def test_what_is_wrong_stands_beside_its_field(screen: FirstRun) -> None:
    screen.show_busy(True)
    screen.show_problems({"partner": "Type a name.", "passphrase": "Take a longer one."})
    assert {"Type a name.", "Take a longer one."} <= set(read(screen))
    assert here() is field(screen, PARTNER)
    screen.show_problems({})
    assert not {"Type a name.", "Take a longer one."} & set(read(screen))


def test_what_is_wrong_is_heard_with_its_field(screen: FirstRun) -> None:
    screen.show_problems({"me": "Type a name.", "passphrase": "Take a longer one."})
    assert field(screen, ME).accessibleDescription() == "Type a name."
    screen.show_problems({"passphrase": "Take a longer one."})
    assert field(screen, ME).accessibleDescription() == ""


def test_while_it_is_made_nothing_else_can_be_asked(screen: FirstRun) -> None:
    screen.show_busy(True)
    active = [one for one in screen.findChildren(QAbstractButton) if one.isVisible()]
    assert not any(one.isEnabled() for one in active)
    assert "Creating…" in [one.text() for one in active]
    screen.show_busy(False)
    assert field(screen, ME).isEnabled()
    press(screen, "Create my desk")


def test_the_passphrase_is_judged_as_it_is_typed(screen: FirstRun, qtbot: QtBot) -> None:
    typed: list[str] = []
    screen.passphrase_typed.connect(typed.append)
    qtbot.keyClicks(field(screen, PASSPHRASE), "abc")
    assert typed == ["a", "ab", "abc"]
    screen.show_strength(Strength(12.0, 0, Advice.MORE_WORDS))
    assert "Too short: add a word or two." in read(screen)


def test_a_suggestion_can_be_read_before_it_is_taken(screen: FirstRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.suggestion_wanted, timeout=1000):
        press(screen, "Suggest one")
    screen.show_suggestion(WORDS)
    passphrase = named(screen, PASSPHRASE, PassphraseField)
    assert passphrase.displayText() == WORDS
    assert here() is passphrase


@pytest.mark.parametrize(
    ("button", "signal"), [("Explore a sample pair", "explore"), ("Use a backup", "backup_wanted")]
)
def test_there_are_other_ways_to_begin(
    screen: FirstRun, qtbot: QtBot, button: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(screen, signal), timeout=1000):
        press(screen, button)


def test_then_the_code_takes_the_place_of_the_form(screen: FirstRun, qtbot: QtBot) -> None:
    field(screen, PASSPHRASE).setText(WORDS)
    code = new_code()
    screen.show_code(code)
    assert "Your recovery code" in read(screen)
    assert "Welcome to MentorDesk" not in read(screen)
    assert field(screen, PASSPHRASE).text() == ""
    assert named(screen, f"Recovery code {code}", QLabel).isVisible()
    with qtbot.waitSignal(screen.print_requested, timeout=1000) as printed:
        press(screen, "Print…")
    assert printed.args == [code]
    qtbot.keyClicks(here(), code[-9:])
    with qtbot.waitSignal(screen.finished, timeout=1000):
        qtbot.keyClick(here(), Qt.Key.Key_Return)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_words_are_cut_off(screen: FirstRun, qapp: QApplication, scale: float) -> None:
    theme().apply(qapp, "light", scale)
    screen.resize(720, 520)  # the smallest the window gets
    qapp.processEvents()
    for one in screen.findChildren(Button):
        if one.isVisible():
            assert one.width() >= one.sizeHint().width(), one.text()
    role = named(screen, "Your role", Segmented)
    assert role.width() >= role.sizeHint().width()
