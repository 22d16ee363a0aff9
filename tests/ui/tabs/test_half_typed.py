"""Words being typed are kept, however the place where they are typed is left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.errors import DiskFull
from tests.support.shown import named, press, read, show
from ui.app import Application
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.preferences import Preferences
from ui.widgets.check_row import CheckRow
from ui.widgets.checklist import Checklist
from ui.workspace import Workspace

WORDS = "half a sen"
WHY = "Why not? A few words help the next talk."


@dataclass
class Records:
    """What is on the desk before anything is typed."""

    goal: str
    milestone: str
    boundary: str
    expectation: str
    meeting: str
    point: str
    promise: str
    note: str


def fill(desk: Desk, pair: Mentorship) -> Records:
    """Put two records of each kind on the desk, so that there is another one to choose."""
    pair_id = pair.mentorship_id
    goals = [desk.goals.add(pair_id, title=t).made for t in ("One", "Two")]
    boundaries = [desk.boundaries.add(pair_id, title=t).made for t in ("One", "Two")]
    expectations = [desk.expectations.add(pair_id, title=t).made for t in ("One", "Two")]
    start = datetime(2026, 12, 1, 16, 0)
    meetings = [
        desk.meetings.plan(
            pair_id,
            title=title,
            starts_local=start.replace(day=day),
            zone="Europe/Berlin",
            agenda=("A point",),
        ).made
        for title, day in (("One", 1), ("Two", 8))
    ]
    notes = [desk.notes.add(pair_id, title=title).made for title in ("Note one", "Note two")]
    meeting: Any = meetings[0]
    return Records(
        goal=goals[0],
        milestone=desk.milestones.add(goals[0], "A step").made,
        boundary=boundaries[0],
        expectation=expectations[0],
        meeting=meeting,
        point=desk.meetings.page(meeting).agenda[0].id,
        promise=desk.commitments.add(
            pair_id, text="A promise", owner=pair.me, meeting_id=meeting
        ).made,
        note=notes[0],
    )


@dataclass(frozen=True)
class Place:
    """Somewhere to type: how to get there, and where the words are found afterwards."""

    tab: str
    record: str  # the attribute of `Records`
    begin: Callable[[QWidget, Records], QWidget]
    saved: Callable[[Desk, Records], str]


def entry(name: str) -> Callable[[QWidget, Records], QWidget]:
    """Return how to begin a new row of a checklist."""

    def begin(tab: QWidget, _records: Records) -> QWidget:
        press(tab, name)
        return named(tab, name, QLineEdit)

    return begin


def rename(which: str) -> Callable[[QWidget, Records], QWidget]:
    """Return how to begin giving a row other words."""

    def begin(tab: QWidget, records: Records) -> QWidget:
        item_id = getattr(records, which)
        row = next(one for one in tab.findChildren(CheckRow) if one.item_id == item_id)
        row.asked.emit("rename")
        field = row.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        return field

    return begin


def form(name: str, kind: type[QWidget] = QLineEdit) -> Callable[[QWidget, Records], QWidget]:
    """Return how to come to a field of a form."""

    def begin(tab: QWidget, _records: Records) -> QWidget:
        press(tab, next(n for n in EDITS if _is_there(tab, n)))
        field = named(tab, name, kind)
        field.setFocus()
        if isinstance(field, QLineEdit | QTextEdit):
            field.selectAll()
        return field

    return begin


EDITS = ("Edit goal", "Edit boundary", "Edit expectation", "Edit meeting")


def _is_there(tab: QWidget, name: str) -> bool:
    return any(w.isVisible() and w.accessibleName() == name for w in tab.findChildren(QWidget))


def reason(tab: QWidget, _records: Records) -> QWidget:
    press(tab, "Not like this")
    return named(tab, WHY, QLineEdit)


def title(tab: QWidget, _records: Records) -> QWidget:
    field = named(tab, "Title", QLineEdit)
    field.setFocus()
    field.selectAll()
    return field


def text(tab: Any, _records: Records) -> QWidget:
    editor: QWidget = tab.card.pane.editor
    return editor


PLACES = {
    "milestone": Place(
        "goals",
        "goal",
        entry("Add milestone"),
        lambda d, r: d.goals.page(r.goal, date(2026, 11, 23)).milestones[-1].title,
    ),
    "obstacle": Place(
        "goals",
        "goal",
        entry("Add obstacle"),
        lambda d, r: " ".join(o.title for o in d.goals.page(r.goal, date(2026, 11, 23)).obstacles),
    ),
    "milestone's name": Place(
        "goals", "goal", rename("milestone"), lambda d, r: d.milestones.get(r.milestone).title
    ),
    "goal's form": Place("goals", "goal", form("Goal"), lambda d, r: d.goals.get(r.goal).title),
    "goal's reason": Place(
        "goals",
        "goal",
        form("Why it matters", QTextEdit),
        lambda d, r: d.goals.get(r.goal).why,
    ),
    "reason against": Place(
        "boundaries", "boundary", reason, lambda d, r: d.boundaries.get(r.boundary).declined_because
    ),
    "boundary's form": Place(
        "boundaries",
        "boundary",
        form("Boundary"),
        lambda d, r: d.boundaries.get(r.boundary).title,
    ),
    "expectation's form": Place(
        "expectations",
        "expectation",
        form("Question"),
        lambda d, r: d.expectations.get(r.expectation).title,
    ),
    "point": Place(
        "meeting_notes",
        "meeting",
        entry("Add a point"),
        lambda d, r: d.meetings.page(r.meeting).agenda[-1].text,
    ),
    "point's name": Place(
        "meeting_notes",
        "meeting",
        rename("point"),
        lambda d, r: d.meetings.page(r.meeting).agenda[0].text,
    ),
    "promise": Place(
        "meeting_notes",
        "meeting",
        entry("Add for the other"),
        lambda d, r: d.meetings.page(r.meeting).commitments[-1].text,
    ),
    "promise's name": Place(
        "meeting_notes",
        "meeting",
        rename("promise"),
        lambda d, r: d.commitments.get(r.promise).text,
    ),
    "meeting's form": Place(
        "meeting_notes",
        "meeting",
        form("Place"),
        lambda d, r: d.meetings.get(r.meeting).place,
    ),
    "meeting's title": Place(
        "meeting_notes", "meeting", title, lambda d, r: d.meetings.get(r.meeting).title
    ),
    "note's title": Place("meeting_notes", "note", title, lambda d, r: d.notes.get(r.note).title),
    "note's words": Place("meeting_notes", "note", text, lambda d, r: d.notes.text(r.note)),
}


def type_in(space: Workspace, place: Place, records: Records, qtbot: QtBot) -> None:
    """Go to a place and type there, and do not press Enter."""
    tab = space.show_tab(place.tab)
    tab.open_record(getattr(records, place.record))
    field = place.begin(tab.widget, records)
    field.setFocus()
    qtbot.keyClicks(field, WORDS)


@pytest.fixture
def records(desk: Desk, mentorship: Mentorship) -> Records:
    return fill(desk, mentorship)


@pytest.fixture
def space(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> Workspace:
    session = DeskSession(desk, InlineRunner())
    made = Workspace(session, LocaleFormats())
    show(qtbot, made)
    session.show_mentorship(mentorship)
    return made


def to_another_tab(space: Workspace, _desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(space, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def to_another_card(space: Workspace, _desk: Desk, qtbot: QtBot) -> None:
    cards: Any = space.tab.widget
    here = cards.list.currentIndex().row()
    rows = range(cards.model.rowCount())
    free = [r for r in rows if cards.model.index(r, 0).flags() & Qt.ItemFlag.ItemIsSelectable]
    cards.list.setCurrentIndex(cards.model.index(next(r for r in free if r != here), 0))


def to_something_found(space: Workspace, desk: Desk, qtbot: QtBot) -> None:
    """Open another record as the search does: the keyboard has not left the field."""
    cards: Any = space.tab.widget
    kind = {"goals": "goal", "boundaries": "boundary", "expectations": "expectation"}.get(
        space.sidebar.tabs.current_key(), "meeting"
    )
    found = desk.search.newest("two", 50)
    other = next(hit for hit in found if hit.kind == kind and hit.id != cards.list.current_id())
    space.open_found(kind, other.id)


def to_another_mentorship(space: Workspace, desk: Desk, qtbot: QtBot) -> None:
    other = desk.mentorships.begin(
        mentor=Person(name="Amara Okafor", zone="Europe/Berlin"),
        mentee=Person(name="Li Wei", zone="Asia/Shanghai"),
        me=Role.MENTOR,
        start=date(2026, 3, 1),
    ).made
    space.session.look_at(other, remember=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "leave",
    [to_another_tab, to_another_card, to_something_found, to_another_mentorship],
    ids=lambda leave: leave.__name__,
)
@pytest.mark.parametrize("name", PLACES)
def test_half_typed_words_are_kept_where_they_belong(
    space: Workspace,
    desk: Desk,
    records: Records,
    name: str,
    leave: Callable[[Workspace, Desk, QtBot], None],
    qtbot: QtBot,
) -> None:
    place = PLACES[name]
    type_in(space, place, records, qtbot)
    assert WORDS not in place.saved(desk, records)  # the test would show nothing otherwise
    leave(space, desk, qtbot)
    assert WORDS in place.saved(desk, records)
    for checklist in space.findChildren(Checklist):
        checklist.flush()
    leftovers = [w.text() for w in space.findChildren(QLineEdit) if w.isVisible()]
    assert WORDS not in leftovers  # nor do they stand where they do not belong


# Locking and closing -------------------------------------------------------------------------


# A disk that is full ------------------------------------------------------------------------


@pytest.fixture
def fill_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return a function that lets the disk be full, or not any more."""
    writing = desk.store.unit

    def unit(*args: Any, **named_args: Any) -> Any:
        if is_full:
            raise DiskFull(Path("desk"))
        return writing(*args, **named_args)

    def fill(full: bool) -> None:
        nonlocal is_full
        is_full = full

    is_full = False
    monkeypatch.setattr(desk.store, "unit", unit)
    return fill


def seen(tab: QWidget) -> str:
    """Return all words that can be seen."""
    typed = [w.text() for w in tab.findChildren(QLineEdit) if w.isVisible()]
    longer = [w.toPlainText() for w in tab.findChildren(QTextEdit) if w.isVisible()]
    return "\n".join([*typed, *longer, *read(tab)])


@pytest.mark.parametrize("name", PLACES)
def test_words_the_disk_refuses_stay_in_sight_and_are_saved_later(
    space: Workspace,
    desk: Desk,
    records: Records,
    name: str,
    fill_disk: Callable[[bool], None],
    qtbot: QtBot,
) -> None:
    place = PLACES[name]
    type_in(space, place, records, qtbot)
    fill_disk(True)
    space.flush()
    assert space.sidebar.saved.accessibleName() == "Not saved"
    assert WORDS in seen(space.tab.widget)
    to_another_card(space, desk, qtbot)
    to_another_tab(space, desk, qtbot)
    if name != "reason against":  # it is asked for no longer, but kept
        space.show_tab(place.tab).open_record(getattr(records, place.record))
        assert WORDS in seen(space.tab.widget)
    fill_disk(False)
    space.session.try_again()
    assert WORDS in place.saved(desk, records)
    assert space.sidebar.saved.accessibleName() == "Encrypted  ·  Saved"
    assert seen(space.tab.widget).count("Not saved yet") == 0


@pytest.mark.parametrize("leave", ["lock", "close"])
def test_a_desk_with_unsaved_words_is_not_closed_unasked(
    running: Application,
    records: Records,
    fill_disk: Callable[[bool], None],
    leave: str,
    qtbot: QtBot,
) -> None:
    opened, asked = running.open_desk, Asked()
    assert opened is not None
    opened.prompter = asked  # type: ignore[assignment]
    type_in(opened.workspace, PLACES["note's words"], records, qtbot)
    fill_disk(True)
    go = running.lock if leave == "lock" else running.window.close
    go()
    assert len(asked.questions) == 1
    assert "What you typed last would be lost." in asked.questions[0]
    assert running.open_desk is opened
    assert running.window.isVisible()
    assert WORDS in seen(opened.workspace)
    fill_disk(False)
    go()
    assert len(asked.questions) == 1  # all is saved by now
    assert running.open_desk is None


def test_a_desk_can_be_closed_without_what_cannot_be_saved(
    running: Application, records: Records, fill_disk: Callable[[bool], None], qtbot: QtBot
) -> None:
    opened = running.open_desk
    assert opened is not None
    opened.prompter = Asked(yes=True)  # type: ignore[assignment]
    type_in(opened.workspace, PLACES["milestone"], records, qtbot)
    fill_disk(True)
    running.lock()
    assert running.open_desk is None
    assert not opened.session._again.isActive()


class Asked:
    """Answers questions, and remembers them."""

    def __init__(self, *, yes: bool = False) -> None:
        self.yes = yes
        self.questions: list[str] = []

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.questions.append(f"{title}: {text}")
        return self.yes


class AtOnce(InlineRunner):
    """A runner that an application can be given in place of the store's thread."""

    def finish(self, job: Callable[[], object]) -> None:
        job()

    def settle(self) -> None:
        """All is done at once."""

    def close(self) -> None:
        """There is no thread to end."""


@pytest.fixture
def running(
    desk: Desk, folder: Path, tmp_path: Path, records: Records, qtbot: QtBot
) -> Iterator[Application]:
    started = Application(folder, Preferences(tmp_path / "window.ini"))
    started.runner = AtOnce()  # type: ignore[assignment]
    started._opened(desk)
    show(qtbot, started.window)
    yield started
    started.close()


@pytest.mark.parametrize("leave", ["lock", "close"])
@pytest.mark.parametrize("name", ["milestone", "point's name", "goal's form", "note's words"])
def test_locking_and_closing_save_first(
    running: Application,
    records: Records,
    folder: Path,
    raw_key: bytes,
    name: str,
    leave: str,
    qtbot: QtBot,
) -> None:
    place, opened = PLACES[name], running.open_desk
    assert opened is not None
    type_in(opened.workspace, place, records, qtbot)
    if leave == "lock":
        running.lock()
    else:
        running.window.close()
    assert running.open_desk is None
    again = open_desk(folder, raw_key)
    assert WORDS in place.saved(again, records)
    again.close()
