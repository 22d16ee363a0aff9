"""Invitations among the parts of saved e-mails."""

import itertools
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.calendar.incoming import Method
from mentordesk.calendar.reading import LARGEST, to_the_end
from mentordesk.calendar.reading_mail import DEEPEST, file_steps, mail_steps, read_mail
from mentordesk.error_text import sentence
from mentordesk.errors import ImportRefused, RefusedBecause
from tests.support.ics import calendar, event

INVITATION = calendar(event(SUMMARY=":Zoë"), method="REQUEST")
PATIENT = 600.0


def mail() -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = "Mentoring – Zoë"
    message.set_content("Hello")
    return message


def with_part(message: EmailMessage, ics: bytes = INVITATION, **options: str) -> EmailMessage:
    message.add_alternative(ics.decode(), subtype="calendar", **options)  # type: ignore[arg-type]
    return message


def attached(message: EmailMessage, ics: bytes = INVITATION, **options: str) -> EmailMessage:
    kinds = {"maintype": "application", "subtype": "ics", "filename": "invite.ics"} | options
    message.add_attachment(ics, **kinds)  # type: ignore[arg-type]
    return message


def forwarded(message: EmailMessage) -> EmailMessage:
    outer = mail()
    outer.add_attachment(message)
    return outer


def reason(data: bytes) -> RefusedBecause:
    with pytest.raises(ImportRefused) as refused:
        to_the_end(mail_steps(data, Path("a.eml"), seconds=PATIENT))
    assert refused.value.path == Path("a.eml")
    assert sentence(refused.value)
    return refused.value.reason


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_part(mail(), cte="base64"),
        lambda: with_part(mail(), cte="quoted-printable"),
        lambda: with_part(mail(), cte="8bit"),
        lambda: attached(mail()),
        lambda: attached(mail(), subtype="octet-stream", filename="Invite.ICS"),
        lambda: attached(with_part(mail(), cte="base64")),
        lambda: forwarded(attached(mail())),
        lambda: forwarded(forwarded(with_part(mail()))),
    ],
)
def test_wherever_it_stands(make: Callable[[], EmailMessage]) -> None:
    read = read_mail(bytes(make()))
    assert [(found.summary, found.method) for found in read.events] == [("Zoë", Method.REQUEST)]
    assert read.refusals == ()


def test_a_mail_that_is_the_calendar() -> None:
    head = b'Subject: x\r\nContent-Type: text/calendar; charset="utf-8"; method=CANCEL\r\n\r\n'
    (found,) = read_mail(head + calendar(event())).events
    assert found.method is Method.CANCEL  # as the part says, where the calendar does not
    (found,) = read_mail(head + INVITATION).events
    assert found.method is Method.REQUEST


def test_letters_as_the_part_says() -> None:
    head = b'Content-Type: text/calendar; charset="iso-8859-2"\r\n\r\n'
    read = read_mail(head + calendar(event(SUMMARY=":Żaneta")).decode().encode("iso-8859-2"))
    assert [found.summary for found in read.events] == ["Żaneta"]
    assert not read.letters_guessed


def test_two_invitations_in_one_mail() -> None:
    other = calendar(event(UID=":two"), method="CANCEL")
    read = read_mail(bytes(attached(attached(mail()), other)))
    assert [found.method for found in read.events] == [Method.REQUEST, Method.CANCEL]


def test_a_mail_without_one() -> None:
    assert reason(bytes(mail())) is RefusedBecause.NO_INVITATION
    assert reason(b"") is RefusedBecause.NO_INVITATION
    assert reason(bytes(attached(mail(), b" "))) is RefusedBecause.NO_INVITATION
    deep = mail()
    with_part(deep)
    for _ in range(DEEPEST):
        deep = forwarded(deep)
    assert reason(bytes(deep)) is RefusedBecause.NO_INVITATION
    assert reason(bytes(attached(mail(), b"<html>"))) is RefusedBecause.NOT_A_CALENDAR


BOUNDARIES = b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(2000)
)
HOSTILE = {
    "nested": BOUNDARIES,
    "nested, with lines": BOUNDARIES[:10_000] + b"a\r\n" * 100_000,
    "forwarded": b"Content-Type: message/rfc822\r\n\r\n" * 5000,
    "comments": b"Content-Type: text/calendar; " + b"(" * 3900 + b"\r\n\r\n",
    "a long header": b"Content-Type: text/calendar; " + b"a=b; " * 100_000 + b"\r\n\r\n",
    "a folded header": b"Content-Type: text/calendar;" + b"\r\n a=b;" * 100_000 + b"\r\n\r\n",
    "encoded words": b"Content-Type: " + b"=?utf-8?q?a?= " * 250 + b"\r\n\r\n",
    "quotes": b"Content-Disposition: attachment; filename=" + b'"' * 3000 + b"\r\n\r\n",
    "parts": b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\n" * 20_000,
    "no such coding": b"Content-Type: text/calendar; charset=\0\r\nContent-Transfer-Encoding: x"
    b"\r\n\r\n\xff",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_end_in_an_answer(name: str) -> None:
    assert reason(HOSTILE[name]) in {
        RefusedBecause.NO_INVITATION,
        RefusedBecause.NOT_A_CALENDAR,
        RefusedBecause.BROKEN_CALENDAR,
    }


def test_bounds() -> None:
    assert reason(b" " * (LARGEST + 1)) is RefusedBecause.TOO_LARGE
    ticks = itertools.count()
    with pytest.raises(ImportRefused) as refused:
        to_the_end(mail_steps(bytes(100_000), seconds=3, clock=lambda: next(ticks)))
    assert refused.value.reason is RefusedBecause.TOO_SLOW


def test_the_file_tells_what_it_is() -> None:
    whole = bytes(attached(mail()))
    for data, name in ((whole, "a.EML"), (INVITATION, "a.ics"), (INVITATION, "saved.eml")):
        assert len(to_the_end(file_steps(data, Path(name))).events) == 1
    with pytest.raises(ImportRefused):
        to_the_end(file_steps(bytes(mail()), Path("a.ics")))


WHOLE = bytes(forwarded(attached(with_part(mail(), cte="quoted-printable"))))


@settings(deadline=None, max_examples=200)
@given(
    flips=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
    end=st.one_of(st.just(len(WHOLE)), st.integers(0, len(WHOLE))),
)
def test_flipped_and_cut_bytes(flips: list[tuple[int, int]], end: int) -> None:
    data = bytearray(WHOLE)
    for place, byte in flips:
        data[place] = byte
    try:
        read_mail(bytes(data[:end]))
    except ImportRefused as refused:
        assert sentence(refused)
