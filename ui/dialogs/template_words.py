"""What kinds of templates are called, how their text is written, and how one reads."""

from itertools import groupby

from msgspec.structs import replace

from mentordesk.services.template_text import text_of
from mentordesk.services.templates import Template, TemplateKind
from mentordesk.words import N_, _

_KINDS = {
    TemplateKind.EXPECTATION: N_("Expectations"),
    TemplateKind.GOAL: N_("Goals"),
    TemplateKind.BOUNDARY: N_("Boundaries"),
    TemplateKind.AGENDA: N_("Agendas"),
    TemplateKind.NOTE: N_("Notes"),
    TemplateKind.QUESTIONS: N_("Questions"),
}
_HINTS = {
    TemplateKind.EXPECTATION: N_("A line for each expectation."),
    TemplateKind.GOAL: N_("A line for each goal; below it its steps, each after a dash: - Start"),
    TemplateKind.BOUNDARY: N_("A line for each boundary."),
    TemplateKind.AGENDA: N_("A line for each point of the agenda."),
    TemplateKind.NOTE: N_("The outline that a note begins with. Markdown is understood."),
    TemplateKind.QUESTIONS: N_(
        "A line for each question. It is answered in words, unless it ends with [yes/no] or "
        "[1–5: hardly … fully]; after that, [optional] lets it be left out."
    ),
}


def kind_choices() -> list[tuple[str, str]]:
    """Return each kind's value and what it is called."""
    return [(kind.value, _(words)) for kind, words in _KINDS.items()]


def hint_for(kind: TemplateKind) -> str:
    """Return how the text of a template is written."""
    return _(_HINTS[kind])


def readable(template: Template) -> str:
    """Return a template as Markdown to be read."""
    parts = [template.body.strip()]
    if template.kind is TemplateKind.QUESTIONS:
        for heading, some in groupby(template.questions, key=lambda one: one.heading):
            parts += [
                f"**{heading}**" if heading else "",
                _listed(replace(template, questions=tuple(some))),
            ]
    elif template.kind is not TemplateKind.NOTE:
        parts.append(_listed(template))
    if template.credit:
        parts.append(f"*{template.credit}*")
    return "\n\n".join(part for part in parts if part)


def _listed(template: Template) -> str:
    lines = text_of(template).split("\n")
    return "\n".join(f"    {one}" if one.startswith("- ") else f"- {one}" for one in lines)
