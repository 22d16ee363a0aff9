"""The colours hold the contrast that people need to read them."""

from itertools import product

import pytest

from ui.theme.tokens import DARK, LIGHT, TYPE, Scheme

GROUNDS = ("canvas", "surface", "sidebar")
PAIRS = [
    *((ink, ground, 7.0) for ink, ground in product(["text"], GROUNDS)),
    *((ink, ground, 4.5) for ink, ground in product(["text2", "text3"], [*GROUNDS, "hover"])),
    *((tone, f"{tone}_soft", 4.5) for tone in ("ok", "warn", "bad", "info", "neutral")),
    ("text3", "sunken", 4.5),
    ("text3", "accent_soft", 4.5),
    ("accent_text", "accent_soft", 4.5),
    ("accent_text", "surface", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_clay", "clay", 4.5),
    ("warn", "surface", 4.5),
    ("bad", "surface", 4.5),
    ("accent_line", "text", 4.5),  # the action of a toast
    *((edge, ground, 3.0) for edge, ground in product(["control_edge", "accent"], GROUNDS)),
    ("accent", "track", 3.0),
    ("warn", "track", 3.0),
]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast_is_enough(scheme: Scheme, ink: str, ground: str, least: float) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= least


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
def test_every_colour_is_written_as_qt_reads_it(scheme: Scheme) -> None:
    for name, value in scheme._asdict().items():
        if name != "name":
            assert value[0] == "#"
            assert len(value) == (9 if name == "shadow" else 7)
            int(value[1:], 16)


def test_only_weights_with_a_bundled_cut_are_used() -> None:
    assert {style.weight for style in TYPE.values()} <= {400, 500, 600, 700}
