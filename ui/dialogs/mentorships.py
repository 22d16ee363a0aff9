"""Switch between mentorships, or begin another one."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.theme.icons import icon
from ui.workspace import Workspace


def choose_mentorship(workspace: Workspace) -> None:
    """Show the desk's mentorships beneath the pair's names."""

    def show(every: list[Mentorship]) -> None:
        menu = _menu(workspace, every)
        badge = workspace.sidebar.pair
        menu.popup(badge.mapToGlobal(QPoint(0, badge.height())))

    workspace.session.ask(lambda desk: desk.mentorships.everyone(), show)


def begin_mentorship(
    window: QWidget, session: DeskSession, prompter: Prompter | None = None
) -> None:
    """Ask for the other person's name and begin a mentorship with them."""
    present = session.the_mentorship()
    asking: Prompter = prompter or QtPrompter(window)
    name = asking.ask_line(_("New mentorship"), _("Name of the other person"))
    if not name or not name.strip():
        return
    mine, other = present.mine, Person(name=name, zone=present.mine.zone)
    mentor, mentee = (mine, other) if present.me is Role.MENTOR else (other, mine)
    today = session.today()
    session.do(
        lambda desk: desk.mentorships.begin(
            mentor=mentor, mentee=mentee, me=present.me, start=today
        ),
        lambda changes: session.look_at(MentorshipId(changes.made), remember=True),
    )


def _menu(workspace: Workspace, every: list[Mentorship]) -> QMenu:
    menu = QMenu(workspace)
    session = workspace.session
    for one in every:
        words = _("{mentor} & {mentee}").format(
            mentor=one.mentor.first_name, mentee=one.mentee.first_name
        )
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(one.id == session.the_mentorship().id)
        action.triggered.connect(partial(_look_at, workspace, one))
    menu.addSeparator()
    begin = menu.addAction(icon("user-plus"), _("New mentorship…"))
    begin.triggered.connect(lambda: begin_mentorship(workspace.window(), session))
    return menu


def _look_at(workspace: Workspace, one: Mentorship, _checked: bool = False) -> None:
    workspace.flush()
    workspace.session.look_at(one.mentorship_id, remember=True)
