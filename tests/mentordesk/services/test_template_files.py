"""Files of templates: ours come back as they were, and what is none is refused with its reason."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.services.template_files import (
    LARGEST,
    file_name,
    from_markdown,
    new_template,
    read_file,
    to_markdown,
)
from mentordesk.services.templates import Template, TemplateKind, read_template, templates_for

ALL = [template for kind in TemplateKind for template in templates_for(kind)]
HERE = Path("ours.md")


def taken(text: str, kind: TemplateKind = TemplateKind.NOTE) -> Template:
    return from_markdown(text.encode(), HERE, kind)


@pytest.mark.parametrize("template", ALL, ids=lambda one: f"{one.kind}/{one.key}")
def test_a_file_comes_back_as_it_was(template: Template, tmp_path: Path) -> None:
    again = from_markdown(to_markdown(template), HERE, TemplateKind.NOTE)
    assert again.is_own
    ours = {"key": again.key, "order": again.order, "icon": again.icon}
    assert again == replace(template, **ours)
    path = tmp_path / template.kind / f"{template.key}.md"
    path.parent.mkdir()
    path.write_bytes(to_markdown(template))
    assert read_template(path) == template


def test_words_with_every_sign_come_back() -> None:
    title = 'A "quoted" \\ line – größe 🦉 +++'
    one = new_template(TemplateKind.GOAL, title=title, items=[{"title": title, "why": 'a\n"b"\n'}])
    again = from_markdown(to_markdown(one), HERE, TemplateKind.GOAL)
    assert replace(again, key=one.key) == one


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Our check-in!", "our-check-in.md"),
        ("../größe: \\ 🦉", "grosse.md"),
        ("🦉", "goal.md"),
        ("x" * 300, "x" * 60 + ".md"),
    ],
)
def test_a_file_has_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(new_template(TemplateKind.GOAL, title=title)) == name


def test_a_title_is_enough() -> None:
    one = taken('\ufeff+++\r\ntitle = " Our\\tcheck-in "\r\n+++\r\n## How are you?\r\n')
    assert (one.kind, one.title, one.body) == ("note", "Our check-in", "## How are you?\n")


def test_the_file_says_what_it_is_for() -> None:
    text = '+++\nkind = "agenda"\ntitle = "x"\n[[items]]\ntitle = "Money\\u0007"\n+++\n'
    one = taken(text)
    assert (one.kind, [item.title for item in one.items]) == ("agenda", ["Money"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * (LARGEST + 1), RefusedBecause.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n", RefusedBecause.NOT_TEXT),
        (b'+++\ntitle = "x"\n+++\n\0', RefusedBecause.NOT_TEXT),
        (b"", RefusedBecause.BROKEN_HEAD),
        (b"## A note\n", RefusedBecause.BROKEN_HEAD),
        (b'words\n+++\ntitle = "x"\n+++\n', RefusedBecause.BROKEN_HEAD),
        (b'+++\ntitle = "x"\n', RefusedBecause.BROKEN_HEAD),
        (b"+++\ntitle = x\n+++\n", RefusedBecause.BROKEN_HEAD),
        (b"+++\na = " + b"[" * 60_000 + b"\n+++\n", RefusedBecause.BROKEN_HEAD),
        (b'+++\ntitle = "x"\ncolour = "red"\n+++\n', RefusedBecause.BROKEN_HEAD),
        (b'+++\ntitle = "x"\nitems = "none"\n+++\n', RefusedBecause.BROKEN_HEAD),
        (
            b'+++\nkind = "questions"\ntitle = "x"\n[[questions]]\nid = "a"\ntext = "?"\n'
            b'answer = "scale"\n+++\n',
            RefusedBecause.BROKEN_HEAD,
        ),
        (b"+++\n+++\n", RefusedBecause.NO_TITLE),
        (b'+++\ntitle = "  "\n+++\n', RefusedBecause.NO_TITLE),
        (b"+++\ntitle = 7\n+++\n", RefusedBecause.NO_TITLE),
        (b'+++\nkind = "poem"\ntitle = "x"\n+++\n', RefusedBecause.UNKNOWN_KIND),
        (b'+++\nkind = ["goal"]\ntitle = "x"\n+++\n', RefusedBecause.UNKNOWN_KIND),
        (b'+++\ntitle = "' + b"x" * 301 + b'"\n+++\n', RefusedBecause.INVALID),
        (b'+++\ntitle = "x"\n[[items]]\ntitle = " "\n+++\n', RefusedBecause.INVALID),
        (
            b'+++\nkind = "expectation"\ntitle = "x"\n[[items]]\ntitle = "y"\n'
            b"terms = {cadence = {weeks = -2, minutes = 45}}\n+++\n",
            RefusedBecause.INVALID,
        ),
    ],
)
def test_what_is_refused(data: bytes, reason: RefusedBecause) -> None:
    with pytest.raises(ImportRefused) as refused:
        from_markdown(data, HERE, TemplateKind.NOTE)
    assert (refused.value.reason, refused.value.path) == (reason, HERE)


def test_a_file_is_read_no_further_than_it_may_go(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    path.write_bytes(b"x" * (3 * LARGEST))
    assert len(read_file(path)) == LARGEST + 1


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path):
        with pytest.raises(ImportRefused) as refused:
            read_file(path)
        assert refused.value.reason is RefusedBecause.UNREADABLE
