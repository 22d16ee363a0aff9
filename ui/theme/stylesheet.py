"""The stylesheet: what a palette cannot say about Qt's own controls.

Kept short on purpose. Lengths pass through `px`, so that everything grows with the text; a focus
ring is a border of 2 that takes 1 from the padding, so that nothing moves.
"""

from collections.abc import Callable

import resources
from ui.theme.tokens import RADIUS, Scheme

_FIELDS = "QLineEdit, QTextEdit[field=true], QAbstractSpinBox, QComboBox"
_FOCUSED = ", ".join(f"{name.strip()}:focus" for name in _FIELDS.split(","))
_WRONG = ", ".join(f"{name.strip()}[invalid=true]" for name in _FIELDS.split(","))

#: A scheme's colours, lengths scaled to the text, and the folder of the controls' pictures.
_Paint = tuple[Scheme, Callable[[float], int], str]


def build_stylesheet(scheme: Scheme, px: Callable[[float], int]) -> str:
    """Return the stylesheet of `scheme` with lengths scaled by `px`."""
    paint = scheme, px, (resources.root() / "icons" / "controls").as_posix()
    parts = (_buttons, _fields, _choices, _calendars, _menus, _scrolling)
    return "".join(part(paint) for part in parts)


def _buttons(paint: _Paint) -> str:
    s, px, _art = paint
    r = RADIUS.CONTROL
    return f"""
    QPushButton {{ min-height: {px(34)}px; padding: 0 {px(14)}px; border-radius: {r}px; border: 1px solid {s.border}; background: {s.surface}; color: {s.text}; font-weight: 500; }}
    QPushButton:hover {{ background: {s.hover}; }} QPushButton:pressed {{ background: {s.sunken}; }}
    QPushButton:disabled {{ color: {s.text3}; background: {s.sunken}; border-color: {s.border}; }}
    QPushButton[kind=primary] {{ background: {s.accent}; border-color: {s.accent}; color: {s.on_accent}; font-weight: 600; }}
    QPushButton[kind=primary]:hover {{ background: {s.accent_hover}; }} QPushButton[kind=primary]:pressed {{ background: {s.accent_pressed}; }}
    QPushButton[kind=primary]:disabled {{ background: {s.track}; border-color: {s.track}; color: {s.text3}; }}
    QPushButton[kind=ghost] {{ min-height: {px(30)}px; padding: 0 {px(8)}px; background: transparent; border-color: transparent; color: {s.accent_text}; }}
    QPushButton[kind=ghost]:hover {{ background: {s.accent_soft}; }} QPushButton[kind=ghost]:disabled {{ color: {s.text3}; background: transparent; }}
    QPushButton[kind=danger] {{ color: {s.bad}; }} QPushButton[kind=danger]:hover {{ background: {s.bad_soft}; border-color: {s.bad}; }}
    QPushButton:focus {{ border: 2px solid {s.accent}; padding: 0 {px(14) - 1}px; min-height: {px(34) - 2}px; }}
    QPushButton[kind=primary]:focus {{ border-color: {s.text}; }}
    QPushButton[kind=ghost]:focus {{ padding: 0 {px(8) - 1}px; min-height: {px(30) - 2}px; }}
    QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
    QToolButton {{ border: 1px solid transparent; border-radius: {r}px; padding: {px(6)}px; background: transparent; color: {s.text2}; }}
    QToolButton:hover, QToolButton:pressed {{ background: {s.hover}; }} QToolButton:checked {{ background: {s.accent_soft}; color: {s.accent_text}; }}
    QToolButton:focus {{ border: 2px solid {s.accent}; padding: {px(6) - 1}px; }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules


def _fields(paint: _Paint) -> str:
    s, px, art = paint
    r = RADIUS.CONTROL
    return f"""
    {_FIELDS} {{ border: 1px solid {s.control_edge}; border-radius: {r}px; background: {s.surface}; color: {s.text}; selection-background-color: {s.accent}; selection-color: {s.on_accent}; placeholder-text-color: {s.text3}; }}
    QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {px(34)}px; padding: 0 {px(10)}px; }}
    QAbstractSpinBox {{ min-height: {px(34) - 3}px; }} QAbstractSpinBox:focus {{ min-height: {px(34) - 5}px; }}
    QTextEdit[field=true] {{ padding: {px(6)}px {px(8)}px; }} QComboBox:!editable {{ padding: 0 {px(12)}px; }}
    {_WRONG} {{ border-color: {s.bad}; }}
    {_FOCUSED} {{ border: 2px solid {s.accent}; }}
    QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ padding: 0 {px(10) - 1}px; }} QLineEdit:focus, QComboBox:focus {{ min-height: {px(34) - 2}px; }}
    QTextEdit[field=true]:focus {{ padding: {px(6) - 1}px {px(8) - 1}px; }} QComboBox:!editable:focus {{ padding: 0 {px(12) - 1}px; }}
    QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QLineEdit:read-only {{ background: {s.sunken}; border-color: {s.border}; color: {s.text2}; }}
    QComboBox::drop-down {{ border: none; width: {px(28)}px; }} QComboBox::down-arrow {{ image: url({art}/chevron-down-{s.name}.svg); width: {px(16)}px; height: {px(16)}px; }}
    QComboBox QAbstractItemView, QListView[popup=true] {{ background: {s.surface}; border: 1px solid {s.border}; padding: 4px; outline: 0; selection-background-color: {s.accent_soft}; selection-color: {s.text}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: {px(24)}px; }}
    QAbstractSpinBox::up-arrow {{ image: url({art}/chevron-up-{s.name}.svg); width: {px(12)}px; height: {px(12)}px; }}
    QAbstractSpinBox::down-arrow {{ image: url({art}/chevron-down-{s.name}.svg); width: {px(12)}px; height: {px(12)}px; }}
    QDateTimeEdit::drop-down {{ border: none; width: {px(28)}px; }} QDateTimeEdit::down-arrow {{ width: {px(16)}px; height: {px(16)}px; }} QTimeEdit::down-arrow {{ width: {px(12)}px; height: {px(12)}px; }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules


def _choices(paint: _Paint) -> str:
    s, px, art = paint
    return f"""
    QCheckBox, QRadioButton {{ spacing: {px(9)}px; min-height: {px(28)}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {s.control_edge}; border-radius: {RADIUS.CHECK}px; background: {s.surface}; }}
    QRadioButton::indicator {{ border-radius: {(px(16) + 2) // 2}px; }}
    QCheckBox::indicator:checked {{ background: {s.accent}; border-color: {s.accent}; image: url({art}/check-{s.name}.svg); }}
    QCheckBox::indicator:indeterminate {{ background: {s.accent}; border-color: {s.accent}; image: url({art}/minus-{s.name}.svg); }}
    QRadioButton::indicator:checked {{ border: {px(5)}px solid {s.accent}; width: {px(16) + 2 - 2 * px(5)}px; height: {px(16) + 2 - 2 * px(5)}px; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {s.accent}; width: {px(16) - 2}px; height: {px(16) - 2}px; }}
    QCheckBox:focus, QRadioButton:focus {{ outline: 0; }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules


def _calendars(paint: _Paint) -> str:
    s, _px, art = paint
    return f"""
    QCalendarWidget {{ background: {s.surface}; border: 1px solid {s.border}; }} QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {s.surface}; border-bottom: 1px solid {s.border}; }}
    QCalendarWidget QToolButton {{ color: {s.text}; font-weight: 600; }} QCalendarWidget QAbstractItemView {{ background: {s.surface}; selection-background-color: {s.accent}; selection-color: {s.on_accent}; outline: 0; }}
    QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url({art}/chevron-left-{s.name}.svg); }} QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url({art}/chevron-right-{s.name}.svg); }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules


def _menus(paint: _Paint) -> str:
    s, px, _art = paint
    r = RADIUS.CONTROL
    return f"""
    QMenuBar {{ background: {s.sidebar}; color: {s.text}; }} QMenuBar::item {{ padding: {px(5)}px {px(9)}px; border-radius: 6px; background: transparent; }} QMenuBar::item:selected {{ background: {s.accent_soft}; }}
    QMenu {{ background: {s.surface}; border: 1px solid {s.border}; border-radius: {r}px; padding: 6px; }}
    QMenu::item {{ padding: {px(7)}px {px(24)}px {px(7)}px {px(10)}px; border-radius: 6px; }} QMenu::item:selected {{ background: {s.accent_soft}; color: {s.text}; }} QMenu::item:disabled {{ color: {s.text3}; }}
    QMenu::icon {{ padding-left: {px(8)}px; }} QMenu::separator {{ height: 1px; background: {s.border}; margin: 6px 4px; }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules


def _scrolling(paint: _Paint) -> str:
    s, _px, _art = paint
    r = RADIUS.CONTROL
    return f"""
    QAbstractScrollArea {{ border: none; background: transparent; outline: 0; }} QListView[focusring=true]:focus {{ border: 2px solid {s.accent}; border-radius: {r}px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }} QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: {s.track}; border-radius: 4px; }} QScrollBar::handle:vertical {{ min-height: 32px; }} QScrollBar::handle:horizontal {{ min-width: 32px; }} QScrollBar::handle:hover {{ background: {s.control_edge}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ height: 0; width: 0; background: none; border: none; }}
    QToolTip {{ background: {s.text}; color: {s.canvas}; border: none; padding: 6px 8px; }}
    """  # noqa: E501 - one rule a line reads better than wrapped rules
