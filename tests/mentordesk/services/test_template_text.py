"""A template as lines: nothing is lost on the way there and back, and marks are understood."""

import pytest
from msgspec.structs import replace

from mentordesk.services.template_files import new_template
from mentordesk.services.template_text import text_of, with_text
from mentordesk.services.templates import AnswerKind, Template, TemplateKind, templates_for

ALL = [template for kind in TemplateKind for template in templates_for(kind)]


def named(kind: str, key: str) -> Template:
    return next(one for one in templates_for(kind) if one.key == key)


@pytest.mark.parametrize("template", ALL, ids=lambda one: f"{one.kind}/{one.key}")
def test_text_that_is_as_it_was_changes_nothing(template: Template) -> None:
    assert with_text(template, text_of(template)) == template


def test_a_note_is_its_outline() -> None:
    note = new_template(TemplateKind.NOTE, title="Ours")
    assert with_text(note, "## One\r\n\n- a\x07").body == "## One\n\n- a"


def test_a_line_makes_one_thing() -> None:
    agenda = with_text(new_template(TemplateKind.AGENDA, title="Ours"), " How we are \n\nMoney\n")
    assert [one.title for one in agenda.items] == ["How we are", "Money"]


def test_what_lines_do_not_show_stays_with_its_line() -> None:
    starter = named("expectation", "starter")
    first, second, *others = text_of(starter).split("\n")
    reworded = with_text(starter, "\n".join(["Every other week", *others, second]))
    assert first != "Every other week"
    assert reworded.items[0] == replace(starter.items[0], title="Every other week")
    assert reworded.items[-1] == starter.items[1]


def test_steps_stand_under_their_goal() -> None:
    text = "Read a paper a week\n- Choose ten\n- Read the first\nWrite one\n- An outline"
    goals = with_text(new_template(TemplateKind.GOAL, title="Ours"), text)
    assert [(one.title, one.milestones) for one in goals.items] == [
        ("Read a paper a week", ("Choose ten", "Read the first")),
        ("Write one", ("An outline",)),
    ]
    assert text_of(goals) == text


@pytest.mark.parametrize(
    ("line", "answer", "ends", "optional"),
    [
        ("Why?", AnswerKind.WORDS, ("", ""), False),
        ("Why? [optional]", AnswerKind.WORDS, ("", ""), True),
        ("Go on? [yes/no]", AnswerKind.YES_NO, ("", ""), False),
        ("Go on? [yes/no] [optional]", AnswerKind.YES_NO, ("", ""), True),
        ("Sure? [1–5: not at all … fully]", AnswerKind.SCALE, ("not at all", "fully"), False),
        ("Sure? [1-5: no...yes] [optional]", AnswerKind.SCALE, ("no", "yes"), True),
    ],
)
def test_a_mark_says_how_a_question_is_answered(
    line: str, answer: AnswerKind, ends: tuple[str, str], optional: bool
) -> None:
    (one,) = with_text(new_template(TemplateKind.QUESTIONS, title="Ours"), line).questions
    assert one.text == line.split("?")[0] + "?"
    assert (one.answer, (one.low, one.high), one.optional) == (answer, ends, optional)


@pytest.mark.parametrize(
    "line", ["[yes/no]", "Sure? [1–5: no]", "Sure? [1–5:  … yes]", "Sure? [1–5: no … ]", "[why]"]
)
def test_what_is_no_mark_is_words(line: str) -> None:
    (one,) = with_text(new_template(TemplateKind.QUESTIONS, title="Ours"), line).questions
    assert (one.text, one.answer) == (" ".join(line.split()), AnswerKind.WORDS)


def test_a_question_that_is_reworded_keeps_its_id_and_a_new_one_has_its_own() -> None:
    midpoint = named("questions", "midpoint")
    lines = text_of(midpoint).split("\n")
    changed = with_text(midpoint, "\n".join(["Is it well? [yes/no]", *lines[1:], "And else?"]))
    ids = [one.id for one in changed.questions]
    assert ids[:-1] == [one.id for one in midpoint.questions]
    assert len(set(ids)) == len(ids)
    fewer = with_text(midpoint, "\n".join(lines[1:]))
    assert fewer.questions == midpoint.questions[1:]
