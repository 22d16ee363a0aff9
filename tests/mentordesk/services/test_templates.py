"""Templates: all read, all make records that are valid, and the pictured ones are there."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
import pytest

import resources
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.expectation import Expectation, ExpectationKind
from mentordesk.domain.goal import Goal, Milestone
from mentordesk.domain.ids import GoalId, MeetingId, MentorshipId, new_id
from mentordesk.domain.meeting import AgendaItem
from mentordesk.domain.record import Record, Role, checked
from mentordesk.domain.rules import Cadence, CancellationNotice, ReplyTime, Weekday
from mentordesk.domain.text import tidy_line, tidy_text
from mentordesk.services.templates import (
    AnswerKind,
    Question,
    QuietSpan,
    Template,
    TemplateItem,
    TemplateKind,
    read_template,
    templates_for,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
STAMP = {
    "id": new_id(),
    "mentorship_id": MentorshipId(new_id()),
    "created_at": NOW,
    "updated_at": NOW,
}
ALL = [template for kind in TemplateKind for template in templates_for(kind)]
IDS = [f"{template.kind}/{template.key}" for template in ALL]


def named(kind: str, key: str) -> Template:
    return next(template for template in templates_for(kind) if template.key == key)


def records_from(kind: TemplateKind, item: TemplateItem) -> list[Record]:
    if kind is TemplateKind.EXPECTATION:
        return [
            Expectation(
                **STAMP,
                kind=item.expectation,
                title=item.title,
                agreed_terms=item.terms,
            )
        ]
    if kind is TemplateKind.BOUNDARY:
        quiet = item.quiet.in_zone("Europe/Berlin") if item.quiet else None
        return [
            Boundary(
                **STAMP,
                area=item.area,
                title=item.title,
                detail=item.detail,
                quiet_hours=quiet,
                cancellation=item.cancellation,
            )
        ]
    if kind is TemplateKind.AGENDA:
        return [
            AgendaItem(**STAMP, meeting_id=MeetingId(new_id()), text=item.title, brought_by=item.by)
        ]
    steps = [Milestone(**STAMP, goal_id=GoalId(new_id()), title=step) for step in item.milestones]
    return [Goal(**STAMP, title=item.title, why=item.why, measure=item.measure), *steps]


@pytest.mark.parametrize("template", ALL, ids=IDS)
def test_every_item_makes_valid_records(template: Template) -> None:
    for item in template.items:
        for record in records_from(template.kind, item):
            assert checked(record) is record


@pytest.mark.parametrize("template", ALL, ids=IDS)
def test_every_template_can_be_shown(template: Template) -> None:
    for line in (template.title, template.subtitle):
        assert line == tidy_line(line) != ""
    assert template.body == tidy_text(template.body)
    assert template.body.strip()
    assert (resources.root() / "icons" / f"{template.icon}.svg").is_file()
    has_items = template.kind not in {TemplateKind.NOTE, TemplateKind.QUESTIONS}
    assert bool(template.items) == has_items
    assert bool(template.questions) == (template.kind is TemplateKind.QUESTIONS)


@pytest.mark.parametrize("template", templates_for("questions"), ids=lambda one: one.key)
def test_every_question_can_be_asked(template: Template) -> None:
    for one in template.questions:
        for line in (one.id, one.text, one.low, one.high, one.heading):
            assert line == tidy_line(line)
        assert one.id == one.id.lower()
        assert one.text.endswith((".", "?"))
    assert not template.questions[0].optional


def test_question_sets_in_the_order_of_a_mentorship() -> None:
    sets = {one.key: one.questions for one in templates_for("questions")}
    assert list(sets) == ["after-session", "midpoint", "closing", "programme", "six-headings"]
    assert len(sets["after-session"]) == 3
    kinds = {question.answer for question in sets["midpoint"]}
    assert kinds == set(AnswerKind)


def test_one_set_has_six_headings() -> None:
    headings = dict.fromkeys(q.heading for q in named("questions", "six-headings").questions)
    assert [one for one in headings if one] == [
        "Effective communication",
        "Aligning expectations",
        "Assessing understanding",
        "Addressing diversity",
        "Fostering independence",
        "Professional development",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"id": ""},
        {"answer": AnswerKind.SCALE},
        {"answer": AnswerKind.SCALE, "low": "Never"},
        {"low": "Never", "high": "Always"},
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="question"):
        Question(**{"id": "use", "text": "Why?", **wrong})


def test_two_questions_of_one_id_are_refused() -> None:
    one = named("questions", "closing")
    with pytest.raises(ValueError, match="one id"):
        Template(**(msgspec.structs.asdict(one) | {"questions": one.questions[:1] * 2}))


@pytest.mark.parametrize("kind", list(TemplateKind))
def test_keys_and_places_are_unique(kind: TemplateKind) -> None:
    found = templates_for(kind)
    assert len({template.key for template in found}) == len(found)
    assert [template.order for template in found] == list(range(1, len(found) + 1))


def test_every_file_is_read() -> None:
    files = list((resources.root() / "templates").rglob("*.*"))
    assert len(files) == len(ALL)


def test_boundaries_begin_with_the_pictured_three() -> None:
    shown = [(t.title, t.subtitle, t.icon) for t in templates_for("boundary")]
    assert shown[:3] == [
        ("Time and place", "Hours, channels, reply times", "clock"),
        ("Confidentiality", "What stays between you", "lock"),
        ("Roles", "Mentor is not the manager", "scale"),
    ]


def test_time_and_place_brings_rules() -> None:
    items = named("boundary", "time-and-place").items
    assert [i.quiet for i in items if i.quiet] == [QuietSpan(start=time(20), end=time(8))]
    assert [i.cancellation for i in items if i.cancellation] == [CancellationNotice(hours=24)]


def test_quiet_hours_take_a_zone_and_a_person() -> None:
    span = QuietSpan(start=time(22), end=time(7), days=(Weekday.SUNDAY,))
    rule = span.in_zone("Asia/Tokyo", Role.MENTEE)
    assert (rule.person, rule.window.zone) == (Role.MENTEE, "Asia/Tokyo")
    assert (rule.window.start, rule.window.days) == (time(22), (Weekday.SUNDAY,))


def test_starter_expectations() -> None:
    items = named("expectation", "starter").items
    assert [item.expectation for item in items] == [
        ExpectationKind.CADENCE,
        ExpectationKind.CHANNELS,
        ExpectationKind.REPLY_TIME,
        ExpectationKind.AVAILABILITY,
        ExpectationKind.PREPARATION,
        ExpectationKind.SCHEDULING,
        ExpectationKind.CONFIDENTIALITY,
        ExpectationKind.DURATION,
    ]
    assert items[0].terms.cadence == Cadence(weeks=2, minutes=45)
    assert items[2].terms.reply_time == ReplyTime(hours=48, working_days=True)
    assert all(item.hint for item in items)


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("goal", "smart", "Doran"),
        ("goal", "grow", "Whitmore"),
        ("note", "grow", "Whitmore"),
        ("agenda", "first-meeting", "Zachary"),
        ("agenda", "closing", "Zachary"),
        ("questions", "closing", "Zachary"),
    ],
)
def test_names_are_credited(kind: str, key: str, name: str) -> None:
    assert name in named(kind, key).credit


def test_nothing_poses_as_a_published_questionnaire() -> None:
    for path in (resources.root() / "templates").rglob("*.md"):
        assert "MCA" not in path.read_text(encoding="utf-8")


def test_agendas_in_the_order_of_a_mentorship() -> None:
    keys = [template.key for template in templates_for("agenda")]
    assert keys == ["first-meeting", "regular", "midpoint", "closing"]


def test_templates_are_read_once() -> None:
    assert templates_for("goal") is templates_for("goal")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="poem"):
        templates_for("poem")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("no front matter", ValueError),
        ("words first\n+++\n+++\n", ValueError),
        ('+++\norder = 1\ntitle = "x"\n+++\n', msgspec.ValidationError),
        (
            '+++\norder = 1\ntitle = "x"\nsubtitle = "y"\nicon = "z"\ncolour = "red"\n+++\n',
            msgspec.ValidationError,
        ),
    ],
)
def test_a_broken_file_raises(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "note" / "broken.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        read_template(path)


def test_dates_of_the_calendar_are_not_part_of_a_template() -> None:
    found = [v for t in ALL for item in t.items for v in msgspec.structs.astuple(item)]
    assert not any(isinstance(value, date) for value in found)
