"""A draft's address gives back the words that went in, or says why there is none."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.bridges.mailto import ADVICE_WORDS, LONGEST, Advice, mailto_draft
from mentordesk.domain.mentorship import Person

JONAS = Person(name="Jonas Reyes", email="jonas+m@example.net")


def parts(link: str) -> tuple[str, dict[str, str]]:
    found = urlsplit(link)
    assert found.scheme == "mailto"
    pairs = [field.split("=") for field in found.query.split("&")]
    return unquote(found.path), {name: unquote(value) for name, value in pairs}


def test_words_survive() -> None:
    subject, text = "Größe & Ziele + 50 %?", "Hallo Jonas,\n\n日本 = #1 + 2 ✓\nbis später"
    draft = mailto_draft(JONAS, subject, text)
    assert draft.advice is Advice.READY
    to, fields = parts(draft.link)
    assert to == draft.recipient == "jonas+m@example.net"
    assert fields == {"subject": subject, "body": text.replace("\n", "\r\n")}
    assert (draft.subject, draft.text) == (subject, text)


def test_everything_is_encoded() -> None:
    link = mailto_draft(JONAS, "a+b c", "a+b\nc&d=e?f#g/h:i").link
    assert link == (
        "mailto:jonas%2Bm@example.net?subject=a%2Bb%20c&body=a%2Bb%0D%0Ac%26d%3De%3Ff%23g%2Fh%3Ai"
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_become_another_field(subject: str, text: str) -> None:
    link = mailto_draft(JONAS, subject, text).link
    assert re.fullmatch(r"mailto:jonas%2Bm@example\.net\?subject=[\w.~%-]*&body=[\w.~%-]*", link)
    assert link.isascii()
    assert [name for name, _ in parse_qsl(urlsplit(link).query, keep_blank_values=True)] == [
        "subject",
        "body",
    ]
    assert "\n" not in parts(link)[1]["subject"]


@pytest.mark.parametrize(
    ("email", "advice"),
    [
        ("", Advice.NO_RECIPIENT),
        ("jonas@example.net?bcc=x@example.org", Advice.ADDRESS_UNUSABLE),
        ("jürgen@example.net", Advice.ADDRESS_UNUSABLE),
    ],
)
def test_without_a_usable_address_the_draft_opens_and_says_so(email: str, advice: Advice) -> None:
    draft = mailto_draft(Person(name="Jonas", email=email), "Hi", "x")
    assert (draft.link, draft.advice) == ("mailto:?subject=Hi&body=x", advice)
    assert draft.recipient == ""


def test_the_longest_that_opens_and_one_more() -> None:
    room = LONGEST - len(mailto_draft(JONAS, "Hi", "").link)
    assert len(mailto_draft(JONAS, "Hi", "x" * room).link) == LONGEST
    draft = mailto_draft(JONAS, "Hi", "x" * (room + 1))
    assert (draft.link, draft.advice) == ("", Advice.TOO_LONG)
    assert draft.text == "x" * (room + 1)  # still there to be copied
    assert "copy" in draft.words


def test_every_advice_has_words() -> None:
    assert set(ADVICE_WORDS) == set(Advice)
