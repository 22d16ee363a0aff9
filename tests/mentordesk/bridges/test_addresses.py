"""Names and addresses that go into headers say nothing but who somebody is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.bridges.addresses import domain_in_ascii, sendable, shown_line, shown_name
from mentordesk.domain.mentorship import Person
from mentordesk.errors import Problem

awkward = st.text(
    st.one_of(
        st.sampled_from('\r\n\t\x00\x85\u2028\u202e\u2066\u200f",;:<>()[]@\\=?_. éß日🎉'),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Amara Okafor", "Amara Okafor"),
        ("Okafor, Amara", "Okafor Amara"),
        ("J. Reyes-O'Neil", "J. Reyes-O'Neil"),
        ('x" <a@evil.example>,', "x a evil.example"),
        ("Amara\r\nBcc: all@evil.example", "Amara Bcc all evil.example"),
        ("\u202eokafor\u202c \u200famara", "okafor amara"),
        ("میلاد\u200cنور", "میلاد\u200cنور"),
        ("  ", ""),
    ],
)
def test_a_name_is_a_name(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_is_cut() -> None:
    assert shown_name("Amara " * 40) == "Amara " * 10 + "Ama…"


@given(awkward)
def test_a_shown_name_holds_nothing_that_a_list_of_recipients_does(name: str) -> None:
    shown = shown_name(name)
    assert set(shown).isdisjoint('\r\n\x00\u202e",;:<>()[]@\\')
    assert len(shown) <= 64
    assert shown == shown.strip()
    assert shown_name(shown) == shown


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("jonas@example.org", "jonas@example.org"),
        (" jonas@example.org ", "jonas@example.org"),
        ("j.o+mentoring_1@Example.ORG", "j.o+mentoring_1@example.org"),
        ("jonas@bücher.example", "jonas@xn--bcher-kva.example"),
        ("jonas@xn--bcher-kva.example", "jonas@xn--bcher-kva.example"),
        ("o'neil@例え.jp", "o'neil@xn--r8jz45g.jp"),
        ("jonas@BU\u0308CHER.example", "jonas@xn--bcher-kva.example"),
    ],
)
def test_addresses_that_can_be_sent_to(address: str, told: str) -> None:
    person, problem = sendable(Person(name="Jonas", email=address, zone="Europe/Berlin"))
    assert (person.email, problem, person.zone) == (told, None, "Europe/Berlin")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", Problem.EMPTY),
        ("jonas", Problem.NOT_AN_EMAIL),
        ("jonas@here", Problem.NOT_AN_EMAIL),
        ("a@example.org,b@example.org", Problem.NOT_AN_EMAIL),
        ("a,b@example.org", Problem.NOT_AN_EMAIL),
        ("a@example.org?bcc=b", Problem.NOT_AN_EMAIL),
        ("a@example.org\r\nBcc: b@example.org", Problem.NOT_AN_EMAIL),
        ("a..b@example.org", Problem.NOT_AN_EMAIL),
        ('"a b"@example.org', Problem.NOT_AN_EMAIL),
        ("a@-example.org", Problem.NOT_AN_EMAIL),
        ("a@exa\u202emple.org", Problem.NOT_AN_EMAIL),
        ("a@straße.example", Problem.NOT_AN_EMAIL),
        (f"a@{'x' * 64}.example", Problem.NOT_AN_EMAIL),
        ("jürgen@example.org", Problem.BEYOND_ASCII),
        (f"{'x' * 65}@example.org", Problem.TOO_LONG),
        (f"a@{'x' * 63}.{'x' * 63}.{'x' * 63}.{'x' * 63}.org", Problem.TOO_LONG),
    ],
)
def test_addresses_that_cannot(address: str, problem: Problem) -> None:
    person, found = sendable(Person(name="Jonas", email=address))
    assert (person.email, found) == ("", problem)


@settings(deadline=None)
@given(awkward)
def test_no_text_makes_a_domain_of_something_else(text: str) -> None:
    name = domain_in_ascii(text)
    assert name is None or (name.isascii() and set(name).isdisjoint(' ,;:<>@"?&%\r\n'))


@given(awkward)
def test_a_shown_line_is_one_line_that_hides_nothing(text: str) -> None:
    shown = shown_line(text)
    assert len(shown.splitlines()) <= 1
    assert not [x for x in shown if unicodedata.bidirectional(x) in {"RLO", "LRO", "RLE", "LRE"}]
