"""``make screens``: every screen of the sample pair, painted into a folder.

Light and dark at 100 % and twice the pixels, and light at 150 % text.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.desk import Desk, create_desk
from mentordesk.domain.mentorship import Person, Phase
from mentordesk.domain.record import Role
from mentordesk.opening import found_sample, sample_desk
from mentordesk.services.backups import Reason
from mentordesk.services.salvage_report import changes_missing
from mentordesk.services.templates import TemplateKind
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.meeting_screens import MEETINGS, paint_meeting
from ui.preferences import Preferences
from ui.tab_registry import TABS
from ui.theme.theme import Mode, apply
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.dialogs.pages import Page

#: The day on which the sample pair's year is drawn.
TODAY = date(2026, 11, 23)
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_SIZE = QSize(1280, 800)
_LOOKS: tuple[tuple[str, Mode, float], ...] = (
    ("light", "light", 1.0),
    ("dark", "dark", 1.0),
    ("light-150", "light", 1.5),
)
_OWN_TEMPLATE = (
    "Every Friday",
    "What went well this week?\nHow sure are you? [1–5: not at all … very]\n"
    "Anything else? [optional]",
)
_COURSE = ("course", "course-closing", "course-extend", "course-erase", "report")


def main() -> int:
    """Paint all screens into the folder named by the first argument."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens")
    if os.environ.get("MENTORDESK_SCREENS_AT"):  # the second run of ourselves, at twice the pixels
        return paint_all(folder, os.environ["MENTORDESK_SCREENS_AT"])
    import subprocess

    command = [sys.executable, "-m", "ui.screens", str(folder)]
    runs = []
    for name, factor in (("1x", "1"), ("2x", "2")):  # side by side: most of it is waiting
        again = {**os.environ, "MENTORDESK_SCREENS_AT": name, "QT_SCALE_FACTOR": factor}
        runs.append(subprocess.Popen(command, env=again))  # noqa: S603
    code = max([run.wait() for run in runs], key=abs)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    return code


def paint_all(folder: Path, scale: str) -> int:
    """Paint every screen in every look at one scale of pixels."""
    QLocale.setDefault(QLocale("en_GB"))
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for look, mode, text in _LOOKS if scale == "1x" else _LOOKS[:2]:
        apply(app, mode, text)
        for name, paint in _screens():
            widget = paint()
            _settle(app)
            widget.grab().save(str(folder / f"{name}-{look}-{scale}.png"))
            widget.close()
            widget.deleteLater()
            _settle(app)
    return 0


def _screens() -> Iterator[tuple[str, Callable[[], QWidget]]]:
    with _sample() as desk:
        for tab in TABS:
            yield tab.key, partial(_tab, desk, tab.key)
        yield "goal-form", lambda: _goal_form(desk)
        yield "goal-map", lambda: _goal_map(desk)
        yield "obstacle", lambda: _obstacle(desk)
        yield "goal-overdue", lambda: _overdue(desk)
        yield "agreement", lambda: _agreement(desk)
        yield "concerns", lambda: _concerns(desk)
        yield "templates", lambda: _templates(desk)
        yield "templates-own", lambda: _templates(desk, own=True)
        yield "expectation-form", lambda: _expectation_form(desk)
        yield "hand-over", lambda: _hand_over(desk)
        yield "read-only", lambda: _read_only(desk)
        yield "meeting", lambda: _meeting(desk)
        for name in MEETINGS:
            yield f"meeting-{name}", partial(_of_meetings, desk, name)
        for name in ("pair", "trash", "check", "keys", *_COURSE):
            yield f"dialog-{name}", partial(_dialog, desk, name)
    with _kept() as desk:
        for name in ("backups", "security"):
            yield f"dialog-{name}", partial(_dialog, desk, name)
    with _empty() as desk:
        for tab in TABS:
            yield f"{tab.key}-empty", partial(_tab, desk, tab.key)
    yield "lock", _lock
    yield "damaged", _damaged
    yield "read-only-folder", _read_only_folder
    yield "first-run", _first_run
    yield "recovery-code", _recovery_code


@contextmanager
def _sample() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="mentordesk-") as folder:
        desk = sample_desk(Path(folder), TODAY)
        desk.store.clock = desk.clock = lambda: _NOW
        yield desk
        desk.close()


@contextmanager
def _empty() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="mentordesk-") as folder:
        desk = create_desk(Path(folder), bytes(32), lambda: _NOW)
        mentor, mentee = Person(name="Amara Okafor"), Person(name="Jonas Reyes")
        desk.mentorships.begin(mentor=mentor, mentee=mentee, me=Role.MENTOR, start=TODAY)
        yield desk
        desk.close()


@contextmanager
def _kept() -> Iterator[Desk]:
    """Yield a desk that a passphrase opens, with three backups of three days."""
    with tempfile.TemporaryDirectory(prefix="mentordesk-") as folder:
        desk, _code = found_sample(Path(folder), "three words and two more")
        for days in (19, 7, 0):
            then = _NOW - timedelta(days=days)
            desk.store.clock = desk.clock = _at(then)
            desk.settings.put("tab", str(days))
            desk.backups.make_now(Reason.BY_HAND if days == 7 else Reason.CLOSED)
        yield desk
        desk.close()


def _at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def _workspace(desk: Desk) -> Workspace:
    session = DeskSession(desk, InlineRunner())
    workspace = Workspace(session, LocaleFormats())
    workspace.resize(_SIZE)
    pair = desk.mentorships.in_view()
    if pair is not None:
        session.show_mentorship(pair)
    return workspace


def _tab(desk: Desk, key: str) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    workspace.show_tab(key)
    pair = workspace.context.mentorship_id
    for note in desk.notes.rows(pair) if key == "meeting_notes" else ():
        if note.title == "Reviewing the first draft" and not note.private:
            workspace.tab.open_record(note.id)
    workspace.tab.focus()
    return workspace


def _goal_form(desk: Desk) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    workspace.show_tab("goals").edit()
    return workspace


def _expectation_form(desk: Desk) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    pair = workspace.context.mentorship_id
    times = next(one for one in desk.expectations.all(pair) if one.mentor_terms.windows)
    workspace.go_to("expectation", times.id)
    workspace.tab.edit()
    return workspace


def _goal_map(desk: Desk) -> QWidget:
    from ui.dialogs.goal_map import GoalMapDialog

    workspace = _workspace(desk)
    return _opened(GoalMapDialog(workspace, workspace.session))


def _obstacle(desk: Desk) -> QWidget:
    from ui.dialogs.obstacle import ObstacleDialog

    workspace = _workspace(desk)
    goal = desk.goals.all(workspace.context.mentorship_id)[0]
    obstacle = desk.goals.page(goal.id, TODAY).obstacles[0]
    formats = workspace.context.formats
    dialog = ObstacleDialog(workspace, workspace.session, formats, obstacle.id)
    dialog.show()
    return dialog


def _overdue(desk: Desk) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    goal = desk.goals.all(workspace.context.mentorship_id)[2]
    desk.goals.update(goal.id, target_date=TODAY - timedelta(days=3))
    desk.goals.judge(goal.id, 60, "Four chapters, and two talks about them")
    workspace.go_to("goal", goal.id)
    return workspace


def _agreement(desk: Desk) -> QWidget:
    from ui.dialogs.agreement import AgreementDialog

    space = _workspace(desk)
    return _opened(AgreementDialog(space, space.session, space.context.formats))


def _concerns(desk: Desk) -> QWidget:
    from ui.dialogs.concerns import ConcernsDialog

    space = _workspace(desk)
    return _opened(ConcernsDialog(space, space.session, space.context.formats))


def _templates(desk: Desk, *, own: bool = False) -> QWidget:
    from ui.dialogs.templates import TemplatesDialog

    workspace = _workspace(desk)
    chosen = "questions/midpoint"
    if own:
        kept = [one for one in desk.templates.all("questions") if one.is_own]
        made = kept[0] if kept else desk.templates.add(TemplateKind.QUESTIONS, *_OWN_TEMPLATE)
        chosen = f"questions/{made.key}"
    dialog = TemplatesDialog(workspace, workspace.session)
    dialog.select(chosen)
    dialog.show()
    return dialog


def _hand_over(desk: Desk) -> QWidget:
    from ui.handing.presenter import HandOverPresenter
    from ui.handing.screen import HandOver

    session = DeskSession(desk, InlineRunner())
    pair = desk.mentorships.in_view()
    assert pair is not None
    screen = HandOver(pair)
    presenter = HandOverPresenter(session, pair, screen)
    screen.presenter = presenter
    presenter.choose(Role.MENTEE)
    return _shown(screen)


def _read_only(desk: Desk) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    workspace.show_read_only(f"{changes_missing(3)}.")
    workspace.show_tab("goals").edit()
    return workspace


def _meeting(desk: Desk) -> QWidget:
    workspace = _workspace(desk)
    workspace.show()
    planned = desk.meetings.planned(workspace.context.mentorship_id)
    workspace.go_to("meeting", planned[0].id)
    return workspace


def _of_meetings(desk: Desk, name: str) -> QWidget:
    return paint_meeting(_workspace(desk), name)


def _dialog(desk: Desk, name: str) -> QWidget:
    from ui.dialogs.backups import BackupsDialog
    from ui.dialogs.check import CheckDialog
    from ui.dialogs.course import CourseDialog
    from ui.dialogs.course_pages import ExtendPage
    from ui.dialogs.erase_page import ErasePage
    from ui.dialogs.pair import PairDialog
    from ui.dialogs.report import ReportDialog
    from ui.dialogs.security import SecurityDialog
    from ui.dialogs.shortcut_sheet import ShortcutSheet
    from ui.dialogs.trash import TrashDialog
    from ui.help import key_groups

    workspace = _workspace(desk)
    session, formats = workspace.session, workspace.context.formats
    chosen = Preferences(desk.store.path.with_name("window.ini"))
    if name == "trash":
        desk.goals.trash(desk.goals.all(workspace.context.mentorship_id)[-1].id)
    made: dict[str, Callable[[], QWidget]] = {
        "pair": lambda: PairDialog(workspace, session),
        "report": lambda: ReportDialog(workspace, session),
        "course": lambda: CourseDialog(workspace, session, formats),
        "course-closing": lambda: _closing(desk, workspace),
        "course-extend": lambda: _course_page(workspace, ExtendPage(session)),
        "course-erase": lambda: _course_page(workspace, ErasePage(session, formats)),
        "trash": lambda: TrashDialog(workspace, session, formats),
        "check": lambda: CheckDialog(workspace, session),
        "backups": lambda: BackupsDialog(workspace, session, formats),
        "security": lambda: SecurityDialog(workspace, session, formats, preferences=chosen),
        "keys": lambda: ShortcutSheet(workspace, key_groups()),
    }
    shown = made[name]()
    if name == "trash":
        desk.history.undo()
    shown.destroyed.connect(workspace.deleteLater)
    shown.show()
    return shown


def _closing(desk: Desk, workspace: Workspace) -> QWidget:
    from ui.dialogs.course import CourseDialog

    desk.course.go_to_phase(workspace.context.mentorship_id, Phase.COMING_TO_CLOSURE)
    shown = CourseDialog(workspace, workspace.session, workspace.context.formats)
    desk.history.undo()
    return shown


def _course_page(workspace: Workspace, page: "Page") -> QWidget:
    from ui.dialogs.course import CourseDialog

    shown = CourseDialog(workspace, workspace.session, workspace.context.formats)
    shown.turn_to(page)
    return shown


def _lock() -> QWidget:
    from ui.start.lock_screen import LockScreen

    return _shown(LockScreen())


def _damaged() -> QWidget:
    from ui.start.damaged import Damaged

    return _shown(Damaged())


def _read_only_folder() -> QWidget:
    from ui.start.looking import ReadOnlyFolder

    return _shown(ReadOnlyFolder(Path("/media/backup/mentordesk")))


def _first_run() -> QWidget:
    from ui.start.first_run import FirstRun

    return _shown(FirstRun())


def _recovery_code() -> QWidget:
    from ui.start.first_run import FirstRun

    screen = FirstRun()
    screen.show_code("VIZX-TKD5-5TAQ-6JZZ-2RT4-ICIB-CW2O-X3PQ-FT4V")
    return _shown(screen)


def _shown(screen: QWidget) -> QWidget:
    screen.resize(_SIZE)
    screen.show()
    return screen


def _opened(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog


def _settle(app: QApplication) -> None:
    """Let layouts, previews and short timers come to rest."""
    from PySide6.QtCore import QDeadlineTimer

    rest = QDeadlineTimer(350)
    while not rest.hasExpired():
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
