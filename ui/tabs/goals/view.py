"""The widgets of the Goals tab. No decisions."""

from mentordesk.exchange.markdown import OUTCOME_WORDS
from mentordesk.words import _
from ui.list_detail.tab import ListDetailTab
from ui.list_detail.view import ListDetailView
from ui.ports import TabContext
from ui.tabs.goals.page import GoalPageView
from ui.tabs.goals.presenter import GROUPS, MEASURES, GoalsPresenter
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_spec import Choice, FieldSpec, LongText, Number, OptionalDate, Text


def specs() -> list[FieldSpec]:
    """Return the fields of a goal's form."""
    return [
        Text("title", _("Goal"), placeholder=_("What do you want to reach?")),
        LongText("why", _("Why it matters")),
        LongText("measure", _("How you will know")),
        LongText("relevance", _("How it fits what comes after")),
        Choice(
            "standing", _("Where it stands"), choices=[(key.value, _(text)) for key, text in GROUPS]
        ),
        OptionalDate("starts_on", _("Starts")),
        OptionalDate("target_date", _("Target date")),
        Text("dropped_because", _("Why it was dropped")),
        Choice(
            "measured",
            _("How far it has come is told"),
            choices=[(key.value, _(text)) for key, text in MEASURES.items()],
        ),
        Number("judged", _("Judged to be at"), high=100, unit=_("per cent"), step=5, optional=True),
        Text("judged_because", _("What makes you say so")),
        Choice(
            "outcome",
            _("Was it reached?"),
            choices=[("", "–"), *((key.value, _(text)) for key, text in OUTCOME_WORDS.items())],
        ),
        LongText("reflection", _("What you take from it")),
    ]


def make(context: TabContext) -> ListDetailTab:
    """Make the tab."""
    page = GoalPageView(context)
    view = ListDetailView(
        title=_("Goals"),
        new_text=_("New goal"),
        names=(_("Goals"), _("Filter goals")),
        page=page,
        specs=specs(),
        empty=EmptyState(
            "target",
            _("Say what you want to reach"),
            _(
                "A goal with a reason, a date and a few milestones gives every meeting "
                "something to come back to."
            ),
            (_("Add a goal"), "plus"),
        ),
    )
    presenter = GoalsPresenter(context, view)
    _wire(page, presenter, context)
    return ListDetailTab(view, presenter)


def _wire(page: GoalPageView, presenter: GoalsPresenter, context: TabContext) -> None:
    steps = page.milestones
    steps.toggled.connect(presenter.tick)
    steps.renamed.connect(presenter.rename_milestone)
    steps.added.connect(lambda words: presenter.add_milestone(words, page.goal_id))
    steps.removed.connect(presenter.remove_milestone)
    steps.moved.connect(presenter.move_milestone)
    obstacles = page.obstacles
    obstacles.toggled.connect(presenter.set_overcome)
    obstacles.added.connect(lambda words: presenter.add_obstacle(words, page.goal_id))
    obstacles.removed.connect(presenter.remove_obstacle)
    obstacles.renamed.connect(presenter.rename_obstacle)
    steps.opened.connect(lambda item: context.stage.open_details("milestone", item))
    obstacles.opened.connect(lambda item: context.stage.open_details("obstacle", item))
    page.extend_requested.connect(presenter.extend)
    page.close_requested.connect(presenter.close)
    page.opened.connect(context.stage.go_to)
