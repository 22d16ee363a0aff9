"""The widgets of the Boundaries tab. No decisions."""

from mentordesk.domain.record import Role
from mentordesk.exchange.term_words import STANCE_WORDS
from mentordesk.words import _
from ui.list_detail.tab import ListDetailTab
from ui.list_detail.view import ListDetailView
from ui.ports import TabContext
from ui.tabs.boundaries.page import BoundaryPageView
from ui.tabs.boundaries.presenter import AREAS, BoundariesPresenter
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_spec import (
    Choice,
    DayList,
    FieldSpec,
    Hours,
    LongText,
    Number,
    OptionalDate,
    Text,
)


def specs(context: TabContext) -> list[FieldSpec]:
    """Return the fields of a boundary's form."""
    pair = context.mentorship()
    people = [(role.value, pair.person(role).first_name) for role in Role]
    return [
        Text("title", _("Boundary"), placeholder=_("What do you both hold to?")),
        Choice(
            "area", _("What it is about"), choices=[(a.value, _(text)) for a, text, _i in AREAS]
        ),
        LongText("detail", _("In your own words")),
        Hours("quiet", _("Quiet hours (warn while planning)"), zone=pair.mine.zone),
        Choice("quiet_person", _("Whose quiet hours"), choices=[("both", _("Both")), *people]),
        Number(
            "notice", _("Call off at least"), low=1, high=336, unit=_("hours ahead"), optional=True
        ),
        Number("reply_hours", _("Answer within"), low=1, high=720, unit=_("hours"), optional=True),
        DayList("no_go", _("Days left free"), add=_("Add days")),
        Choice(
            "stance",
            _("This topic is"),
            choices=[("", "–"), *((s.value, _(words)) for s, words in STANCE_WORDS.items())],
        ),
        OptionalDate("review_on", _("Look at it again on")),
    ]


def make(context: TabContext) -> ListDetailTab:
    """Make the tab."""

    def names() -> dict[Role, str]:
        pair = context.mentorship()
        return {role: pair.person(role).first_name for role in Role}

    page = BoundaryPageView(context.formats, names)
    view = ListDetailView(
        title=_("Boundaries"),
        new_text=_("New boundary"),
        names=(_("Boundaries"), _("Filter boundaries")),
        page=page,
        specs=specs(context),
        empty=EmptyState(
            "shield",
            _("Agree on what is off the table"),
            _(
                "Boundaries say when, where and about what the two of you talk – and what "
                "stays private. Written down early, they spare you awkward moments later."
            ),
            (_("Add a boundary"), "plus"),
        ),
    )
    presenter = BoundariesPresenter(context, view)
    page.agree_requested.connect(presenter.agree)
    page.declined.connect(lambda words: presenter.decline(words, page.boundary_id))
    page.propose_requested.connect(presenter.propose_again)
    return ListDetailTab(view, presenter)
