"""Files that come with MentorDesk: icons, fonts, templates, words of other languages.

A leaf of the import graph: it imports nothing of ours, and both halves may read it.
"""

from pathlib import Path


def root() -> Path:
    """Return the folder that holds the resource files (works frozen and installed)."""
    return Path(__file__).parent
