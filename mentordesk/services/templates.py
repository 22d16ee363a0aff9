"""Templates: what a pair can start from, so that no list has to begin empty.

They are Markdown files in ``resources/templates/<kind>``, each beginning with TOML between two
lines of ``+++``. Their words are English; a catalogue of another language does not reach them.
"""

import tomllib
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import resources
from mentordesk.domain.boundary import BoundaryArea
from mentordesk.domain.expectation import ExpectationKind
from mentordesk.domain.record import Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    CancellationNotice,
    QuietHours,
    Weekday,
    Window,
)
from mentordesk.domain.terms import NO_TERMS, Terms

#: How the keys of people's own templates begin.
OWN = "own-"
FENCE = "+++\n"
TOML_TYPES = (datetime, date, time)


class TemplateKind(StrEnum):
    """What a template makes; each has a folder of its name."""

    EXPECTATION = "expectation"
    GOAL = "goal"
    BOUNDARY = "boundary"
    AGENDA = "agenda"
    NOTE = "note"
    QUESTIONS = "questions"


class AnswerKind(StrEnum):
    """How a question is answered."""

    WORDS = "words"
    SCALE = "scale"
    YES_NO = "yes_no"


class _Part(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A frozen value read from a file, in which an unknown name is an error."""


class QuietSpan(_Part, frozen=True, kw_only=True):
    """Quiet hours before it is known whose clock they are read from."""

    start: time
    end: time
    days: tuple[Weekday, ...] = EVERY_DAY

    def in_zone(self, zone: str, person: Role | None = None) -> QuietHours:
        """Return the rule on the clocks of `zone`, for `person` or (None) for both."""
        window = Window(days=self.days, start=self.start, end=self.end, zone=zone)
        return QuietHours(window=window, person=person)


class TemplateItem(_Part, frozen=True, kw_only=True):
    """What one record starts with. Fields that its kind does not have stay empty.

    An expectation has `expectation` (its kind), `title`, `hint` (shown while the answer is empty)
    and perhaps typed `terms`; a goal `title`, `why`, `measure` and `milestones`; a
    boundary `area`, `title`, `detail` and perhaps `quiet` or `cancellation`; a point of an agenda
    `title` and `by`, where one of the two brings it.
    """

    title: str
    hint: str = ""
    detail: str = ""
    expectation: ExpectationKind = ExpectationKind.OWN
    terms: Terms = NO_TERMS
    why: str = ""
    measure: str = ""
    milestones: tuple[str, ...] = ()
    area: BoundaryArea = BoundaryArea.COMMUNICATION
    quiet: QuietSpan | None = None
    cancellation: CancellationNotice | None = None
    by: Role | None = None


class Question(_Part, frozen=True, kw_only=True):
    """One question of a set; a scale goes from 1 (`low`) to 5 (`high`), and both ends are named.

    Raises ValueError where it cannot be asked as it is.
    """

    id: str
    text: str
    answer: AnswerKind = AnswerKind.WORDS
    low: str = ""
    high: str = ""
    heading: str = ""
    optional: bool = False

    def __post_init__(self) -> None:
        """Refuse what nobody could answer."""
        if not (self.id.strip() and self.text.strip()):
            raise ValueError(f"question {self.id!r} wants an id and a text")
        named = [bool(end.strip()) for end in (self.low, self.high)]
        if named != [self.answer is AnswerKind.SCALE] * 2:
            raise ValueError(f"question {self.id!r}: a scale names both ends, no other does")


class Template(_Part, frozen=True, kw_only=True):
    """One template. `key` is unique in its kind, `icon` the name of a Lucide icon.

    `body` is Markdown: the outline itself for a note, else a sentence on when to use it. `credit`
    names whose idea it was, where a name is owed, and is shown with the template. `questions` are
    those of a set, which is known by its `key`.
    """

    key: str
    kind: TemplateKind
    order: int
    title: str
    subtitle: str
    icon: str
    credit: str = ""
    items: tuple[TemplateItem, ...] = ()
    questions: tuple[Question, ...] = ()
    body: str

    def __post_init__(self) -> None:
        """Refuse two questions of one id: answers are kept under it."""
        ids = [question.id for question in self.questions]
        if len(set(ids)) < len(ids):
            raise ValueError(f"{self.key}: two questions have one id")

    @property
    def is_own(self) -> bool:
        """Whether a person of this desk made it, not we."""
        return self.key.startswith(OWN)

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be started from it yet."""
        says = self.body.strip() if self.kind is TemplateKind.NOTE else ""
        return not (self.items or self.questions or says)


@cache
def templates_for(kind: str) -> tuple[Template, ...]:
    """Return the templates of a kind (a TemplateKind or its value), in the order to show them.

    Raises ValueError for an unknown kind; a file that does not read as a template is our own
    bug and raises too.
    """
    folder = resources.root() / "templates" / TemplateKind(kind).value
    found = [read_template(path) for path in folder.glob("*.md")]
    return tuple(sorted(found, key=lambda template: template.order))


def read_template(path: Path) -> Template:
    """Return the template in the file `path`, whose folder names its kind."""
    start, front, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    if start:
        raise ValueError(f"{path.name} begins with {start[:20]!r}")
    fields = tomllib.loads(front)
    return template_from(fields | {"key": path.stem, "kind": path.parent.name, "body": body})


def template_from(fields: dict[str, Any]) -> Template:
    """Return the template that a file's fields say; raises msgspec.ValidationError."""
    return msgspec.convert(fields, Template, builtin_types=TOML_TYPES)
