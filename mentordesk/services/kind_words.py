"""What kinds of records are called, one and several."""

from mentordesk.words import N_, _

KIND_WORDS = {
    "mentorship": (N_("Mentorship"), N_("Mentorships")),
    "goal": (N_("Goal"), N_("Goals")),
    "milestone": (N_("Milestone"), N_("Milestones")),
    "obstacle": (N_("Obstacle"), N_("Obstacles")),
    "expectation": (N_("Expectation"), N_("Expectations")),
    "sealed_answer": (N_("Sealed answer"), N_("Sealed answers")),
    "agreement": (N_("Agreement"), N_("Agreements")),
    "concern": (N_("Concern"), N_("Concerns")),
    "boundary": (N_("Boundary"), N_("Boundaries")),
    "series": (N_("Series of meetings"), N_("Series of meetings")),
    "meeting": (N_("Meeting"), N_("Meetings")),
    "agenda_item": (N_("Agenda item"), N_("Agenda items")),
    "note": (N_("Note"), N_("Notes")),
    "commitment": (N_("Commitment"), N_("Commitments")),
}


def kind_word(kind: str, count: int = 1) -> str:
    """Return what `count` records of a kind are called."""
    one, many = KIND_WORDS.get(kind, (kind, kind))
    return _(one) if count == 1 else _(many)
