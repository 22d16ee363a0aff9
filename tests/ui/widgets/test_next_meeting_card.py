"""The next meeting is in sight, or the offer to plan one."""

from PySide6.QtWidgets import QPushButton

from ui.widgets.next_meeting_card import NextMeetingCard


def test_a_meeting_can_be_prepared(qtbot) -> None:
    card = NextMeetingCard()
    qtbot.addWidget(card)
    card.set_meeting("Thursday, 26 Nov", "16:00 – 16:45, Berlin time", "in 3 days")
    assert card.accessibleName() == (
        "Next meeting, Thursday, 26 Nov, 16:00 – 16:45, Berlin time, in 3 days"
    )
    join, button = card.findChildren(QPushButton)
    assert (join.isHidden(), button.text()) == (True, "Prepare agenda")
    with qtbot.waitSignal(card.prepare):
        button.click()


def test_without_a_meeting_one_can_be_planned(qtbot) -> None:
    card = NextMeetingCard()
    qtbot.addWidget(card)
    high = card.sizeHint().height()
    card.set_meeting("Thursday", "16:00", "today")
    assert card.sizeHint().height() > high
    card.clear_meeting()
    assert "No meeting planned" in card.accessibleName()
    with qtbot.waitSignal(card.plan), qtbot.assertNotEmitted(card.prepare):
        card.findChildren(QPushButton)[1].click()


def test_a_call_can_be_joined_while_it_is_offered(qtbot) -> None:
    card = NextMeetingCard()
    qtbot.addWidget(card)
    card.set_meeting("Thursday", "16:00", "today")
    card.offer_to_join(offered=True)
    join = card.findChildren(QPushButton)[0]
    assert not join.isHidden()
    with qtbot.waitSignal(card.join):
        join.click()
    card.clear_meeting()
    assert join.isHidden()
