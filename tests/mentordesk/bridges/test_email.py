"""An .eml that other mail programs read as we meant it, whatever people are called."""

import dataclasses
import platform
import socket
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.bridges.addresses import sendable, shown_line
from mentordesk.bridges.email import invitation_message
from mentordesk.bridges.letter import letter_text, subject_of
from mentordesk.domain.invitation import Invitation
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Person
from tests.support.invited import DATES, NOW, PAIR, calendar_of, changed, invitation
from tests.support.traces import Traces

awkward = st.text(
    st.one_of(st.sampled_from('\r\n\t\x00\x85\u2028\u202e",;:<>()@\\=?_. éß日🎉'), st.characters())
)


def written(told: Invitation) -> bytes:
    return invitation_message(told, calendar_of(told), DATES, now=NOW)


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.SMTP)


def header(message: EmailMessage, name: str) -> str:
    """Return a header's words, by the older of the library's two readers."""
    raw = dict(message.raw_items())[name]
    return str(make_header(decode_header(str(raw))))


def person(message: EmailMessage, name: str) -> tuple[str, str]:
    ((shown, address),) = getaddresses([str(dict(message.raw_items())[name])])
    return str(make_header(decode_header(shown))), address


def parts(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in message.walk() if not part.is_multipart()]


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CANCELLED])
def test_its_parts(state: MeetingState) -> None:
    told = invitation(changed(state=state))
    message = read(written(told))
    assert message.get_content_type() == "multipart/mixed"
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds[1:] == [
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    text, calendar, file = parts(message)
    assert text.get_content().replace("\r\n", "\n") == letter_text(told, DATES)
    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": told.method.value}
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar.get_payload(decode=True) == file.get_content() == calendar_of(told)
    assert f"\r\nMETHOD:{told.method.value}\r\n".encode() in file.get_content()
    assert file.get_filename() == "invite.ics"
    assert not [part for part in message.walk() if part.defects]


def test_its_headers() -> None:
    message = read(written(invitation()))
    assert person(message, "From") == ("Amara Okafor", "amara@example.org")
    assert person(message, "To") == ("Jonas Reyes", "jonas@example.net")
    assert message["Date"].datetime == NOW
    assert message["X-Unsent"] == "1"
    assert "Bcc" not in message
    (organizer,) = (
        line
        for line in parts(message)[1].get_content().splitlines()
        if line.startswith("ORGANIZER")
    )
    assert organizer.endswith(f":mailto:{message['From'].addresses[0].addr_spec}")


def test_each_has_a_name_of_its_own_and_none_of_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, name in ((socket, "gethostname"), (socket, "getfqdn"), (platform, "node")):
        monkeypatch.setattr(module, name, lambda *_given: "Schreibtischlampe")
    one, other = (written(invitation()) for _ in range(2))
    assert read(one)["Message-ID"] != read(other)["Message-ID"]
    assert read(one)["Message-ID"].endswith("@example.org>")
    assert not Traces("Schreibtischlampe").in_bytes(one)


@settings(deadline=None)
@given(title=awkward, place=awkward, mentor=awkward, mentee=awkward)
def test_no_words_become_headers_and_all_come_back(
    title: str, place: str, mentor: str, mentee: str
) -> None:
    people = {}
    for role, name in (("mentor", mentor), ("mentee", mentee)):
        given_person: Person = getattr(PAIR, role)
        people[role], problem = sendable(dataclasses.replace(given_person, name=name))
        assert problem is None
    told = invitation(changed(title=title, place=place), dataclasses.replace(PAIR, **people))
    data = written(told)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    data.decode("ascii")
    message = read(data)
    assert message.keys() == read(written(invitation())).keys()
    assert person(message, "From") == (people["mentor"].name, "amara@example.org")
    assert person(message, "To") == (people["mentee"].name, "jonas@example.net")
    (guest,) = message["To"].addresses  # the newer reader agrees on what matters
    assert guest.addr_spec == "jonas@example.net"
    assert header(message, "Subject") == shown_line(subject_of(told))
    text, calendar, file = parts(message)
    assert text.get_content().replace("\r\n", "\n") == letter_text(told, DATES)
    assert calendar.get_payload(decode=True) == file.get_content() == calendar_of(told)


@pytest.mark.parametrize(
    "name", ["Plain Name", "J. Reyes", "é" * 64, "plain " * 10 + "é", "𐀀" * 64, "=?utf-8?q?x?=", ""]
)
def test_what_people_are_called_comes_back(name: str) -> None:
    mentee = dataclasses.replace(PAIR.mentee, name=name)
    message = read(written(invitation(pair=dataclasses.replace(PAIR, mentee=mentee))))
    assert person(message, "To") == (name, "jonas@example.net")
    assert "=?utf-8?q??=" not in str(dict(message.raw_items())["To"])
