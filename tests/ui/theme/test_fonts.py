"""The bundled typeface arrives with every weight."""

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

import resources
from ui.theme.fonts import FAMILY, register_fonts

FILES = sorted((resources.root() / "fonts").glob("*.ttf"))


def test_registering_again_is_harmless() -> None:
    assert register_fonts()
    assert register_fonts()
    assert FAMILY in QFontDatabase.families()


def test_every_weight_is_a_cut_of_its_own() -> None:
    register_fonts()
    widths = []
    for weight in (400, 500, 600, 700):
        font = QFont(FAMILY)
        font.setPixelSize(40)
        font.setWeight(QFont.Weight(weight))
        assert QFontInfo(font).weight() == weight
        widths.append(QFontMetricsF(font).horizontalAdvance("Lead the design review"))
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cut_is_small_and_knows_our_letters(path) -> None:
    assert path.stat().st_size < 200_000
    font = QRawFont(str(path), 14)
    for letter in "Aß€–…“ŁőșĞΩжЯґ→✓ế\u2068\u2069":
        assert font.supportsCharacter(ord(letter)), letter


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (resources.root() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in text
    assert len(FILES) == 5
