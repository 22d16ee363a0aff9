"""One version of the agreement as plain Markdown, to be read, printed and signed."""

from collections.abc import Iterator

from mentordesk.domain.agreement import Acceptance, Agreement, Clause, How
from mentordesk.domain.boundary import Boundary, Stance
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.exchange.plain_words import plain
from mentordesk.exchange.term_words import (
    STANCE_WORDS,
    Day,
    free_words,
    notice_words,
    quiet_words,
    reply_words,
    terms_words,
)
from mentordesk.words import N_, _

HOW_WORDS: dict[How, str] = {
    How.HERE: N_("in MentorDesk"),
    How.ON_PAPER: N_("on paper"),
    How.BY_MESSAGE: N_("by message"),
    How.BY_WORD: N_("by word of mouth"),
}
_ROLES = {Role.MENTOR: N_("Mentor"), Role.MENTEE: N_("Mentee")}
_PARTS = ((Expectation.KIND, N_("What we expect")), (Boundary.KIND, N_("What we hold to")))
_LINE = "\\_" * 24


def to_markdown(version: Agreement, pair: Mentorship, day: Day) -> str:
    """Return the whole text; `day` words a date in the reader's way."""
    return "\n\n".join(_blocks(version, pair, day)) + "\n"


def clause_lines(clause: Clause, pair: Mentorship, day: Day) -> list[str]:
    """Return what a clause says beneath its title: its words, then its typed rules."""
    lines = [clause.text, *terms_words(clause.terms, day)]
    if clause.quiet_hours:
        person = clause.quiet_hours.person
        name = pair.person(person).first_name if person else ""
        lines.append(quiet_words(clause.quiet_hours, name))
    if clause.cancellation:
        lines.append(notice_words(clause.cancellation))
    if clause.reply_time:
        lines.append(reply_words(clause.reply_time))
    lines += [free_words(days, day) for days in clause.no_go]
    if clause.stance:
        lines.append(_(STANCE_WORDS[Stance(clause.stance)]))
    return [line for line in lines if line]


def _blocks(version: Agreement, pair: Mentorship, day: Day) -> Iterator[str]:
    yield f"# {plain(agreement_title(pair))}"
    yield _("Version {n}, of {date}").format(n=version.number, date=day(version.made_on))
    if version.purpose.strip():
        yield plain(version.purpose.strip())
    for source, words in _PARTS:
        clauses = [clause for clause in version.clauses if clause.source == source]
        if clauses:
            yield "## " + _(words)
        for clause in clauses:
            yield f"### {plain(clause.title)}"
            yield from map(plain, clause_lines(clause, pair, day))
    if version.review_on:
        words = _("We look at this again on {date}.")
        yield words.format(date=day(version.review_on))
    yield "## " + _("Our word")
    for role in Role:
        yield _signature(role, version.accepted(role), pair, day)


def agreement_title(pair: Mentorship) -> str:
    """Return what the agreement of a pair is called."""
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    return _("Mentoring agreement of {mentor} and {mentee}").format(**names)


def _signature(role: Role, given: Acceptance | None, pair: Mentorship, day: Day) -> str:
    name = plain(given.name if given else pair.person(role).name)
    role_words = _(_ROLES[role])
    who = f"**{role_words}: {name}**"
    if given is None:
        date_and_name = _("Date {line}  Signature {line}").format(line=_LINE)
        return f"{who}  \n{date_and_name}"
    words = _("Accepted on {date}, {how}.")
    accepted = words.format(date=day(given.on), how=_(HOW_WORDS[given.how]))
    return f"{who}  \n{accepted}"
