"""The warning above a meeting's time."""

from pytestqt.qtbot import QtBot

from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from ui.tabs.meeting_notes.objections import Objections
from ui.theme.theme import theme

CLASH = SchedulingWarning(Objection.OVERLAPS, None, "Talk")
LATE = SchedulingWarning(Objection.LATE_NOTICE, None, "A day ahead")


def shown(qtbot: QtBot, mentorship: Mentorship) -> Objections:
    widget = Objections(lambda: mentorship)
    qtbot.addWidget(widget)
    return widget


def test_it_is_there_only_while_something_speaks_against(
    qtbot: QtBot, mentorship: Mentorship
) -> None:
    widget = shown(qtbot, mentorship)
    assert widget.isHidden()
    widget.show_objections([CLASH])
    assert not widget.isHidden()
    widget.show_objections([])
    assert widget.isHidden()


def test_a_screen_reader_hears_every_objection(qtbot: QtBot, mentorship: Mentorship) -> None:
    widget = shown(qtbot, mentorship)
    widget.show_objections([CLASH, LATE])
    assert widget.accessibleName() == "Overlaps with Talk\nLater than agreed: A day ahead"


def test_it_stands_on_the_ground_of_a_warning(qtbot: QtBot, mentorship: Mentorship) -> None:
    widget = shown(qtbot, mentorship)
    widget.show_objections([CLASH])
    widget.resize(300, widget.sizeHint().height())
    image = widget.grab().toImage()
    assert image.pixelColor(150, 4) == theme().color("warn_soft")
