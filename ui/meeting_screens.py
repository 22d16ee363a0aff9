"""Screens of planning meetings, for ``make screens``."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from ui.workspace import Workspace

MEETINGS = ("past", "plan", "series", "move", "call-off", "leave-out")
_ZONE = "Europe/Berlin"


def paint_meeting(workspace: Workspace, name: str) -> QWidget:
    """Return the screen of that name, shown; the desk is left as it was."""
    today = workspace.session.now().replace(tzinfo=None, hour=16)
    if name == "past":
        return _past(workspace, today)
    shown = _planning(workspace, name, today)
    shown.show()
    return shown


def _past(workspace: Workspace, today: datetime) -> QWidget:
    """Show one that nobody has said of yet what became of it; it was moved before."""
    desk = workspace.session.desk
    planned = _series(workspace, today - timedelta(days=10))
    then = today - timedelta(days=4)
    desk.meetings.reschedule(planned, then, _ZONE, asked_by=Role.MENTEE, because="a train")
    workspace.show()
    workspace.go_to("meeting", planned)
    for _step in range(2):
        desk.history.undo()
    return workspace


def _planning(workspace: Workspace, name: str, today: datetime) -> QWidget:
    from ui.dialogs.call_off import CallOffDialog, LeaveOutDaysDialog
    from ui.dialogs.move_meeting import MoveDialog
    from ui.dialogs.plan_meeting import PlanDialog

    session, formats = workspace.session, workspace.context.formats
    if name in ("plan", "series"):
        dialog = PlanDialog(workspace, session, formats)
        if name == "plan":
            dialog.time.suggestion_wanted.emit()
        else:
            late = today.replace(hour=20, minute=30) + timedelta(days=15)
            dialog.form.edited.emit("repeat", "weeks")
            dialog.time.edited.emit("starts_local", late)
            dialog.times.left_out.emit(late + timedelta(weeks=2), True)
        return dialog
    planned = _series(workspace, today + timedelta(days=1))
    kinds = {"move": MoveDialog, "call-off": CallOffDialog, "leave-out": LeaveOutDaysDialog}
    shown = kinds[name](workspace, session, formats, planned)
    session.desk.history.undo()
    return shown


def _series(workspace: Workspace, first: datetime) -> str:
    desk, pair = workspace.session.desk, workspace.context.mentorship_id
    before = {one.id for one in desk.meetings.planned(pair)}
    rule = Recurrence(rhythm=Rhythm.WEEKLY, interval=2, count=6)
    desk.series.plan(pair, rule=rule, starts_local=first, title="Regular session", zone=_ZONE)
    return next(one.id for one in desk.meetings.planned(pair) if one.id not in before)
