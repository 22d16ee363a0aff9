"""Lucide icons in the theme's colours, rendered once for every size and kept."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme.theme import theme

SMALL, MEDIUM, LARGE = 14, 18, 24
_FINE_STROKE, _SMALL_STROKE = "1.75", "2"


def draw_icon(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """Draw icon `name` in the colour of `token` into the square `rect`.

    Raises FileNotFoundError for a name without a file.
    """
    ratio = painter.device().devicePixelRatioF()
    side = round(rect.width() * ratio)
    pixmap = _pixmap(name, theme().color(token).name(), side, ratio, _stroke(rect.width()))
    painter.drawPixmap(rect.topLeft(), pixmap)


def icon(name: str, token: str = "text2", size: int = MEDIUM) -> QIcon:  # noqa: S107
    """Return icon `name` in the colour of `token` for `size` pixels at 100 % text.

    The colour is the one in force now: ask again when the theme changes.
    """
    side = theme().px(size)
    color, pale = theme().color(token).name(), theme().color("text3").name()
    found = QIcon()
    for ratio in _ratios():
        pixels, stroke = round(side * ratio), _stroke(size)
        found.addPixmap(_pixmap(name, color, pixels, ratio, stroke))
        found.addPixmap(_pixmap(name, pale, pixels, ratio, stroke), QIcon.Mode.Disabled)
    return found


def icon_size(size: int = MEDIUM) -> QSize:
    """Return `size` pixels at 100 % text as the size to give to a button."""
    return QSize(theme().px(size), theme().px(size))


@cache
def app_icon() -> QIcon:
    """Return the icon of the application in every size a desktop asks for."""
    renderer = QSvgRenderer(str(_folder() / "mentordesk.svg"))
    found = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        found.addPixmap(pixmap)
    return found


def _stroke(size: float) -> str:
    return _SMALL_STROKE if size <= theme().px(SMALL) else _FINE_STROKE


def _ratios() -> set[float]:
    app = QGuiApplication.instance()
    own = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return {1.0, 2.0, own}


def _folder() -> Path:
    return resources.root() / "icons"


@cache
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, side: int, ratio: float, stroke: str) -> QPixmap:
    svg = _source(name).replace("currentColor", color)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
