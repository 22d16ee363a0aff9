"""The widgets of the Overview. No decisions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.words import _
from ui.list_detail.scrolling import scrolling
from ui.ports import TabContext
from ui.tabs.overview.panels import ContentPanel, LinesPanel
from ui.tabs.overview.presenter import Line, OverviewPresenter, OverviewWords, Promise
from ui.tabs.overview.tab import OverviewTab
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.checklist import CheckItem, Checklist
from ui.widgets.due import Due
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.panel import CardPanel

_GAP = 16


class OverviewView(QWidget):
    """What comes next, what was promised, what is in focus, what waits."""

    search_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._next_id = ""
        self.header = PageHeader(_("Overview"))
        self._next_title = Label("", "title", wrap=True)
        self._next_line = Label("", "body", "text2", wrap=True)
        self.prepare = Button(_("Prepare agenda"), "primary", "calendar-clock")
        self.join = Button(_("Join"), "primary", "video")
        self.join.hide()
        self._words: OverviewWords | None = None
        self.focus_goals = LinesPanel(
            _("In focus"),
            _("No goal in focus yet. Goals give every meeting something to return to."),
        )
        self.agreement = LinesPanel(_("Waiting for you"), _("Nothing waits. Well done."))
        self.recent = LinesPanel(_("Latest notes"), _("No notes yet."))
        self.mine = Checklist(_("What I will do"), _("Add"))
        self.theirs = Checklist(_("What the other will do"), _("Add"))
        self._mine_panel = ContentPanel(_("What I will do"), self.mine)
        self._their_panel = ContentPanel("", self.theirs)
        self._compose()

    def attach(self, presenter: OverviewPresenter) -> None:
        """Tell `presenter` what happens here from now on."""
        self.header.search.connect(self.search_requested)
        self.prepare.clicked.connect(lambda: presenter.prepare(self._next_id))
        self._now = presenter.context.now
        self._due = Due(self, self._now, self._offer_to_join)
        self.join.clicked.connect(lambda: presenter.join(self._words))
        for panel in (self.focus_goals, self.agreement, self.recent):
            panel.chosen.connect(presenter.open_line)
        for checklist in (self.mine, self.theirs):
            checklist.toggled.connect(presenter.tick)

    def show_overview(self, words: OverviewWords) -> None:
        """Show the whole page."""
        self.header.set_title(words.greeting)
        self.header.set_subtitle(words.subtitle)
        self._next_id, self._words = words.next_id, words
        way = words.next_way
        self._due.wait_for(*((way.opens_at, way.closes_at) if way else ()))
        self._offer_to_join()
        self._next_title.setText(words.next_title)
        self._next_line.setText(words.next_line)
        prepare = _("Prepare agenda") if words.next_id else _("Plan a meeting")
        self.prepare.setText(prepare)
        self.focus_goals.show_lines(words.in_focus or self._first_steps(words))
        self.agreement.show_lines(words.agreement)
        self.recent.show_lines(words.recent)
        self._their_panel.title.setText(_("What {name} will do").format(name=words.partner))
        self.mine.set_items(_items(words.i_owe))
        self.theirs.set_items(_items(words.i_am_owed))
        self._mine_panel.setVisible(bool(words.i_owe))
        self._their_panel.setVisible(bool(words.i_am_owed))

    def take_focus(self) -> None:
        """Give the keyboard to the first step."""
        self.prepare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_steps(self, words: OverviewWords) -> tuple[Line, ...]:
        if not words.is_new:
            return ()
        return (
            Line("expectations", "", _("Say what you expect of each other"), "", "handshake"),
            Line("goals", "", _("Write down a first goal"), "", "target"),
            Line("boundaries", "", _("Agree on what is off the table"), "", "shield"),
        )

    def _offer_to_join(self) -> None:
        way = self._words.next_way if self._words else None
        is_time = way is not None and way.link is not None and way.is_open(self._now())
        self.join.setVisible(is_time)
        self.prepare.set_kind("" if is_time else "primary")

    def _compose(self) -> None:
        for checklist in (self.mine, self.theirs):
            checklist.set_addable(addable=False)
        words = column(
            Label(_("Next meeting"), "label", "accent_text"),
            4,
            self._next_title,
            2,
            self._next_line,
        )
        self._next = boxed(
            row((words, 1), 16, self.join, self.prepare, spacing=8, margins=(20, 18, 20, 18)),
            CardPanel(),
        )
        left = column(self.focus_goals, self.recent, STRETCH, spacing=_GAP)
        right = column(self.agreement, self._mine_panel, self._their_panel, STRETCH, spacing=_GAP)
        self._columns = row((left, 3), (right, 2), spacing=_GAP)
        body = boxed(column(self._next, _GAP, self._columns, STRETCH, margins=(0, 0, 24, 24)))
        head = row((self.header, 1), margins=(0, 0, 24, 0))
        boxed(column(head, 20, (scrolling(body), 1), margins=(32, 28, 0, 0)), self)
        theme().changed.connect(self.updateGeometry)


def _items(promises: tuple[Promise, ...]) -> list[CheckItem]:
    return [CheckItem(one.id, one.text, False, one.detail) for one in promises]


def make(context: TabContext) -> OverviewTab:
    """Make the tab."""
    view = OverviewView()
    presenter = OverviewPresenter(context, view)
    view.attach(presenter)
    return OverviewTab(view, presenter)
