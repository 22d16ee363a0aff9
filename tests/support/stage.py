"""A tab's surroundings for tests: a real desk, jobs run at once, and a stage that remembers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from PySide6.QtCore import QLocale

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from ui.desk_session import DeskSession, Runner
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.ports import TabContext


class Presenter(Protocol):
    """What every tab's presenter can do."""

    def changed(self, changes: Changes, *, visible: bool) -> None: ...

    def refresh(self) -> None: ...


P = TypeVar("P", bound=Presenter)
S = TypeVar("S")


@dataclass
class Stage:
    """Remembers what a tab said."""

    session: DeskSession
    said: list[str] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    went_to: list[tuple[str, str]] = field(default_factory=list)
    exported: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.said.append(text)

    def say_undoable(self, text: str) -> None:
        self.said.append(text)

    def say_error(self, error: BaseException) -> None:
        self.errors.append(error)

    def go_to(self, kind: str, record_id: str) -> None:
        self.went_to.append((kind, record_id))

    def export_meeting(self, meeting_id: str) -> None:
        self.exported.append(meeting_id)

    def open_link(self, address: str) -> None:
        self.links.append(address)

    def join(self, address: str) -> None:
        self.joined.append(address)

    def open_details(self, kind: str, record_id: str) -> None:
        self.went_to.append((f"{kind} details", record_id))

    def hand_over(self) -> None:
        self.went_to.append(("hand over", ""))

    def plan_meeting(self) -> None:
        self.went_to.append(("plan", ""))

    def show_tab(self, key: str) -> object:
        self.went_to.append((key, ""))
        return None


def context_for(desk: Desk, runner: Runner | None = None) -> tuple[TabContext, Stage]:
    """Return a context on `desk`, with its mentorship in view."""
    session = DeskSession(desk, runner or InlineRunner())
    pair = desk.mentorships.in_view()
    assert pair is not None
    session.show_mentorship(pair)
    stage = Stage(session)
    session.ask_failed.connect(stage.say_error)
    session.save_failed.connect(stage.say_error)
    context = TabContext(
        work=session,
        formats=LocaleFormats(QLocale("en_GB")),
        stage=stage,
        mentorship=session.the_mentorship,
        now=session.now,
        today=session.today,
    )
    return context, stage


def on_stage(desk: Desk, kind: Callable[[TabContext, S], P], screen: S) -> tuple[P, Stage]:
    """Return a presenter of that kind for a screen, loaded, that hears of every change."""
    context, stage = context_for(desk)
    presenter = kind(context, screen)
    stage.session.changed.connect(lambda changes: presenter.changed(changes, visible=True))
    presenter.refresh()
    return presenter, stage
