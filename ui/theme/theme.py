"""The look in force: colours, fonts and lengths, and the switch between them.

Widgets ask `theme()` while they paint; every answer is cached. `Theme.changed` is emitted after a
change of scheme or text size, when fonts, palette and stylesheet are already the new ones.
"""

from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme import motion
from ui.theme.fonts import FAMILY, register_fonts
from ui.theme.palette import build_palette
from ui.theme.stylesheet import build_stylesheet
from ui.theme.tokens import DARK, LIGHT, TYPE, Scheme

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")
SMALLEST, LARGEST = 0.85, 1.5

# Every desktop's own default lies between these; only a size outside them was chosen by somebody.
_USUAL_PX = (12.0, 15.0)
_USER_FACTORS = (0.75, 2.0)
_IN_FUSION = "mentordesk_in_fusion"


class Theme(QObject):
    """What the window looks like now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme: Scheme = LIGHT
        self.mode: Mode = "light"
        self.scale = 1.0
        self._user_font: QFont | None = None
        self._user_factor = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self.scheme is DARK

    def color(self, token: str) -> QColor:
        """Return the colour of `token`, for example ``"accent_soft"``; do not change it."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(getattr(self.scheme, token))
        return found

    def font(self, role: str) -> QFont:
        """Return the font of `role`, a key of `TYPE`; do not change it."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = self._make_font(role)
        return found

    def metrics(self, role: str) -> QFontMetricsF:
        """Return the metrics of the font of `role`."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    def px(self, length: float) -> int:
        """Return `length` (device-independent pixels at 100 % text) scaled with the text."""
        return round(length * self.factor)

    @property
    def factor(self) -> float:
        """How much larger than at 100 % text is: the chosen size times the user's own font."""
        return self.scale * self._user_factor

    def reduced_motion(self) -> bool:
        """Whether the system asks for no animation."""
        return motion.reduced_motion()

    def apply(self, app: QApplication, mode: Mode, scale: float) -> None:
        """Dress `app`: style, fonts, palette and stylesheet.

        `mode` is light, dark or system (follow the system as it changes); `scale` is the text
        size, kept within 0.85 and 1.5.
        """
        first = self._user_font is None
        if first:
            self._prepare(app)
        self.mode = mode
        self.scale = min(LARGEST, max(SMALLEST, scale))
        _tell_system(app, mode)
        self._dress(app)

    def _prepare(self, app: QApplication) -> None:
        register_fonts()
        self._user_font = QFont(app.font())
        self._user_factor = _factor_of(QFontInfo(self._user_font).pixelSize())
        if not app.property(_IN_FUSION):
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        app = QApplication.instance()
        if self.mode == "system" and isinstance(app, QApplication):
            self._dress(app)

    def _dress(self, app: QApplication) -> None:
        self.scheme = _scheme_of(self.mode, app.styleHints().colorScheme())
        for held in (self._colors, self._fonts, self._metrics):
            held.clear()
        app.setFont(self.font("body"))
        app.setPalette(build_palette(self.scheme))
        app.setStyleSheet(build_stylesheet(self.scheme, self.px))
        self.changed.emit()

    def _make_font(self, role: str) -> QFont:
        style = TYPE[role]
        font = QFont(self._user_font) if self._user_font else QFont()
        font.setFamilies([FAMILY, font.family()])
        font.setPixelSize(max(1, self.px(style.px)))
        font.setWeight(QFont.Weight(style.weight))
        font.setItalic(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if style.spacing:
            spacing = style.spacing * self.factor
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return font


def make_application(program: str) -> QApplication:
    """Return the application, made in the style that `Theme` dresses.

    Named to the constructor, the style costs nothing; `setStyle` would load Qt's class of styles
    and its 11 enumerations.
    """
    app = QApplication([program, "-style", "Fusion"])
    app.setProperty(_IN_FUSION, True)
    return app


@cache
def theme() -> Theme:
    """Return the one theme of this process."""
    return Theme()


def apply(app: QApplication, mode: Mode = "system", scale: float = 1.0) -> Theme:
    """Dress `app` and return the theme; see `Theme.apply`."""
    theme().apply(app, mode, scale)
    return theme()


def _scheme_of(mode: Mode, system: Qt.ColorScheme) -> Scheme:
    dark = mode == "dark" or (mode == "system" and system == Qt.ColorScheme.Dark)
    return DARK if dark else LIGHT


def _tell_system(app: QGuiApplication, mode: Mode) -> None:
    """Ask for title bars and native dialogs of the same scheme, where the platform can."""
    asked = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(asked.get(mode, Qt.ColorScheme.Unknown))


def _factor_of(user_px: float) -> float:
    low, high = _USUAL_PX
    near = min(high, max(low, user_px))
    return min(_USER_FACTORS[1], max(_USER_FACTORS[0], user_px / near))
