"""Where the agreement stands, in words."""

from datetime import date

from mentordesk.domain.agreement import Agreement
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.services.agreements import Standing
from mentordesk.words import _, ngettext
from ui.ports import Formats


def standing_words(standing: Standing, pair: Mentorship, today: date, formats: Formats) -> str:
    """Return all that is to be said of it, the most settled first."""
    said: list[str] = []
    if standing.latest is None:
        return _nothing_yet(standing.clauses)
    since = standing.in_force.in_force_since if standing.in_force else None
    if since is not None:
        words = _("Both of you have accepted it; it is in force since {date}.")
        said.append(words.format(date=formats.day(since)))
    if standing.waiting and not standing.since:
        said.append(_waits_for(standing.waiting, pair))
    if standing.waiting and standing.is_back:
        words = _("You agree again on what is in force: version {n} is not needed any more.")
        said.append(words.format(n=standing.waiting.number))
    elif standing.since:
        said.append(_("Something has changed since. A new version needs both of you again."))
    if standing.is_due_for_review(today):
        said.append(_("It is time to look at it again."))
    return " ".join(said)


def make_words(standing: Standing) -> str:
    """Return what the button does that makes a version."""
    if standing.latest is None:
        return _("Make the agreement")
    if standing.waiting and standing.is_back:
        return _("Take version {n} away").format(n=standing.waiting.number)
    return _("Make a new version")


def difference_words(standing: Standing) -> str:
    """Return what the differences that are shown are between."""
    if standing.latest is None:
        return ""
    if standing.since:
        return _("Changed since version {n}").format(n=standing.latest.number)
    if standing.asked:
        return _("What version {n} changes").format(n=standing.latest.number)
    return ""


def _nothing_yet(count: int) -> str:
    if not count:
        return _("Agree on an expectation or a boundary first; they become the agreement.")
    words = ngettext(
        "You agree on {n} thing. Make it the agreement, and both of you accept it.",
        "You agree on {n} things. Make them the agreement, and both of you accept it.",
        count,
    )
    return words.format(n=count)


def _waits_for(version: Agreement, pair: Mentorship) -> str:
    missing = [role for role in Role if version.accepted(role) is None]
    if len(missing) == len(Role):
        return _("Version {n} waits for the word of both of you.").format(n=version.number)
    name = pair.person(missing[0]).name
    return _("Version {n} waits for the word of {name}.").format(n=version.number, name=name)
