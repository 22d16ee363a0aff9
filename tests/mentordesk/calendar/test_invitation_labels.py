"""Labels in English and German, one or more on a line."""

import pytest

from mentordesk.calendar.invitation_labels import Field, fields_of


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Topic: Review: Passcode: how"], {Field.TOPIC: "Review: Passcode: how"}),
        (["Meeting ID: 812 3456 Passcode: ab"], {Field.MEETING_ID: "812 3456", Field.PASSCODE: "ab"}),
        (["*Kenncode:* ab"], {Field.PASSCODE: "ab"}),
        (["Meeting number (access code): 255"], {Field.MEETING_ID: "255"}),
        (["Access Code: 1", "Zugangscode: 2"], {Field.ACCESS_CODE: "1"}),
        (["Telephone passcode: 12"], {Field.PHONE_PIN: "12"}),
        (["Meeting ID:", "", "812"], {Field.MEETING_ID: "812"}),
        (["Meeting ID:", "Passcode: ab", "812"], {Field.PASSCODE: "ab"}),
        (["Meeting ID:", "https://zoom.us/j/812345678"], {}),
        (["The time: soon", "Lifetime: long", "nothing"], {}),
        (["", ":", "::"], {}),
    ],
)  # fmt: skip
def test_labels(lines: list[str], expected: dict[Field, str]) -> None:
    assert fields_of(lines) == expected
