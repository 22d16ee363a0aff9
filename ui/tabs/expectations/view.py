"""The widgets of the Expectations tab. No decisions."""

from mentordesk.domain.record import Role
from mentordesk.words import _
from ui.list_detail.tab import ListDetailTab
from ui.list_detail.templates import template_cards
from ui.list_detail.view import ListDetailView
from ui.ports import TabContext
from ui.tabs.expectations.page import ExpectationPageView
from ui.tabs.expectations.presenter import KINDS, ExpectationsPresenter
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_spec import Choice, FieldSpec, Hours, LongText, Number, OptionalDate, Text


def specs(context: TabContext) -> list[FieldSpec]:
    """Return the fields of an expectation's form."""
    pair = context.mentorship()
    answers: list[FieldSpec] = [
        LongText(
            f"{role.value}_answer",
            _("What {name} expects").format(name=pair.person(role).first_name),
        )
        for role in Role
    ]
    hours: list[FieldSpec] = [
        Hours(
            f"{role.value}_hours",
            _("When {name} can meet").format(name=pair.person(role).first_name),
            zone=pair.person(role).zone,
        )
        for role in Role
    ]
    return [
        Text("title", _("Question"), placeholder=_("What should be clear between you?")),
        Choice(
            "kind", _("What it is about"), choices=[(k.value, _(text)) for k, text, _i in KINDS]
        ),
        *answers,
        LongText("agreed_answer", _("What you agree on")),
        OptionalDate("review_on", _("Look at it again on")),
        Number("weeks", _("Meet every"), low=1, high=52, unit=_("weeks"), optional=True),
        Number("minutes", _("For"), low=5, high=480, unit=_("minutes"), step=15, optional=True),
        Number("reply_hours", _("Answer within"), low=1, high=720, unit=_("hours"), optional=True),
        *hours,
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
            templates=template_cards("expectation"),
        ),
    )
    presenter = ExpectationsPresenter(context, view)
    page.agree_requested.connect(presenter.agree)
    return ListDetailTab(view, presenter)
