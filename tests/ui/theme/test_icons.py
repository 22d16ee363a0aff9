"""Icons are drawn in the theme's colours, sharp, and once."""

import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import icons
from ui.theme.icons import app_icon, draw_icon, icon, icon_size

FOLDER = resources.root() / "icons"


def drawn(name: str, token: str, ratio: float = 1.0) -> QImage:
    side = round(24 * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, name, token, QRectF(0, 0, 24, 24))
    painter.end()
    return image


def inks(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colors = (image.pixelColor(x, y) for x, y in points)
    return {color.name().upper() for color in colors if color.alpha() == 255}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_file_is_a_picture(path) -> None:
    assert QSvgRenderer(str(path)).isValid()
    if path.stem != "mentordesk":
        assert "currentColor" in path.read_text(encoding="utf-8")


def test_every_icon_named_in_the_window_exists() -> None:
    ui = resources.root().parent / "ui"
    named = set()
    for path in ui.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= set(
            re.findall(r'(?:draw_icon\(painter|IconButton\(|IconMark\()[, ]*"([a-z0-9-]+)"', source)
        )
    assert named
    assert not [name for name in named if not (FOLDER / f"{name}.svg").exists()]


def test_an_icon_takes_the_colour_of_its_token(look) -> None:
    assert look.color("accent").name().upper() in inks(drawn("flag", "accent"))


def test_an_icon_is_rendered_at_the_ratio_of_the_screen() -> None:
    assert drawn("flag", "text", 2.0).width() == 48
    assert icons._pixmap("flag", "#000000", 36, 2.0, "1.75").devicePixelRatio() == 2.0


def test_an_icon_is_rendered_once() -> None:
    icons._pixmap.cache_clear()
    for _ in range(3):
        drawn("target", "text")
    assert icons._pixmap.cache_info().misses == 1


def test_a_button_that_is_off_has_a_pale_icon(look) -> None:
    found = icon("lock", "accent", 18)
    pale = found.pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    assert QColor(look.color("text3")).name().upper() in inks(pale)
    assert icon_size(18) == QSize(18, 18)


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_application_has_an_icon_in_the_usual_sizes() -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
    middle = app_icon().pixmap(256, 256).toImage()
    assert middle.pixelColor(60, 128).name().upper() == "#0E6B5B"
    assert middle.pixelColor(196, 128).name().upper() == "#B9562F"


def test_the_licence_lies_beside_the_icons() -> None:
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
