"""Make the Inter cuts in resources/fonts from the variable fonts of the `fonts` dependency group.

Qt loses the weights of a variable font that an application brings along, so MentorDesk brings one
small static file for each weight it uses. The family is renamed, so that an Inter of any other
version on somebody's computer can neither replace these files nor be mixed with them.

    python packaging/make_fonts.py
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import fontpkg_inter
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "MentorDesk Inter"
SOURCE = Path(fontpkg_inter.__file__).parent
TARGET = Path(__file__).parents[1] / "resources" / "fonts"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case"]
RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1, Extended-A and -B
    (0x02B9, 0x02DD),  # modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0493),
    (0x1E80, 0x1E9E),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),  # currencies
    (0x2113, 0x2122),
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2265),  # signs of arithmetic
    (0x25CB, 0x25CF),
    (0x2713, 0x2717),
)
DIRECTION_MARKS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))


class Cut(NamedTuple):
    """One file to make: its style name, weight and whether it is slanted."""

    style: str
    weight: int
    italic: bool = False


CUTS = (
    Cut("Regular", 400),
    Cut("Medium", 500),
    Cut("SemiBold", 600),
    Cut("Bold", 700),
    Cut("Italic", 400, italic=True),
)


def main() -> None:
    """Write every cut and the licence beside them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        path = TARGET / f"Inter-{cut.style}.ttf"
        make(cut).save(path)
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
    shutil.copyfile(SOURCE / "LICENSE", TARGET / "OFL.txt")


def make(cut: Cut) -> TTFont:
    """Return the static, subset and renamed font of `cut`."""
    name = "Inter-Italic[opsz,wght].ttf" if cut.italic else "Inter[opsz,wght].ttf"
    font = TTFont(SOURCE / "files" / name)
    instancer.instantiateVariableFont(font, {"opsz": 14, "wght": cut.weight}, inplace=True)
    rename(font, cut)
    hide_direction_marks(font)
    shrink(font)
    return font


def rename(font: TTFont, cut: Cut) -> None:
    """Give the font a family of its own and tell every system its weight and slant."""
    names = font["name"]
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    plain = cut.style in ("Regular", "Bold", "Italic")
    texts = {
        1: FAMILY if plain else f"{FAMILY} {cut.style}",
        2: cut.style if plain else "Regular",
        3: f"{FAMILY} {cut.style} 4.001",
        4: f"{FAMILY} {cut.style}",
        6: f"MentorDeskInter-{cut.style}",
        16: FAMILY,
        17: cut.style,
    }
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    font["OS/2"].fsSelection = {"Italic": 0x81, "Bold": 0xA0}.get(cut.style, 0xC0)
    font["head"].macStyle = {"Italic": 2, "Bold": 1}.get(cut.style, 0)


def hide_direction_marks(font: TTFont) -> None:
    """Map the marks that steer direction to an empty glyph.

    Inter has none for them; a glyph borrowed from another font would move the line up or down.
    """
    for table in font["cmap"].tables:
        if table.isUnicode():
            empty = table.cmap[0x200B]
            table.cmap.update(dict.fromkeys(DIRECTION_MARKS, empty))


def shrink(font: TTFont) -> None:
    """Keep the letters and the features that MentorDesk's words need."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT", "MVAR"]
    kept = [code for low, high in RANGES for code in range(low, high + 1)]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*kept, *DIRECTION_MARKS])
    subsetter.subset(font)


if __name__ == "__main__":
    main()
