"""A template as plain lines that a person can edit, and back.

What lines do not show (typed terms, hints, quiet hours) stays with a line as long as its words, or
at least its place, stay.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from mentordesk.domain.ids import new_id
from mentordesk.domain.text import tidy_line, tidy_text
from mentordesk.services.templates import (
    AnswerKind,
    Question,
    Template,
    TemplateItem,
    TemplateKind,
)

T = TypeVar("T", TemplateItem, Question)

_STEP = "- "
_OPTIONAL, _YES_NO = "[optional]", "[yes/no]"
_MARKED = re.compile(
    r"(?P<text>.*?)"
    r"(?:\s*(?P<yes_no>\[yes/no\])"
    r"|\s*\[1[-–]5:\s*(?P<low>[^\]…]*[^\]…\s.])\s*(?:…|\.{3})\s*(?P<high>[^\]]*[^\]\s])\s*\])?"
    r"(?P<optional>\s*\[optional\])?"
)


def text_of(template: Template) -> str:
    """Return a template as text: the outline of a note, else a line for each thing it makes.

    Steps stand under their goal, each after a dash. A question that is not answered in words says
    so at its end: ``[yes/no]``, ``[1–5: hardly … fully]``, and perhaps ``[optional]``.
    """
    if template.kind is TemplateKind.NOTE:
        return template.body
    lines = [_question_line(one) for one in template.questions]
    for item in template.items:
        lines += [item.title, *(_STEP + step for step in item.milestones)]
    return "\n".join(lines)


def with_text(template: Template, text: str) -> Template:
    """Return the template as `text` says it should be."""
    tidy = tidy_text(text)
    if template.kind is TemplateKind.NOTE:
        return replace(template, body=tidy)
    lines = [line for line in map(tidy_line, tidy.split("\n")) if line]
    if template.kind is TemplateKind.QUESTIONS:
        questions = _matched(lines, template.questions, _question_line, _question)
        return replace(template, questions=tuple(questions))
    if template.kind is TemplateKind.GOAL:
        return replace(template, items=_goals(lines, template.items))
    return replace(template, items=tuple(_matched(lines, template.items, _title, _item)))


def _goals(lines: Sequence[str], before: Sequence[TemplateItem]) -> tuple[TemplateItem, ...]:
    titles: list[str] = []
    steps: list[list[str]] = []
    for line in lines:
        if line.startswith(_STEP) and titles:
            steps[-1].append(line.removeprefix(_STEP))
        else:
            titles.append(line)
            steps.append([])
    found = _matched(titles, before, _title, _item)
    return tuple(replace(one, milestones=tuple(own)) for one, own in zip(found, steps, strict=True))


def _matched(
    lines: Sequence[str],
    before: Sequence[T],
    line_of: Callable[[T], str],
    made: Callable[[str, T | None], T],
) -> list[T]:
    """Return a value a line: the one it was, the one in its place reworded, or a new one."""
    left = list(before)
    kept: list[T | None] = []
    for line in lines:
        same = next((one for one in left if line_of(one) == line), None)
        if same is not None:
            left.remove(same)
        kept.append(same)
    return [
        one or made(line, _taken(left, before, place))
        for place, (line, one) in enumerate(zip(lines, kept, strict=True))
    ]


def _taken(left: list[T], before: Sequence[T], place: int) -> T | None:
    """Return what stood in a place, where no line has its words any more."""
    if place < len(before) and before[place] in left:
        left.remove(before[place])
        return before[place]
    return None


def _title(item: TemplateItem) -> str:
    return tidy_line(item.title)


def _item(line: str, before: TemplateItem | None) -> TemplateItem:
    return replace(before, title=line) if before else TemplateItem(title=line)


def _question_line(question: Question) -> str:
    marks = {
        AnswerKind.WORDS: "",
        AnswerKind.YES_NO: _YES_NO,
        AnswerKind.SCALE: f"[1–5: {question.low} … {question.high}]",
    }
    optional = _OPTIONAL if question.optional else ""
    return " ".join(part for part in (question.text, marks[question.answer], optional) if part)


def _question(line: str, before: Question | None) -> Question:
    found = _MARKED.fullmatch(line)
    if found is None or not found["text"]:
        return Question(id=before.id if before else new_id(), text=line)
    answer = AnswerKind.YES_NO if found["yes_no"] else AnswerKind.WORDS
    return Question(
        id=before.id if before else new_id(),
        heading=before.heading if before else "",
        text=found["text"],
        answer=AnswerKind.SCALE if found["low"] else answer,
        low=found["low"] or "",
        high=found["high"] or "",
        optional=bool(found["optional"]),
    )
