"""A report as Markdown and as HTML: every word as it was typed, and nothing that runs."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from mentordesk.desk import Desk
from mentordesk.domain.goal import Goal, Progress
from mentordesk.domain.mentorship import Mentorship
from mentordesk.exchange.report import GoalPart, Report, sections_of, to_html, to_markdown

EVIL = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://e.example/p.png) *b* & {0}"


class Read(HTMLParser):
    """Remembers tags, addresses and words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def report(desk: Desk, mentorship: Mentorship) -> Report:
    goal = desk.goals.get(desk.goals.add(mentorship.mentorship_id, title=EVIL).made)
    goals = [GoalPart(goal=goal, progress=Progress(1, 3))]
    first, last = date(2026, 9, 1), date(2026, 11, 30)
    return Report(mentorship=mentorship, first=first, last=last, goals=goals, meetings=[])


def test_html_has_no_script_and_fetches_nothing(report: Report) -> None:
    read = Read()
    page = to_html(report).decode()
    read.feed(page)
    assert read.tags <= {
        *("html", "head", "meta", "title", "style", "body"),
        *("h1", "h2", "p", "ul", "li"),
    }
    assert not {"src", "href", "onclick", "style"} & read.attributes
    assert "default-src 'none'" in page
    assert f"{EVIL} – 1 of 3 steps" in read.words


def test_markdown_shows_the_words_and_takes_none_for_marks(report: Report) -> None:
    text = to_markdown(report).decode()
    html = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "p", "ul", "li"}
    assert "alert(1)" in html


def test_what_was_not_ticked_is_not_there_and_what_is_empty_says_so(report: Report) -> None:
    assert [section.title for section in sections_of(report)] == ["Goals", "Meetings held"]
    assert "None in this period." in to_markdown(report).decode()
    assert "None in this period." in to_html(report).decode()
    assert sections_of(replace(report, goals=None, meetings=None)) == ()


def test_a_closed_goal_and_one_without_steps(report: Report) -> None:
    (part,) = report.goals or ()
    goal: Goal = replace(part.goal, title="Speak")
    closed = replace(goal, closed_on=date(2026, 10, 1))
    parts = [GoalPart(goal=one, progress=Progress(0, 0)) for one in (goal, closed)]
    (goals, _meetings) = sections_of(replace(report, goals=parts))
    assert goals.lines == ("Speak", "Speak – closed on 2026-10-01")
