"""A template as a Markdown file in the form of those that come with the program, and back.

The front matter of people's own files may say less: a title is enough. ``kind`` says what the
template makes; in ours the folder does.
"""

import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from mentordesk.domain.boundary import Boundary
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.ids import MentorshipId, new_id
from mentordesk.domain.record import checked
from mentordesk.domain.text import LINE_LIMIT, folded, tidy_line, tidy_text
from mentordesk.errors import ImportRefused, Problem, RefusedBecause, ValidationError
from mentordesk.services.templates import (
    FENCE,
    OWN,
    TOML_TYPES,
    Template,
    TemplateItem,
    TemplateKind,
    template_from,
)

LARGEST = 64 * 1024
_NAME_LIMIT = 60
#: What may have several lines; everything else in the front matter is a line.
_TEXTS = frozenset({"hint", "detail", "why", "measure"})
_ICONS = {
    TemplateKind.EXPECTATION: "handshake",
    TemplateKind.GOAL: "target",
    TemplateKind.BOUNDARY: "shield",
    TemplateKind.AGENDA: "list-checks",
    TemplateKind.NOTE: "notebook-pen",
    TemplateKind.QUESTIONS: "message-circle",
}


def new_template(kind: TemplateKind, **fields: Any) -> Template:
    """Return a template of a person's own under a new key; raises msgspec.ValidationError."""
    given = {"title": "", "subtitle": "", "body": "", **fields}
    own = {"key": OWN + new_id(), "kind": kind.value, "order": 0, "icon": _ICONS[kind]}
    return template_from({**given, **own})


def read_file(path: Path) -> bytes:
    """Return what is in a file that is offered as a template; raises ImportRefused."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ImportRefused(path, RefusedBecause.UNREADABLE, str(error.errno)) from None


def from_markdown(data: bytes, path: Path, kind: TemplateKind) -> Template:
    """Return the template that `data` holds, as one's own; `kind` is for files that name none.

    Raises ImportRefused (`path` is for it): TOO_LARGE, NOT_TEXT, BROKEN_HEAD, NO_TITLE,
    UNKNOWN_KIND, INVALID.
    """
    fields, body = _parts(data, path)
    try:
        wanted = TemplateKind(fields.pop("kind", kind))
    except ValueError:
        raise ImportRefused(path, RefusedBecause.UNKNOWN_KIND) from None
    if not isinstance(fields.get("title"), str) or not tidy_line(fields["title"]):
        raise ImportRefused(path, RefusedBecause.NO_TITLE)
    try:
        template = new_template(wanted, **_tidied(fields), body=tidy_text(body))
        for item in template.items:
            _check(wanted, item)
    except msgspec.ValidationError as error:
        raise ImportRefused(path, RefusedBecause.BROKEN_HEAD, str(error)) from None
    except (ValidationError, RecursionError) as error:
        raise ImportRefused(path, RefusedBecause.INVALID, str(error)) from None
    return template


def to_markdown(template: Template) -> bytes:
    """Return the file of a template: ours and people's own have the same form."""
    fields = msgspec.to_builtins(template, builtin_types=TOML_TYPES)
    body = fields.pop("body")
    fields.pop("key")
    blocks = {name: fields.pop(name) for name in ("items", "questions") if name in fields}
    lines = [f"{name} = {_toml(value)}" for name, value in fields.items()]
    for name, parts in blocks.items():
        for part in parts:
            lines += ["", f"[[{name}]]"]
            lines += [f"{key} = {_toml(value)}" for key, value in _said(part).items()]
    head = "\n".join(lines)
    return f"{FENCE}{head}\n{FENCE}{body}".encode()


def file_name(template: Template) -> str:
    """Return a name for its file that every system takes."""
    words = re.findall(r"[^\W_]+", folded(template.title))
    return ("-".join(words)[:_NAME_LIMIT].strip("-") or template.kind.value) + ".md"


def _parts(data: bytes, path: Path) -> tuple[dict[str, Any], str]:
    """Return front matter and body."""
    if len(data) > LARGEST:
        raise ImportRefused(path, RefusedBecause.TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefused(path, RefusedBecause.NOT_TEXT) from None
    if "\0" in text:
        raise ImportRefused(path, RefusedBecause.NOT_TEXT)
    try:
        start, front, body = text.replace("\r\n", "\n").split(FENCE, 2)
        fields = tomllib.loads(front)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(path, RefusedBecause.BROKEN_HEAD, str(error)) from None
    if start.strip():
        raise ImportRefused(path, RefusedBecause.BROKEN_HEAD)
    return fields, body


def _tidied(value: Any, name: str = "") -> Any:
    """Return what a file says with its words made safe to keep; raises ValidationError."""
    if isinstance(value, dict):
        return {key: _tidied(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_tidied(part, name) for part in value]
    if not isinstance(value, str):
        return value
    if name in _TEXTS:
        return tidy_text(value)
    line = tidy_line(value)
    if len(line) > LINE_LIMIT:
        raise ValidationError({name: Problem.TOO_LONG})
    return line


def _check(kind: TemplateKind, item: TemplateItem) -> None:
    """See that records can be made of an item; raises ValidationError."""
    if not item.title:
        raise ValidationError({"title": Problem.EMPTY})
    now = datetime.now().astimezone()
    stamp: dict[str, Any] = {
        "id": "",
        "mentorship_id": MentorshipId(""),
        "created_at": now,
        "updated_at": now,
    }
    if kind is TemplateKind.EXPECTATION:
        terms: dict[str, Any] = {"kind": item.expectation, "agreed_terms": item.terms}
        checked(Expectation(**stamp, title=item.title, **terms))
    if kind is TemplateKind.BOUNDARY:
        quiet = item.quiet.in_zone("Etc/UTC") if item.quiet else None
        rules: dict[str, Any] = {"quiet_hours": quiet, "cancellation": item.cancellation}
        checked(Boundary(**stamp, title=item.title, area=item.area, **rules))


def _said(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if value is not None}


def _toml(value: Any) -> str:
    """Return a value as TOML on one line. Its strings are JSON's: no control characters in them."""
    if isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in _said(value).items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value.isoformat())
