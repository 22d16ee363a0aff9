"""What a new passphrase is worth."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.vault.strength import Advice, Strength
from ui.theme.theme import theme
from ui.widgets.label import Label
from ui.widgets.strength_meter import StrengthMeter


def test_it_begins_with_advice(qtbot: QtBot) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    words = meter.findChild(Label)
    assert words is not None
    assert words.text() == "Five or six unrelated words are easy to keep and hard to guess."


@pytest.mark.parametrize("advice", list(Advice))
def test_every_advice_has_words_and_they_are_told(qtbot: QtBot, advice: Advice) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.set_strength(Strength(42.0, 2, advice))
    words = meter.findChild(Label)
    assert words is not None
    assert words.text()
    assert meter.accessibleName() == f"Strength: {words.text()}"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("level", "tone"), [(0, ""), (1, "bad"), (2, "warn"), (3, "ok"), (4, "ok")]
)
def test_the_bar_has_the_colour_of_its_level(
    qapp: QApplication, paint: Callable[..., set[str]], mode: str, level: int, tone: str
) -> None:
    theme().apply(qapp, mode, 1.0)
    meter = StrengthMeter()
    meter.set_strength(Strength(20.0 * level, level, Advice.GOOD))
    used = paint(meter, 300)
    tones = {one: theme().color(one).name().upper() for one in ("bad", "warn", "ok")}
    assert {one for one, color in tones.items() if color in used} == ({tone} if tone else set())


def test_it_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    small = meter.sizeHint().height()
    theme().apply(qapp, "light", 1.5)
    meter.layout().activate()
    assert meter.sizeHint().height() > small
