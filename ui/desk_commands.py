"""What the window's commands do while a desk is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.files import write_private
from mentordesk.services.closure import Place
from mentordesk.words import N_, _
from ui.dialogs.modal import run
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.saving import ask_for_private_notes
from ui.help import show_help
from ui.main_window import MainWindow
from ui.workspace import Workspace

_KINDS = {
    "calendar": ("mentoring.ics", "iCalendar (*.ics)"),
    "markdown": ("mentoring.md", "Markdown (*.md)"),
    "json": ("mentordesk.json", "JSON (*.json)"),
}
#: What the dialogs of a planned meeting do, and what is said when it is done.
_OF_A_MEETING = {
    "move": N_("Meeting moved"),
    "call_off": N_("Meeting cancelled"),
    "leave_out": N_("Meetings cancelled"),
}
#: The tab for each place that a checklist leads to.
_TABS = {
    Place.EXPECTATIONS: "expectations",
    Place.BOUNDARIES: "boundaries",
    Place.GOALS: "goals",
    Place.MEETINGS: "meeting_notes",
}


class DeskCommands:
    """Commands by key."""

    def __init__(
        self, window: QWidget, workspace: Workspace, prompter: Prompter | None = None
    ) -> None:
        self._window = window
        self._workspace = workspace
        self._session = workspace.session
        self._prompter: Prompter = prompter or QtPrompter(window)

    def run(self, key: str) -> None:
        """Do what the command `key` says."""
        space = self._workspace
        space.flush()
        handlers: dict[str, Callable[[], object]] = {
            "new": space.tab.create,
            "plan_meeting": self.plan_meeting,
            "edit": space.tab.edit,
            "delete": space.tab.delete,
            "undo": self._undo,
            "redo": self._session.redo,
            "new_mentorship": self._new_mentorship,
            "about_pair": self._about_pair,
            "reestablish": self._reestablish,
            "goal_map": self._goal_map,
            "concerns": self.show_concerns,
            "templates": self._templates,
            "agreement": self.show_agreement,
            "course": self._course,
            "report": self._report,
            "export_calendar": lambda: self.export("calendar"),
            "export_markdown": lambda: self.export("markdown"),
            "export_json": lambda: self.export("json"),
            "check": self._check,
            "trash": self._trash,
            "backups": self._backups,
            "security": self._security,
            "keys": lambda: show_help("keys", self._window),
            "about": lambda: show_help("about", self._window),
        }
        handlers[key]()

    def export(self, what: str, meeting_id: str = "") -> None:
        """Ask where to, say what leaves, and write a file."""
        suggested, kinds = _KINDS[what]
        private = what != "calendar" and ask_for_private_notes(self._prompter)
        path = self._prompter.ask_save_path(_("Export"), suggested, kinds)
        if path is None:
            return

        def write(data: bytes) -> None:
            self._write(path, data)

        if meeting_id:
            self._session.ask(lambda d: d.calendars.one_meeting(meeting_id), write)
        else:
            self._session.ask(lambda d: d.exported(what, include_private=private), write)

    def _undo(self) -> None:
        self._workspace.toast.dismiss()  # what it offers is being done
        self._session.undo()

    def _write(self, path: Path, data: bytes) -> None:
        self._session.ask(
            lambda _desk: write_private(path, data),
            lambda _none: self._workspace.say(_("Saved as {name}").format(name=path.name)),
            self._workspace.say_error,
        )

    def _check(self) -> None:
        from ui.dialogs.check import CheckDialog

        run(CheckDialog(self._window, self._session))

    def _trash(self) -> None:
        from ui.dialogs.trash import TrashDialog

        run(TrashDialog(self._window, self._session, self._workspace.context.formats))

    def _security(self) -> None:
        from ui.dialogs.security import SecurityDialog
        from ui.printing.recovery_sheet import print_recovery_sheet

        formats = self._workspace.context.formats
        kept = self._window.preferences if isinstance(self._window, MainWindow) else None
        dialog = SecurityDialog(self._window, self._session, formats, preferences=kept)
        dialog.lock_time_changed.connect(self._workspace.lock_time_changed)
        chosen: list[tuple[str, str]] = []
        dialog.rekey_requested.connect(lambda *given: chosen.append(given))
        dialog.print_requested.connect(lambda code: print_recovery_sheet(self._window, code))
        run(dialog)
        for passphrase, code in chosen:
            self._workspace.rekey_requested.emit(passphrase, code)

    def _backups(self) -> None:
        from ui.dialogs.backups import BackupsDialog

        formats = self._workspace.context.formats
        dialog = BackupsDialog(self._window, self._session, formats)
        chosen: list[Path] = []
        dialog.restore_requested.connect(chosen.append)
        run(dialog)
        for backup in chosen:
            self._workspace.restore_requested.emit(backup)

    def _new_mentorship(self) -> None:
        from ui.dialogs.mentorships import begin_mentorship

        begin_mentorship(self._window, self._session)

    def show_concerns(self, chosen: str = "") -> None:
        """Show the concerns, one of them chosen."""
        from ui.dialogs.concerns import ConcernsDialog

        formats = self._workspace.context.formats
        run(ConcernsDialog(self._window, self._session, formats, chosen))

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record in the dialog that shows its kind."""
        if kind == "concern":
            self.show_concerns(record_id)
        elif kind == "agreement":
            self.show_agreement(record_id)
        elif kind == "pasted invitation":
            from ui.dialogs.paste_invitation import PasteInvitation

            formats = self._workspace.context.formats
            run(PasteInvitation(self._window, self._session, formats, record_id))
        elif kind == "milestone":
            from ui.dialogs.milestone import MilestoneDialog

            run(MilestoneDialog(self._window, self._session, record_id))
        elif kind == "new_meeting":
            self.plan_meeting()
        elif kind in _OF_A_MEETING:
            self._change_meeting(kind, record_id)
        else:
            from ui.dialogs.obstacle import ObstacleDialog

            formats = self._workspace.context.formats
            run(ObstacleDialog(self._window, self._session, formats, record_id))

    def plan_meeting(self) -> None:
        """Plan a meeting, and show it where meetings are."""
        from ui.dialogs.plan_meeting import PlanDialog

        dialog = PlanDialog(self._window, self._session, self._workspace.context.formats)
        if run(dialog) and dialog.made:
            self._workspace.go_to("meeting", dialog.made)

    def _change_meeting(self, kind: str, meeting_id: str) -> None:
        from ui.dialogs.call_off import CallOffDialog, LeaveOutDaysDialog
        from ui.dialogs.move_meeting import MoveDialog

        kinds = {"move": MoveDialog, "call_off": CallOffDialog, "leave_out": LeaveOutDaysDialog}
        formats = self._workspace.context.formats
        if run(kinds[kind](self._window, self._session, formats, meeting_id)):
            self._workspace.say_undoable(_(_OF_A_MEETING[kind]))

    def show_agreement(self, chosen: str = "") -> None:
        """Show the agreement, one of its versions chosen."""
        from ui.dialogs.agreement import AgreementDialog

        formats = self._workspace.context.formats
        run(AgreementDialog(self._window, self._session, formats, chosen))

    def _templates(self) -> None:
        from ui.dialogs.templates import TemplatesDialog

        run(TemplatesDialog(self._window, self._session))

    def _goal_map(self) -> None:
        from ui.dialogs.goal_map import GoalMapDialog

        run(GoalMapDialog(self._window, self._session))

    def _reestablish(self) -> None:
        from ui.dialogs.reestablish import ReestablishDialog

        if run(ReestablishDialog(self._window, self._session)):
            self._workspace.show_tab("expectations")

    def _about_pair(self) -> None:
        from ui.dialogs.pair import PairDialog

        run(PairDialog(self._window, self._session))

    def _course(self) -> None:
        from ui.dialogs.course import CourseDialog

        dialog = CourseDialog(self._window, self._session, self._workspace.context.formats)
        places: list[Place] = []
        notes: list[str] = []
        dialog.go_requested.connect(places.append)
        dialog.note_requested.connect(notes.append)
        run(dialog)
        for place in places:
            self.go_to_place(place)
        for note in notes:
            self._workspace.go_to("note", note)

    def go_to_place(self, place: Place) -> None:
        """Show where a point of a checklist is seen to."""
        if place is Place.PAIR:
            self._about_pair()
        else:
            if place is Place.AGREEMENT:
                self.show_agreement()
            else:
                self._workspace.show_tab(_TABS[place])

    def _report(self) -> None:
        from ui.dialogs.report import ReportDialog

        run(ReportDialog(self._window, self._session))
