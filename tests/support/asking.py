"""A person who answers what a dialog asks, and remembers it."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Person:
    """Names `path` for every file (None: thinks better of it), and says `yes` or no."""

    path: Path | None = None
    yes: bool = False
    asked: list[str] = field(default_factory=list)

    def ask_save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        self.asked.append(suggested)
        return self.path

    def ask_open_path(self, title: str, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.path

    def ask_folder(self, title: str) -> Path | None:
        self.asked.append(title)
        return self.path

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.asked.append(title)
        return self.yes

    def choose(self, title: str, text: str, *actions: str) -> int:
        self.asked.append(title)
        return 0 if self.yes else -1

    def inform(self, title: str, text: str) -> None:
        self.asked.append(title)

    def ask_line(self, title: str, label: str, text: str = "") -> str | None:
        self.asked.append(title)
        return text or None
