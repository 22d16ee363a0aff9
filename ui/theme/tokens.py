"""Design tokens: every colour, distance and size of type, in one place and two schemes."""

from typing import NamedTuple


class Scheme(NamedTuple):
    """The colours of one scheme as ``#RRGGBB`` (`shadow` as ``#AARRGGBB``)."""

    name: str
    canvas: str
    sidebar: str
    surface: str
    hover: str
    sunken: str
    border: str
    control_edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    neutral: str
    neutral_soft: str
    track: str
    clay: str
    on_clay: str
    shadow: str


LIGHT = Scheme(
    name="light",
    canvas="#FAF9F6",
    sidebar="#F1EFEA",
    surface="#FFFFFF",
    hover="#F5F3EF",
    sunken="#EFECE6",
    border="#E5E1D8",
    control_edge="#8A8478",
    text="#211F1B",
    text2="#57524A",
    text3="#6A655B",
    accent="#0E6B5B",
    accent_hover="#0A5B4D",
    accent_pressed="#084A3F",
    on_accent="#FFFFFF",
    accent_text="#0B5D4F",
    accent_soft="#E0F0EB",
    accent_line="#9CCFC2",
    ok="#1E6A3B",
    ok_soft="#E3F3E7",
    warn="#855300",
    warn_soft="#FCEFD2",
    bad="#A6291D",
    bad_soft="#FBE6E2",
    info="#285A9E",
    info_soft="#E5EEF9",
    neutral="#57524A",
    neutral_soft="#ECE9E3",
    track="#E6E2DA",
    clay="#B9562F",
    on_clay="#FFFFFF",
    shadow="#123C321E",
)

DARK = Scheme(
    name="dark",
    canvas="#1A1B1B",
    sidebar="#131414",
    surface="#232525",
    hover="#2A2C2C",
    sunken="#151616",
    border="#353837",
    control_edge="#7F8582",
    text="#EDECE8",
    text2="#BDBAB2",
    text3="#A29E95",
    accent="#57C7B0",
    accent_hover="#6FD5C0",
    accent_pressed="#45B19B",
    on_accent="#05241D",
    accent_text="#74D6C1",
    accent_soft="#1C3A34",
    accent_line="#2F6F62",
    ok="#86D6A2",
    ok_soft="#1D3628",
    warn="#F2C265",
    warn_soft="#3A2F16",
    bad="#FFA196",
    bad_soft="#45231F",
    info="#9CC3F5",
    info_soft="#1E3049",
    neutral="#BDBAB2",
    neutral_soft="#303332",
    track="#3A3D3C",
    clay="#E79A72",
    on_clay="#2A1207",
    shadow="#46000000",
)


class Space:
    """Distances on a grid of 4, in device-independent pixels at 100 % text."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    XXXL = 48


class Radius:
    """Radii of corners; a pill is rounded by half its height."""

    CHECK = 5
    CONTROL = 8
    CARD = 12


class TypeStyle(NamedTuple):
    """One role of type: pixels at 100 % text, weight, letter spacing in pixels at 100 %."""

    px: int
    weight: int
    spacing: float = 0.0


SPACE = Space
RADIUS = Radius
TYPE = {
    "display": TypeStyle(26, 600, -0.5),
    "title": TypeStyle(18, 600, -0.25),
    "heading": TypeStyle(15, 600, -0.1),
    "body": TypeStyle(14, 400),
    "body_strong": TypeStyle(14, 500),
    "body_bold": TypeStyle(14, 600),
    "meta": TypeStyle(13, 400),
    "label": TypeStyle(12, 600, 0.1),
    "caption": TypeStyle(12, 400),
}
# Times the natural height of a line: wrapped reading text is set wide, headings stay tight.
LINE_HEIGHT = 1.36
HEADING_LINE_HEIGHT = 1.18
HEADINGS = frozenset({"display", "title", "heading"})
