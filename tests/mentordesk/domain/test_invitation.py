"""What of a meeting is told to the other one: its state says how, and passcodes stay here."""

import pytest

from mentordesk.domain.invitation import Method, without_passcode
from mentordesk.domain.meeting import MeetingState
from mentordesk.errors import Problem, ValidationError
from tests.support.invited import LINK, MEETING, changed, invitation


def test_the_state_says_what_the_mail_does() -> None:
    assert invitation().method is Method.REQUEST
    assert invitation(changed(state=MeetingState.CANCELLED)).method is Method.CANCEL


@pytest.mark.parametrize("state", [MeetingState.HELD, MeetingState.MISSED])
def test_nobody_is_invited_to_what_is_over(state: MeetingState) -> None:
    with pytest.raises(ValidationError) as caught:
        invitation(changed(state=state))
    assert caught.value.problems == {"state": Problem.IS_OVER}


def test_passcodes_stay_here_unless_they_are_asked_for() -> None:
    told = invitation(changed(title=f"Draft ({LINK})", place=f"or {LINK}, ring twice"))
    assert told.passcode_apart
    assert "pwd" not in f"{told.meeting}"
    assert told.meeting.link == "https://us02web.zoom.us/j/81750263914"
    assert told.meeting.place.startswith("or https://us02web.zoom.us/j/81750263914")
    whole = invitation(with_passcode=True)
    assert whole.meeting == MEETING
    assert not whole.passcode_apart
    assert not invitation(changed(link="https://meet.example/room")).passcode_apart


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (LINK, "https://us02web.zoom.us/j/81750263914"),
        ("https://x.zoom.us/j/1?PWD=a&from=addon", "https://x.zoom.us/j/1?from=addon"),
        ("https://x.zoom.us/j/1?pwd=", "https://x.zoom.us/j/1"),
        ("https://teams.live.com/meet/93?p=aBc", "https://teams.live.com/meet/93"),
        ("https://meet.jit.si/Room?jwt=ey.J#config.x=1", "https://meet.jit.si/Room#config.x=1"),
        ("https://x.org/#pin=12", "https://x.org/"),
        ("https://x.org/?q=a+b;c&e=%C3%A9", "https://x.org/?q=a+b;c&e=%C3%A9"),
        ("https://x.org/pwd", "https://x.org/pwd"),
        ("https://[", "https://["),
        ("", ""),
    ],
)
def test_a_link_without_its_passcode(link: str, told: str) -> None:
    assert without_passcode(link) == told
