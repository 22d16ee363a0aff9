"""Every kind has its words, and every template reads as Markdown."""

import pytest

from mentordesk.services.templates import Template, TemplateKind, templates_for
from ui.dialogs.template_words import hint_for, kind_choices, readable

ALL = [template for kind in TemplateKind for template in templates_for(kind)]


def test_every_kind_has_words_of_its_own() -> None:
    assert [key for key, _words in kind_choices()] == [kind.value for kind in TemplateKind]
    assert len({words for _key, words in kind_choices()}) == len(TemplateKind)
    assert len({hint_for(kind) for kind in TemplateKind}) == len(TemplateKind)


@pytest.mark.parametrize("template", ALL, ids=lambda one: f"{one.kind}/{one.key}")
def test_all_of_a_template_can_be_read(template: Template) -> None:
    text = readable(template)
    said = [one.title for one in template.items] + [one.text for one in template.questions]
    said += [one.heading for one in template.questions]
    said += [step for item in template.items for step in item.milestones]
    assert all(words in text for words in [*said, template.body.strip(), template.credit])
