"""A tab with a list of cards and, beside it, the page or the form of one of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from mentordesk.services.templates import Template
from mentordesk.words import _
from ui.list_detail.order_button import OrderButton
from ui.list_detail.ordering import OWN
from ui.list_detail.presenter import ListDetailPresenter
from ui.list_detail.scrolling import scrolling
from ui.models.card_model import CardModel
from ui.models.rows import CardData, FilterChoice, Section
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card_delegate import CardDelegate
from ui.widgets.card_list import CardList
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_spec import FieldSpec
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.panel import Divider, Panel
from ui.widgets.segmented import Segmented

INSPECTOR_WIDTH = 328
_MARGIN, _TOP, _RIGHT, _SCROLLBAR = 32, 28, 24, 12


class RecordPage(QWidget):
    """The page of one record: a tab gives its own, which shows whatever its presenter loads."""

    edit_requested = Signal()
    delete_requested = Signal()

    def show_record(self, page: Any) -> None:
        """Show a record; what was being typed for another one is told first."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell at once what is being typed on the page itself."""


class ListDetailView(QWidget):
    """The widgets of such a tab, and what they tell the presenter."""

    search_requested = Signal()

    def __init__(
        self,
        *,
        title: str,
        new_text: str,
        names: tuple[str, str],
        page: RecordPage,
        specs: Sequence[FieldSpec],
        empty: EmptyState,
        at_first: Collection[str] | None = None,
    ) -> None:
        """Make the widgets; `names` are what a screen reader calls the list and the filter.

        `at_first` are the fields of the form that are not made only when a record has them.
        """
        super().__init__()
        self._presenter: ListDetailPresenter[Any, Any] | None = None
        self._page = page
        self._empty = empty
        self.header = PageHeader(title, primary=new_text)
        self.segmented = Segmented(names[1])
        self.orders = OrderButton()
        self.list = CardList(names[0])
        self.model = CardModel(self.list)
        self.form = RecordForm(specs, at_first=at_first)
        self._nothing = _no_match()
        self._focus_then = ""
        self._by_hand = True
        self._compose()

    def attach(self, presenter: ListDetailPresenter[Any, Any]) -> None:
        """Tell `presenter` what happens here from now on."""
        self._presenter = presenter
        self._connect(presenter)

    @property
    def presenter(self) -> ListDetailPresenter[Any, Any]:
        """The presenter that was attached."""
        if self._presenter is None:
            raise RuntimeError("no presenter attached")
        return self._presenter

    # What the presenter asks -----------------------------------------------------------------

    def show_heading(self, subtitle: str) -> None:
        """Show the line under the tab's title."""
        self.header.set_subtitle(subtitle)

    def show_filters(self, choices: Sequence[FilterChoice], current: str) -> None:
        """Show the choices of the filter."""
        self.segmented.set_items([(one.key, one.text, one.count) for one in choices])
        self.segmented.select_key(current)

    def show_orders(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Show the orders to choose from; things are dragged in their own order alone."""
        self.orders.show_orders(choices, current)
        self._fit_orders()
        self._by_hand = current == OWN
        self.list.set_reorderable(on=self._by_hand)

    def show_list(
        self, sections: Sequence[Section], cards: Mapping[str, CardData], current: str
    ) -> None:
        """Show records under their headings, with `current` chosen."""
        self._main.setCurrentWidget(self._listed)
        self._below.setCurrentWidget(self.list)
        self._inspector.setVisible(True)
        self.list.blockSignals(True)
        self.model.show(sections, cards)
        self.list.select_id(current)
        self.list.blockSignals(False)

    def show_empty(self, nothing_at_all: bool) -> None:
        """Show the empty state: of the tab, or of a filter that matches nothing."""
        if nothing_at_all:
            self._main.setCurrentWidget(self._empty)
            self._inspector.setVisible(False)
        else:
            self.model.show((), {})
            self._below.setCurrentWidget(self._nothing)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer templates to start from."""
        own = _("Your own")
        cards = [(one.key, one.icon, one.title, one.subtitle or own) for one in templates]
        self._empty.set_templates(cards)

    def show_page(self, page: Any) -> None:
        """Show one record."""
        self.form.flush()
        self._page.show_record(page)
        self._sides.setCurrentWidget(self._page_area)

    def show_no_page(self) -> None:
        """Show that nothing is selected."""
        self.flush()
        self._sides.setCurrentWidget(self._blank)

    def show_form(self, values: Mapping[str, object], *, select_first: bool) -> None:
        """Show the fields of the record for editing."""
        self._page.flush()
        self.form.set_problems({})
        self.form.replace_values(values)
        self._sides.setCurrentWidget(self._form_area)
        wanted, self._focus_then = self._focus_then, ""
        if wanted:
            self.form.focus_field(wanted)
        elif select_first:
            self.form.focus_first()

    def show_values(self, values: Mapping[str, object]) -> None:
        """Bring the fields up to date, but for the one being typed in."""
        self.form.show_only(values)
        self.form.set_values(values)

    def focus_field(self, name: str) -> None:
        """Give the keyboard to a field, at once or when the form comes."""
        if self._sides.currentWidget() is self._form_area:
            self.form.focus_field(name)
        else:
            self._focus_then = name

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside the fields."""
        self.form.set_problems(problems)

    # What the window asks --------------------------------------------------------------------

    def flush(self) -> None:
        """Save what is being typed, in the form and on the page."""
        self.form.flush()
        self._page.flush()

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the first step where there is nothing yet."""
        target = self.list if self._main.currentWidget() is self._listed else self._empty
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is self._empty:
            self._empty.focusNextChild()

    def end_edit(self) -> None:
        """Save what is being typed and show the page again."""
        self.flush()
        self.presenter.end_edit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the filter its room: where it is tight, the order goes without its words."""
        super().resizeEvent(event)
        self._fit_orders()

    def _fit_orders(self) -> None:
        self.orders.fit(self._listed.width() - _RIGHT - self.segmented.sizeHint().width())

    # Making it ---------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(CardDelegate(self.list))
        self.list.set_reorderable(on=True)
        self._below = QStackedWidget()
        self._below.addWidget(self.list)
        self._below.addWidget(self._nothing)
        filters = row(self.segmented, STRETCH, self.orders, margins=(0, 0, _RIGHT, 0))
        self._listed = boxed(column(filters, 12, (self._below, 1)))
        self._main = QStackedWidget()
        self._main.addWidget(self._listed)
        self._main.addWidget(self._empty)
        head = row((self.header, 1), margins=(0, 0, _RIGHT, 0))
        self.list.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)
        left = column(head, 16, (self._main, 1), margins=(_MARGIN, _TOP, 0, 0))
        self._inspector = boxed(row(Divider(), (self._make_inspector(), 1)))
        boxed(row((left, 1), self._inspector), self)
        self._resize()
        theme().changed.connect(self._resize)

    def _make_inspector(self) -> QWidget:
        self._blank = QWidget()
        self._page_area = scrolling(self._page)
        done = Button(_("Done"), "primary")
        done.clicked.connect(self.end_edit)
        self._heading = Label(_("Edit"), "title")
        body = boxed(
            column(row((self._heading, 1), done), 20, self.form, STRETCH, margins=(24, 32, 24, 24))
        )
        self._form_area = scrolling(body)
        self._sides = QStackedWidget()
        for side in (self._blank, self._page_area, self._form_area):
            self._sides.addWidget(side)
        return boxed(column((self._sides, 1)), Panel("surface"))

    def _connect(self, presenter: ListDetailPresenter[Any, Any]) -> None:
        self.header.search.connect(self.search_requested)
        self.header.primary.connect(presenter.create)
        self._empty.primary.connect(presenter.create)
        self._empty.template.connect(presenter.create)
        self.segmented.current_changed.connect(presenter.choose_filter)
        self.orders.chosen.connect(presenter.choose_order)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _id: presenter.edit())
        self.list.delete_requested.connect(self._delete)
        self.list.move_requested.connect(presenter.step)
        self.list.reordered.connect(self._dropped)
        self.list.menu_requested.connect(self._show_menu)
        self.form.edited.connect(presenter.field_edited)
        self._page.edit_requested.connect(presenter.edit)
        self._page.delete_requested.connect(self._delete)
        leave = QAction(self)
        leave.setShortcut(Qt.Key.Key_Escape)
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.end_edit)
        self._form_area.addAction(leave)

    def _chosen(self, record_id: str) -> None:
        if record_id:
            self.flush()
            self.presenter.select(record_id)

    def _dropped(self, record_id: str, row_number: int) -> None:
        self.presenter.move(record_id, self.model.id_above(row_number, record_id))

    def _delete(self, record_id: str = "") -> None:
        self.flush()  # what is typed comes back with what was deleted
        self.presenter.delete(record_id)

    def _show_menu(self, record_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Edit"), self.presenter.edit)
        if self._by_hand:
            menu.addAction(_("Move up"), lambda: self.presenter.step(record_id, -1))
            menu.addAction(_("Move down"), lambda: self.presenter.step(record_id, 1))
        menu.addSeparator()
        menu.addAction(_("Delete"), lambda: self._delete(record_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _keep_edge(self, _least: int, most: int) -> None:
        """End the cards where the head ends, with a scroll bar beside them or without."""
        self.list.setViewportMargins(0, 0, _RIGHT - _SCROLLBAR if most else _RIGHT, 0)

    def _resize(self) -> None:
        self._inspector.setFixedWidth(theme().px(INSPECTOR_WIDTH))


def _no_match() -> QWidget:
    words = Label(_("Nothing here. Choose another filter to see the rest."), "body", "text3")
    return boxed(column(words, STRETCH, margins=(4, 24, 0, 0)))
