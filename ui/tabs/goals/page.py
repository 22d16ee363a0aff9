"""The page of one goal: what it is for, its milestones, what is in the way, how it went."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mentordesk.domain.goal import Goal, GoalStatus, Milestone, Standing
from mentordesk.domain.record import Visibility
from mentordesk.services.goals import GoalPage
from mentordesk.words import _, ngettext
from ui.list_detail.kept_items import Kept, as_typed
from ui.list_detail.view import INSPECTOR_WIDTH, RecordPage
from ui.models.rows import progress_words
from ui.ports import TabContext
from ui.tabs.goals.presenter import STATUS
from ui.tabs.goals.wording import (
    Talk,
    chart_words,
    commitments_words,
    is_overdue,
    judged_words,
    milestone_words,
    obstacle_words,
    outcome_words,
    talks,
)
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.checklist import CheckItem, Checklist
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.pill import Pill
from ui.widgets.step_chart import StepChart
from ui.widgets.veil import Veil

_GAP = 20
_MOST_TALKS = 6  # more of them are shown on demand


class GoalPageView(RecordPage):
    """Shows a goal as the inspector does."""

    extend_requested = Signal()
    close_requested = Signal(object)  # a Standing
    opened = Signal(str, str)  # kind and id of a meeting or a note

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._context = context
        self._kept: Kept = context.work.kept
        self._formats = context.formats
        self.goal_id = ""
        self._status = Pill(*_pill(GoalStatus.ON_TRACK))
        self._title = Label("", "title", wrap=True)
        self._why = Label("", "body", "text2", wrap=True)
        self._measure = Label("", "meta", "text3", wrap=True)
        self._relevance = Label("", "meta", "text3", wrap=True)
        self._judged = Label("", "body", "text2", wrap=True)
        self._outcome = Label("", "body", "text2", wrap=True)
        self._overdue = self._make_overdue()
        self._count = Label("", "label", "text2")
        self.milestones = Checklist(_("Milestones"), _("Add milestone"))
        self.obstacles = Checklist(_("Obstacles"), _("Add obstacle"))
        self._veil = Veil(self.obstacles)
        self._chart = StepChart()
        self._promises = Label("", "body", "text2", wrap=True)
        self._talks = QVBoxLayout()
        self._compose()

    def show_record(self, page: GoalPage) -> None:
        """Show a goal; what was being typed for another one is told first."""
        goal, progress = page.card.goal, page.card.progress
        if goal.id != self.goal_id:
            self.flush()
            self.goal_id = goal.id
        self._show_how_it_stands(page)
        steps = [self._milestone(one, goal) for one in page.milestones]
        self.milestones.set_items(as_typed(steps, self._kept, goal.id, "milestones"))
        words = progress_words(progress.done, progress.total, in_percent=progress.in_percent)
        self._count.setText(words or _("No measure"))
        obstacles = [
            CheckItem(o.id, o.title, not o.state.is_in_the_way, obstacle_words(o))
            for o in page.obstacles
        ]
        self.obstacles.set_items(as_typed(obstacles, self._kept, goal.id, "obstacles"))
        private = any(o.visibility is Visibility.PRIVATE for o in page.obstacles)
        self._veil.show_record(goal.id, private=private)
        self._chart.set_points(page.steps, _("Progress"), chart_words(page, self._formats))
        self._charted.setVisible(bool(page.steps))
        promised = commitments_words(page, self._context.mentorship(), self._formats)
        _say(self._promises, promised)
        self._promised.setVisible(bool(promised))
        self._show_talks(talks(page, self._context.mentorship(), self._formats), _MOST_TALKS)

    def _show_how_it_stands(self, page: GoalPage) -> None:
        goal = page.card.goal
        self._status.set_status(*_pill(page.card.status))
        self._title.setText(goal.title)
        _say(self._why, goal.why)
        _say(self._measure, goal.measure)
        _say(self._relevance, goal.relevance)
        self._overdue.setVisible(is_overdue(page, self._context.today()))
        _say(self._judged, judged_words(goal))
        _say(self._outcome, outcome_words(goal))

    def flush(self) -> None:
        """Tell at once which milestone or obstacle is being typed."""
        self.milestones.flush()
        self.obstacles.flush()

    def _make_head(self) -> QHBoxLayout:
        edit = IconButton("pencil", _("Edit goal"), "F2")
        edit.clicked.connect(self.edit_requested)
        more = IconButton("ellipsis", _("More"))
        menu = QMenu(more)
        menu.addAction(_("Delete"), self.delete_requested.emit)
        more.setMenu(menu)
        return row(self._status, STRETCH, edit, more)

    def _compose(self) -> None:
        heading = row(Label(_("Milestones"), "label", "text2"), STRETCH, self._count)
        self._charted = boxed(column(Label(_("Progress"), "label", "text2"), 8, self._chart))
        self._promised = boxed(
            column(Label(_("Promised"), "label", "text2"), 6, self._promises, 0, spacing=0)
        )
        self._talked = boxed(
            column(Label(_("Meetings and notes"), "label", "text2"), 4, self._talks, spacing=0)
        )
        standing = column(self._overdue, self._judged, self._outcome, spacing=8)
        standing.setContentsMargins(0, 8, 0, 0)
        parts = column(
            self._make_head(),
            12,
            self._title,
            10,
            self._why,
            8,
            self._measure,
            4,
            self._relevance,
            standing,
            _GAP,
            heading,
            6,
            self.milestones,
            _GAP,
            Label(_("In the way"), "label", "text2"),
            6,
            self._veil,
            _GAP,
            self._promised,
            8,
            self._charted,
            _GAP,
            self._talked,
            STRETCH,
            margins=(24, 28, 24, 24),
        )
        boxed(parts, self)

    def _milestone(self, one: Milestone, goal: Goal) -> CheckItem:
        detail = milestone_words(one, goal, self._context.mentorship(), self._formats)
        return CheckItem(one.id, one.title, one.done_on is not None, detail)

    def _make_overdue(self) -> QWidget:
        """Return what is asked once the target date has passed."""
        words = _("The day you set has passed. Move it, call the goal reached, or let it go.")
        extend = Button(_("Move the date"), "", "calendar-clock")
        reached, drop = Button(_("Achieved"), "", "flag"), Button(_("Let it go"), "ghost")
        extend.clicked.connect(self.extend_requested)
        reached.clicked.connect(lambda: self.close_requested.emit(Standing.ACHIEVED))
        drop.clicked.connect(lambda: self.close_requested.emit(Standing.DROPPED))
        verbs = column(row(extend, reached, STRETCH, spacing=8), row(drop, STRETCH), spacing=6)
        return boxed(column(Label(words, "body", "warn", wrap=True), 8, verbs, 8))

    def _show_talks(self, found: list[Talk], most: int) -> None:
        while (item := self._talks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # hands the keyboard on; a widget that is deleted loses it
                widget.deleteLater()
        for talk in found[:most]:
            self._talks.addWidget(self._link_to(talk))
        rest = len(found) - most
        if rest > 0:
            words = ngettext("Show {n} more", "Show {n} more", rest).format(n=rest)
            more = Button(words, "ghost", "chevron-down")
            more.clicked.connect(lambda: self._show_all(found))
            self._talks.addWidget(boxed(row(more, STRETCH)))
        self._talked.setVisible(bool(found))

    def _show_all(self, found: list[Talk]) -> None:
        self._show_talks(found, len(found))
        for link in self._talked.findChildren(Button):
            if link.accessibleName() == found[_MOST_TALKS].words:
                link.setFocus(Qt.FocusReason.OtherFocusReason)  # where the button was

    def _link_to(self, talk: Talk) -> QWidget:
        room = theme().px(INSPECTOR_WIDTH - 2 * 24 - 52)
        metrics = theme().metrics("body_strong")
        words = talk.words.replace("&", "&&")
        link = Button(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room), "ghost")
        link.set_icon(talk.icon)
        link.setAccessibleName(talk.words)
        link.clicked.connect(lambda: self.opened.emit(talk.kind, talk.record_id))
        return boxed(row(link, STRETCH))


def _say(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _pill(status: GoalStatus) -> tuple[str, str, str]:
    tone, words, icon = STATUS[status]
    return tone, _(words), icon
