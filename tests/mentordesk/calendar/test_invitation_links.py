"""Links are found in running text, in brackets and in quotes; the way in is chosen of them."""

import pytest

from mentordesk.calendar.invitation_links import LINKS_LIMIT, find_links
from mentordesk.calendar.join_links import Provider
from mentordesk.errors import LinkTrouble

ROOM = "https://zoom.us/j/81234567890"


@pytest.mark.parametrize(
    "line",
    [
        f"({ROOM}).",
        f"<{ROOM}>",
        f'<a href="{ROOM}">Join</a>',
        f"[Join]({ROOM})",
        f"**{ROOM}**",
        f"Link:{ROOM}",
        f"“{ROOM}”!",
        f"Join<{ROOM}>now",
        f"\u202a{ROOM}\u202c",
        "zoom.us/j/81234567890, at four",
        f"{ROOM.upper().replace('/J/', '/j/')}",
    ],
)
def test_a_link_in_text(line: str) -> None:
    found = find_links([line])
    assert found.join_link is not None
    assert found.join_link.link == ROOM
    assert found.refused == ()


def test_brackets_of_a_link_stay() -> None:
    found = find_links(["https://rooms.example.org/a_(b)"])
    assert found.join_link is not None
    assert found.join_link.link.endswith("a_(b)")


@pytest.mark.parametrize("line", ["mailto:mara@heron.example", "tel:+49/555", "and/or", "a/b.c", "http:", "http://x.y/z"])  # fmt: skip
def test_what_is_no_link_is_not_spoken_of(line: str) -> None:
    found = find_links([line])
    assert (found.join_link, found.refused) == (None, ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("javascript:https://zoom.us/j/81234567890", LinkTrouble.FOREIGN_SCHEME),
        ("zoommtg://zoom.us/join?confno=81234567890", LinkTrouble.FOREIGN_SCHEME),
        ("https://zoom.us@example.net/j/81234567890", LinkTrouble.USER_INFO),
        ("https://zoom.us:8443/j/81234567890", LinkTrouble.PORT),
        ("https://zооm.us/j/81234567890", LinkTrouble.NON_ASCII_HOST),
        ("https://zoom.\u200bus/j/81234567890", LinkTrouble.CONTROL_CHARACTER),
    ],
)
def test_what_is_refused_is_told(line: str, reason: LinkTrouble) -> None:
    found = find_links([line])
    assert (found.join_link, found.refused) == (None, ((line, reason),))


def test_the_stated_id_chooses_then_words_about_joining() -> None:
    lines = ["Last: https://zoom.us/j/111111111", "", "Join", "", "https://zoom.us/j/222222222"]
    joined, stated = find_links(lines), find_links(lines, "111111111")
    assert joined.join_link is not None
    assert stated.join_link is not None
    assert (joined.join_link.meeting_id, stated.join_link.meeting_id) == ("222222222", "111111111")
    assert len(joined.links) == 2


def test_look_alikes_are_named_where_nothing_is_real() -> None:
    posing = "https://zoom.us.example.net/j/81234567890"
    found = find_links([posing, "https://rooms.example.org/b"])
    assert found.join_link is None
    assert [one.link for one in found.look_alikes] == [posing]
    beside = find_links([posing, ROOM])
    assert beside.join_link is not None
    assert beside.join_link.provider is Provider.ZOOM
    for own in (
        "https://support.google.com/a",
        "https://zoom.us/u/x",
        "https://support.goto.com/x",
    ):
        assert find_links([own]).look_alikes == ()


def test_there_is_an_end_to_links() -> None:
    found = find_links(f"https://zoom.us/j/{100_000_000 + number}" for number in range(1000))
    assert len(found.links) == LINKS_LIMIT
