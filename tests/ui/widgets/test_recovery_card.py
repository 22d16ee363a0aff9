"""The recovery code: shown, copied, printed, and asked back before it is out of sight for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.vault.recovery import new_code
from tests.support.shown import named, press, read, show
from ui.theme.theme import theme
from ui.widgets.recovery_card import RecoveryCard

ASKED = "To be sure: type the last eight characters."


@pytest.fixture
def code() -> str:
    return new_code()


@pytest.fixture
def card(qtbot: QtBot, code: str) -> RecoveryCard:
    made = RecoveryCard()
    show(qtbot, made)
    made.show_code(code)
    return made


def field_of(card: RecoveryCard) -> QLineEdit:
    return named(card, ASKED, QLineEdit)


def answer(qtbot: QtBot, card: RecoveryCard, text: str) -> None:
    field = field_of(card)
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def code_shown(card: RecoveryCard, code: str) -> QLabel:
    return named(card, f"Recovery code {code}", QLabel)


def test_the_whole_code_can_be_read_and_heard(card: RecoveryCard, code: str) -> None:
    shown = code_shown(card, code)
    assert shown.text().split() == code.split("-")
    assert shown.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert shown.width() >= shown.sizeHint().width()


def test_the_keyboard_is_where_the_answer_goes(card: RecoveryCard) -> None:
    assert field_of(card).hasFocus()


@pytest.mark.parametrize("shape", ["plain", "lower", "hyphen", "blanks", "all"])
def test_the_end_of_it_is_taken_however_it_is_written(
    card: RecoveryCard, code: str, qtbot: QtBot, shape: str
) -> None:
    groups = code.split("-")
    written = {
        "plain": "".join(groups[-2:]),
        "lower": "".join(groups[-2:]).lower(),
        "hyphen": "-".join(groups[-2:]),
        "blanks": "  ".join(groups[-2:]) + " ",
        "all": code,
    }
    with qtbot.waitSignal(card.confirmed, timeout=1000):
        answer(qtbot, card, written[shape])


def test_digits_stand_for_the_letters_they_look_like(qtbot: QtBot) -> None:
    card = RecoveryCard()
    show(qtbot, card)
    card.show_code("HO43-D27N-6ITJ-4FDI-CZPV-XLFR-P5J3-H3EO-BOPI")
    with qtbot.waitSignal(card.confirmed, timeout=1000):
        answer(qtbot, card, "h3e0 80p1")


@pytest.mark.parametrize("wrong", ["", "AAAA", "start", "almost"])
def test_anything_else_is_not(card: RecoveryCard, code: str, qtbot: QtBot, wrong: str) -> None:
    plain = code.replace("-", "")
    other = "7" if plain[-1] != "7" else "8"
    typed = {"start": plain[:8], "almost": plain[-8:-1] + other}.get(wrong, wrong)
    with qtbot.assertNotEmitted(card.confirmed):
        answer(qtbot, card, typed)
    assert any("does not match" in words for words in read(card))
    assert field_of(card).hasFocus()
    assert field_of(card).selectedText() == typed
    code_shown(card, code)  # still there to look at
    with qtbot.waitSignal(card.confirmed, timeout=1000):
        answer(qtbot, card, plain[-8:])


def test_once_confirmed_it_is_forgotten(card: RecoveryCard, code: str, qtbot: QtBot) -> None:
    answer(qtbot, card, code)
    kept = [label.text() + label.accessibleName() for label in card.findChildren(QLabel)]
    assert not any(code.split("-")[0] in text for text in kept)
    assert field_of(card).text() == ""
    with qtbot.assertNotEmitted(card.confirmed):
        answer(qtbot, card, "")


def test_it_can_be_copied_and_printed(card: RecoveryCard, code: str, qtbot: QtBot) -> None:
    press(card, "Copy")
    assert QApplication.clipboard().text() == code
    QApplication.clipboard().clear()
    with qtbot.waitSignal(card.print_requested, timeout=1000) as printed:
        press(card, "Print…")
    assert printed.args == [code]


def test_the_tab_key_leads_from_the_code_to_the_button(
    card: RecoveryCard, code: str, qtbot: QtBot
) -> None:
    shown = code_shown(card, code)
    shown.setFocus()
    names = []
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget() or card, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        names.append(here.accessibleName() or here.property("text"))
    assert names == ["Copy", "Print…", ASKED, "Open my desk"]


def test_it_grows_with_the_text(card: RecoveryCard, code: str, qapp: QApplication) -> None:
    shown = code_shown(card, code)
    before = shown.sizeHint().width()
    theme().apply(qapp, "dark", 1.5)
    assert shown.sizeHint().width() > before * 1.3
