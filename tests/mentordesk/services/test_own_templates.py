"""One's own templates: beside ours, kept with the desk, and in no file that leaves it."""

from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import Problem, RecordMissing, ValidationError
from mentordesk.services.template_files import to_markdown
from mentordesk.services.templates import Template, TemplateKind, templates_for

WORD = "Zinnoberkranich"


def own(desk: Desk, kind: str = "agenda") -> list[Template]:
    return [one for one in desk.templates.all(kind) if one.is_own]


def test_ours_come_first_and_own_ones_in_the_order_they_were_made(desk: Desk) -> None:
    for title in ("Zebra", "Aardvark"):
        desk.templates.add(TemplateKind.AGENDA, title, "A point")
    found = desk.templates.all("agenda")
    assert found[:4] == templates_for("agenda")
    assert [one.title for one in found[4:]] == ["Zebra", "Aardvark"]
    assert own(desk, "goal") == []


def test_they_last(desk: Desk, folder: Path, raw_key: bytes) -> None:
    ours = [desk.templates.add(kind, "x", "One\n- two") for kind in TemplateKind]
    for kind in TemplateKind:
        for shipped in templates_for(kind):
            ours.append(desk.templates.take_in(to_markdown(shipped), Path("x.md"), kind))
    desk.close()
    again = open_desk(folder, raw_key)
    try:
        assert {one.key: one for kind in TemplateKind for one in own(again, kind)} == {
            one.key: one for one in ours
        }
    finally:
        again.close()


def test_what_holds_nothing_is_not_offered(desk: Desk) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Ours")
    assert made not in desk.templates.offered("agenda")
    changed = desk.templates.change(made.key, text="How we are")
    assert desk.templates.offered("agenda")[-1] == changed
    note = desk.templates.add(TemplateKind.NOTE, "Ours", " \n")
    assert note not in desk.templates.offered("note")


def test_one_is_changed(desk: Desk) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Ours", "How we are")
    desk.templates.change(made.key, title=" Our  check-in ")
    desk.templates.change(made.key, text="How we are\nMoney")
    (one,) = own(desk)
    assert (one.key, one.title) == (made.key, "Our check-in")
    assert [item.title for item in one.items] == ["How we are", "Money"]
    assert desk.templates.find("agenda", made.key) == one


def test_of_another_kind_it_keeps_its_words(desk: Desk) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Ours", "How we are\nMoney")
    for kind in TemplateKind:
        desk.templates.change(made.key, kind=kind)
        (one,) = own(desk, kind)
        assert (one.title, one.key, one.is_empty) == ("Ours", made.key, False)
    assert own(desk) == []
    back = desk.templates.change(made.key, kind=TemplateKind.AGENDA)
    assert [item.title for item in back.items] == ["How we are", "Money"]


@pytest.mark.parametrize(
    ("kind", "fields", "problems"),
    [
        ("agenda", {"title": "  "}, {"title": Problem.EMPTY}),
        ("agenda", {"title": "x" * 301}, {"title": Problem.TOO_LONG}),
        ("agenda", {"text": "x" * 301}, {"text": Problem.TOO_LONG}),
        ("note", {"text": "ü" * 40_000}, {"text": Problem.TOO_LONG}),
    ],
)
def test_what_cannot_be_is_refused_and_all_stays(
    desk: Desk, kind: str, fields: dict[str, str], problems: dict[str, Problem]
) -> None:
    made = desk.templates.add(TemplateKind(kind), "Ours", "How we are")
    with pytest.raises(ValidationError) as refused:
        desk.templates.change(made.key, **fields)
    assert refused.value.problems == problems
    assert own(desk, kind) == [made]


def test_one_is_removed_and_put_back(desk: Desk) -> None:
    first = desk.templates.add(TemplateKind.AGENDA, "First", "How we are")
    desk.templates.add(TemplateKind.AGENDA, "Second")
    removed = desk.templates.remove(first.key)
    assert [one.title for one in own(desk)] == ["Second"]
    for verb in (desk.templates.remove, desk.templates.change):
        with pytest.raises(RecordMissing):
            verb(first.key)
    desk.templates.put_back(removed)
    assert [one.title for one in own(desk)] == ["First", "Second"]


def test_ours_are_not_changed(desk: Desk) -> None:
    with pytest.raises(RecordMissing):
        desk.templates.remove(templates_for("agenda")[0].key)


def test_a_setting_that_is_no_template_hides_no_other(desk: Desk) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Ours")
    desk.settings.put("template.own-0", {"title": "half"})
    desk.settings.put("templates", "another setting")
    assert own(desk) == [made]


def test_they_leave_with_no_file(desk: Desk, mentorship: Mentorship) -> None:
    for kind in TemplateKind:
        desk.templates.add(kind, f"{WORD} title", f"{WORD} text")
    for what in ("json", "csv", "markdown", "calendar"):
        for private in (False, True):
            data = desk.exported(what, include_private=private)
            assert WORD.encode() not in data, what


def test_the_desks_files_hold_none_of_their_words(desk: Desk, folder: Path) -> None:
    desk.templates.add(TemplateKind.NOTE, f"{WORD} title", f"{WORD} text")
    desk.close()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if WORD.encode() in path.read_bytes()]
