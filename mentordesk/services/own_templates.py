"""Templates of a person's own, kept in the desk, beside those that come with the program.

They are settings: encrypted with the desk, in its backups, and in no file that leaves it.
"""

from pathlib import Path

from msgspec.structs import replace

from mentordesk.domain.changes import Changes
from mentordesk.domain.text import LINE_LIMIT, tidy_line
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.settings import Settings
from mentordesk.services.template_files import LARGEST, from_markdown, new_template, to_markdown
from mentordesk.services.template_text import text_of, with_text
from mentordesk.services.templates import Template, TemplateKind, templates_for

TOPIC = "template"
#: The news of any change to them. It is in no history, as settings are in none.
TEMPLATES_CHANGED = Changes(None, TOPIC, frozenset({TOPIC}), frozenset())

_START = "template."


class Templates:
    """What a pair can start from: ours, then one's own in the order they were made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self, kind: str) -> tuple[Template, ...]:
        """Return all templates of a kind (a TemplateKind or its value)."""
        own = self._settings.under(_START, Template)
        return (*templates_for(kind), *(one for one in own if one.kind == kind))

    def offered(self, kind: str) -> tuple[Template, ...]:
        """Return those of a kind that something can be started from."""
        return tuple(one for one in self.all(kind) if not one.is_empty)

    def find(self, kind: str, key: object) -> Template | None:
        """Return the template of that kind and key, or None."""
        return next((one for one in self.all(kind) if one.key == key), None)

    def add(self, kind: TemplateKind, title: str, text: str = "") -> Template:
        """Keep a new one; raises ValidationError for `title` or `text`."""
        return self._keep(with_text(new_template(kind, title=title), text))

    def take_in(self, data: bytes, path: Path, kind: TemplateKind) -> Template:
        """Keep the one in a Markdown file (`kind` where it names none); raises ImportRefused."""
        return self._keep(from_markdown(data, path, kind))

    def change(
        self,
        key: str,
        *,
        kind: TemplateKind | None = None,
        title: str | None = None,
        text: str | None = None,
    ) -> Template:
        """Change one's own; raises ValidationError, RecordMissing. What is None stays.

        Of another kind it keeps its words, line for line, and nothing that they do not show.
        """
        one = self._own(key)
        words = text_of(one) if text is None else text
        if kind not in {None, one.kind}:
            one = replace(new_template(TemplateKind(kind), title=one.title), key=key)
        if title is not None:
            one = replace(one, title=title)
        return self._keep(one if words == text_of(one) else with_text(one, words))

    def remove(self, key: str) -> Template:
        """Remove one's own and return it, for `put_back`; raises RecordMissing."""
        one = self._own(key)
        self._settings.drop(_START + key)
        return one

    def put_back(self, template: Template) -> Template:
        """Keep again what was removed."""
        return self._keep(template)

    def _own(self, key: str) -> Template:
        found = self._settings.get(_START + key, Template)
        if found is None:
            raise RecordMissing("template", key)
        return found

    def _keep(self, template: Template) -> Template:
        one = replace(template, title=tidy_line(template.title))
        problems = {}
        if not one.title:
            problems["title"] = Problem.EMPTY
        elif len(one.title) > LINE_LIMIT:
            problems["title"] = Problem.TOO_LONG
        lines = [] if one.kind is TemplateKind.NOTE else text_of(one).split("\n")
        if len(to_markdown(one)) > LARGEST or any(len(line) > LINE_LIMIT for line in lines):
            problems["text"] = Problem.TOO_LONG
        if problems:
            raise ValidationError(problems)
        self._settings.put(_START + one.key, one)
        return one
