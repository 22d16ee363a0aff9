"""The widgets of the Expectations tab. No decisions."""

from mentordesk.domain.record import Role
from mentordesk.words import _
from ui.list_detail.tab import ListDetailTab
from ui.list_detail.view import ListDetailView
from ui.ports import TabContext
from ui.tabs.expectations.answers import AGREED
from ui.tabs.expectations.fields import answer_fields
from ui.tabs.expectations.page import ExpectationPageView
from ui.tabs.expectations.presenter import KINDS, ExpectationsPresenter
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_spec import Choice, FieldSpec, OptionalDate, Text


def specs(context: TabContext) -> list[FieldSpec]:
    """Return the fields of an expectation's form."""
    pair = context.mentorship()
    answers = [
        field
        for role in Role
        for field in answer_fields(role.value, pair.person(role).first_name, pair.person(role).zone)
    ]
    return [
        Text("title", _("Question"), placeholder=_("What should be clear between you?")),
        Choice(
            "kind", _("What it is about"), choices=[(k.value, _(text)) for k, text, _i in KINDS]
        ),
        *answers,
        *answer_fields(AGREED, ""),
        OptionalDate("review_on", _("Look at it again on")),
    ]


def make(context: TabContext) -> ListDetailTab:
    """Make the tab."""

    def names() -> dict[Role, str]:
        pair = context.mentorship()
        return {role: pair.person(role).first_name for role in Role}

    page = ExpectationPageView(context.formats, names)
    view = ListDetailView(
        title=_("Expectations"),
        new_text=_("New expectation"),
        names=(_("Expectations"), _("Filter expectations")),
        page=page,
        specs=specs(context),
        empty=EmptyState(
            "handshake",
            _("Say what you take for granted"),
            _(
                "How often, how long, how fast to answer: pairs who say it at the start "
                "spend their meetings on what matters."
            ),
            (_("Add an expectation"), "plus"),
        ),
        at_first=("title", "kind", "review_on"),
    )
    presenter = ExpectationsPresenter(context, view)
    page.agree_requested.connect(presenter.agree)
    page.in_turn_requested.connect(context.stage.hand_over)
    return ListDetailTab(view, presenter)
