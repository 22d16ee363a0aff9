"""What the phases of a mentorship, their checklists and its state are called. No Qt."""

from mentordesk.domain.mentorship import Mentorship, MentorshipState, Phase
from mentordesk.services.closure import Item, Point
from mentordesk.words import N_, _, ngettext
from ui.ports import Formats

PHASES = {
    Phase.PREPARING: N_("Preparing"),
    Phase.NEGOTIATING: N_("Negotiating"),
    Phase.ENABLING_GROWTH: N_("Enabling growth"),
    Phase.COMING_TO_CLOSURE: N_("Coming to closure"),
}
#: What each phase is for, in a sentence.
ABOUT = {
    Phase.PREPARING: N_("Who are we, and what does each of us bring and expect?"),
    Phase.NEGOTIATING: N_("What do we agree on: how we work, what stays here, what it is for?"),
    Phase.ENABLING_GROWTH: N_("The longest phase: goals, meetings, and a look back now and then."),
    Phase.COMING_TO_CLOSURE: N_("Look at what was reached, thank each other, and let it end well."),
}
_POINTS = {
    Point.PEOPLE_KNOWN: N_("Names, e-mail addresses and time zones of both are known"),
    Point.EXPECTATIONS_WRITTEN: N_("Expectations are written down"),
    Point.FIRST_MEETING: N_("The first meeting is planned"),
    Point.EXPECTATIONS_AGREED: N_("All expectations are agreed on"),
    Point.BOUNDARIES_AGREED: N_("All boundaries are agreed on"),
    Point.AGREEMENT_ACCEPTED: N_("Both have accepted the agreement"),
    Point.GOAL_IN_FOCUS: N_("A goal is in focus"),
    Point.NEXT_MEETING: N_("The next meeting is planned"),
    Point.GOALS_MEASURED: N_("Each goal in focus can be measured"),
    Point.OBSTACLES_PLANNED: N_("There is a plan for every obstacle"),
    Point.REVIEWS_DONE: N_("Nothing is waiting to be looked at again"),
    Point.GOALS_CLOSED: N_("Every goal is closed, with its outcome"),
    Point.REFLECTION_WRITTEN: N_("The closing reflection is written"),
    Point.LETTER_WRITTEN: N_("The thank-you letter is written"),
    Point.ARCHIVE_SAVED: N_("A readable archive is saved"),
}


def point_words(item: Item) -> str:
    """Return what a point of a checklist asks for."""
    return _(_POINTS[item.point])


def left_words(item: Item) -> str:
    """Return how much is left where it is more than one, else nothing."""
    if item.left < 2:
        return ""
    return ngettext("{n} left", "{n} left", item.left).format(n=item.left)


def state_words(pair: Mentorship, formats: Formats) -> str:
    """Return where the mentorship stands, in a sentence."""
    if pair.state is MentorshipState.PAUSED:
        if pair.paused_until is None:
            return _("Paused, until you go on.")
        return _("Paused until {day}.").format(day=formats.long_day(pair.paused_until))
    if pair.is_over:
        return _over(pair, formats)
    began = formats.long_day(pair.start)
    if pair.planned_end is None:
        return _("Going on since {day}, with no end planned.").format(day=began)
    end = formats.long_day(pair.planned_end)
    return _("Going on since {day}, planned until {end}.").format(day=began, end=end)


def _over(pair: Mentorship, formats: Formats) -> str:
    completed = pair.state is MentorshipState.COMPLETED
    if pair.ended_on is None:
        return _("Completed.") if completed else _("Ended.")
    words = _("Completed on {day}. Well done.") if completed else _("Ended on {day}.")
    return words.format(day=formats.long_day(pair.ended_on))
