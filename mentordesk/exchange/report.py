"""A progress report of a period: what was gathered of it as Markdown, or as HTML without scripts.

It is made of what is shared alone, and of that only what somebody ticked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from mentordesk.domain.commitment import Commitment
from mentordesk.domain.goal import Goal, Milestone, Progress
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.exchange.plain_words import plain
from mentordesk.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPart:
    """A goal with how far it is."""

    goal: Goal
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What goes into a report; a part that was not ticked is None."""

    mentorship: Mentorship
    first: date
    last: date
    goals: Sequence[GoalPart] | None = None
    milestones: Sequence[Milestone] | None = None
    meetings: Sequence[Meeting] | None = None
    commitments: Sequence[Commitment] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, lines of a list, and what to say where there are none."""

    title: str
    lines: tuple[str, ...]
    empty: str


def title_of(report: Report) -> str:
    """Return what the report is called."""
    pair = report.mentorship
    return _("Progress of {mentee} with {mentor}").format(
        mentee=pair.mentee.name, mentor=pair.mentor.name
    )


def sections_of(report: Report) -> tuple[Section, ...]:
    """Return the parts of the report in order."""
    return tuple(_sections(report))


def to_markdown(report: Report) -> bytes:
    """Return the report as Markdown (UTF-8); nobody's words become marks."""
    parts = [f"# {plain(title_of(report))}", _period(report)]
    for section in sections_of(report):
        parts.append(f"## {section.title}")
        parts.append("\n".join(f"- {plain(line)}" for line in section.lines) or section.empty)
    return ("\n\n".join(parts) + "\n").encode()


def to_html(report: Report) -> bytes:
    """Return the report as one HTML file: every word escaped, no scripts, nothing fetched."""
    title = escape(title_of(report))
    body = [f"<h1>{title}</h1>", f'<p class="period">{escape(_period(report))}</p>']
    for section in sections_of(report):
        lines = "".join(f"<li>{escape(line)}</li>" for line in section.lines)
        body.append(f"<h2>{escape(section.title)}</h2>")
        body.append(f"<ul>{lines}</ul>" if lines else f"<p>{escape(section.empty)}</p>")
    return _PAGE.format(title=title, body="\n".join(body)).encode()


#: The policy lets the file do nothing but show itself in its own style.
_PAGE = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1a1d21; background: #fff;
  max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.6rem; line-height: 1.25; margin: 0; }}
h2 {{ font-size: 1.15rem; margin: 2rem 0 .5rem; }}
.period {{ color: #5a6169; margin: .25rem 0 0; }}
ul {{ padding-left: 1.25rem; margin: 0; }}
li {{ margin: .25rem 0; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def _sections(report: Report) -> Iterator[Section]:
    if report.goals is not None:
        yield Section(_("Goals"), tuple(map(_goal, report.goals)), _("No goals yet."))
    if report.milestones is not None:
        lines = tuple(_dated(one.title, one.done_on) for one in report.milestones)
        yield Section(_("Steps done"), lines, _("None in this period."))
    if report.meetings is not None:
        lines = tuple(_dated(one.title, one.starts_local.date()) for one in report.meetings)
        yield Section(_("Meetings held"), lines, _("None in this period."))
    if report.commitments is not None:
        lines = tuple(_commitment(report, one) for one in report.commitments)
        yield Section(_("Commitments kept"), lines, _("None in this period."))


def _period(report: Report) -> str:
    return _("{first} to {last}").format(
        first=report.first.isoformat(), last=report.last.isoformat()
    )


def _goal(part: GoalPart) -> str:
    done, total = part.progress.done, part.progress.total
    if part.goal.closed_on is not None:
        return _("{goal} – closed on {day}").format(
            goal=part.goal.title, day=part.goal.closed_on.isoformat()
        )
    if not total:
        return part.goal.title
    if part.progress.in_percent:
        return _("{goal} – judged at {n} %").format(goal=part.goal.title, n=done)
    words = ngettext("{goal} – {n} of {all} step", "{goal} – {n} of {all} steps", total)
    return words.format(goal=part.goal.title, n=done, all=total)


def _dated(title: str, day: date | None) -> str:
    return f"{title} ({day.isoformat()})" if day else title


def _commitment(report: Report, one: Commitment) -> str:
    name = report.mentorship.person(one.owner).first_name
    return _dated(f"{name}: {one.text}", one.done_on)
