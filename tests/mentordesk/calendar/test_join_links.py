"""Whose a link is comes from its host and path; what only looks like a provider's never is."""

import string
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.calendar.join_links import LINK_LIMIT, JoinLink, Provider, classify
from mentordesk.errors import LinkRefused, LinkTrouble

ZOOM, GOTO, MEET = Provider.ZOOM, Provider.GOTO, Provider.MEET
TEAMS, WEBEX, JITSI, OTHER = Provider.TEAMS, Provider.WEBEX, Provider.JITSI, Provider.OTHER

GOOD = [
    ("https://zoom.us/j/123456789", ZOOM, "123456789", ""),
    ("https://us02web.zoom.us/j/81234567890?pwd=Qm9ndXM.1", ZOOM, "81234567890", ""),
    ("https://heron.zoom.us/w/81234567890?tk=Qm9ndXM", ZOOM, "81234567890", ""),
    ("https://zoom.us/s/812345678901", ZOOM, "812345678901", ""),
    ("https://app.zoom.us/wc/join/81234567890", ZOOM, "81234567890", ""),
    ("https://app.zoom.us/wc/81234567890/join", ZOOM, "81234567890", ""),
    ("https://heron.zoom.us/my/mara.quill", ZOOM, "", "mara.quill"),
    ("https://zoom.com/j/81234567890", ZOOM, "81234567890", ""),
    ("https://zoom.com.cn/j/81234567890", ZOOM, "81234567890", ""),
    ("https://heron.zoom-x.de/j/81234567890", ZOOM, "81234567890", ""),
    ("https://www.zoomgov.com/j/1612345678", ZOOM, "1612345678", ""),
    ("http://ZOOM.us/j/81234567890#success", ZOOM, "81234567890", ""),
    ("zoom.us/j/81234567890", ZOOM, "81234567890", ""),
    ("https://meet.goto.com/512345678", GOTO, "512345678", ""),
    ("https://meet.goto.com/512-345-678", GOTO, "512345678", ""),
    ("https://meet.goto.com/marasroom", GOTO, "", "marasroom"),
    ("https://app.goto.com/meeting/512345678", GOTO, "512345678", ""),
    ("https://app.goto.com/meeting/marasroom", GOTO, "", "marasroom"),
    ("https://global.gotomeeting.com/join/512345678", GOTO, "512345678", ""),
    ("https://www3.gotomeeting.com/join/512345678", GOTO, "512345678", ""),
    ("https://www.gotomeeting.com/meeting/join/512345678", GOTO, "512345678", ""),
    ("https://gotomeet.me/marasroom", GOTO, "", "marasroom"),
    ("https://www.gotomeet.me/marasroom/", GOTO, "", "marasroom"),
    ("meet.google.com/xyz-wxyz-abc", MEET, "", "xyz-wxyz-abc"),
    ("https://meet.google.com/xyz-wxyz-abc?authuser=1", MEET, "", "xyz-wxyz-abc"),
    ("https://meet.google.com/lookup/heron-team", MEET, "", "heron-team"),
    ("https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0?context=%7b%7d", TEAMS, "", ""),
    ("https://teams.microsoft.us/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0", TEAMS, "", ""),
    ("https://teams.live.com/meet/9312345678901?p=Zm9vYmFy", TEAMS, "9312345678901", ""),
    ("https://teams.microsoft.com/meet/31234567890123?p=Zm9v", TEAMS, "31234567890123", ""),
    ("https://heron.webex.com/meet/mara.quill", WEBEX, "", "mara.quill"),
    ("https://heron.webex.com/join/mara", WEBEX, "", "mara"),
    ("https://heron.webex.com/heron/j.php?MTID=m0f1e2d3c", WEBEX, "", ""),
    ("https://heron.my.webex.com/heron.my/j.php?MTID=m0f1e2d3c", WEBEX, "", ""),
    ("https://heron.webex.com/wbxmjs/joinservice/sites/heron/meeting/download/0f1e2d?siteurl=heron", WEBEX, "", ""),
    ("https://heron.webex.com/webappng/sites/heron/meeting/info/0f1e2d", WEBEX, "", ""),
    ("https://heron.webex.com/m/0f1e2d3c-0000", WEBEX, "", ""),
    ("https://meet.jit.si/QuietHeronsTalk", JITSI, "", "QuietHeronsTalk"),
    ("https://8x8.vc/vpaas-magic-cookie-0f1e/room", JITSI, "", "room"),
    ("https://rooms.example.org/b/heron-abc", OTHER, "", ""),
]  # fmt: skip

# None: taken as a plain link that belongs to no provider.
HOSTILE: list[tuple[str, LinkTrouble | None]] = [
    ("https://evilzoom.us/j/123456789", None),
    ("https://zoom.us.example.com/j/123456789", None),
    ("https://zoom-us.example/j/123456789", None),
    ("https://zoom.us.com/j/123456789", None),
    ("https://zoom.uk/j/123456789", None),
    ("https://example.com/https://zoom.us/j/123456789", None),
    ("https://example.com/?u=https://zoom.us/j/123456789", None),
    ("https://example.com/#zoom.us/j/123456789", None),
    ("https://xn--zom-kma.us/j/123456789", None),
    ("https://zoom.us/u/abCdEf", None),
    ("https://zoom.us/meeting/tExample/ics?icsToken=x", None),
    ("https://zoom.us/u/../j/123456789", None),
    ("https://zoom.us/j/123456789/../../u/x", None),
    ("https://zoom.us/j/12345", None),
    ("https://zoom.us/j/1234567890123", None),
    ("https://zoom.us/j/١٢٣٤٥٦٧٨٩", None),
    ("https://meet.goto.com/install", None),
    ("https://meet.goto.com/system-check", None),
    ("https://meet.goto.com.example.net/512345678", None),
    ("https://gotomeet.me.example.net/marasroom", None),
    ("https://notgotomeeting.com/join/512345678", None),
    ("https://meet-google.com/xyz-wxyz-abc", None),
    ("https://sub.meet.google.com/xyz-wxyz-abc", None),
    ("https://meet.google.com.example.net/xyz-wxyz-abc", None),
    ("https://teams.microsoft.com/meetingOptions/?organizerId=1", None),
    ("https://teams.microsoft.com/l/meetup-join/../../login", None),
    ("https://teams.microsoft.com.example.net/l/meetup-join/19", None),
    ("https://teams-microsoft.com/meet/31234567890123?p=x", None),
    ("https://webex.com.example.net/meet/mara", None),
    ("https://heron.webex.com/heron/j.php?x=MTID", None),
    ("https://meet.jit.si.example.net/room", None),
    ("https://meet.jit.si/", None),
    ("https://safelinks.protection.outlook.com.example.net/?url=https%3A%2F%2Fzoom.us%2Fj%2F123456789", None),
    ("https://zoom.us@example.com/j/123456789", LinkTrouble.USER_INFO),
    ("https://zoom.us:pass@example.com/j/123456789", LinkTrouble.USER_INFO),
    ("https://mara@zoom.us/j/123456789", LinkTrouble.USER_INFO),
    ("https://zoom.us%2eexample.com/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://zoom.us%40example.com/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://zoom.us\\@example.com/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://example.com\\.zoom.us/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://zoom..us/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://-.zoom.us/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://[::1]/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://127.0.0.1/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://0x7f.1/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https://2130706433/j/123456789", LinkTrouble.UNCLEAR_HOST),
    ("https:///zoom.us/j/123456789", LinkTrouble.NOT_A_LINK),
    ("https:zoom.us/j/123456789", LinkTrouble.NOT_A_LINK),
    ("https:/zoom.us/j/123456789", LinkTrouble.NOT_A_LINK),
    ("https://zoom.us:443/j/123456789", LinkTrouble.PORT),
    ("https://zoom.us:8443/j/123456789", LinkTrouble.PORT),
    ("https://zoom.us:/j/123456789", LinkTrouble.PORT),
    ("https://zооm.us/j/123456789", LinkTrouble.NON_ASCII_HOST),  # Cyrillic
    ("https://zoom。us/j/123456789", LinkTrouble.NON_ASCII_HOST),
    ("https://zoom.us／j/123456789", LinkTrouble.NON_ASCII_HOST),
    ("https://zoom.us\u200b/j/123456789", LinkTrouble.CONTROL_CHARACTER),
    ("https://zoom.us/j/123456789\u202egro", LinkTrouble.CONTROL_CHARACTER),
    ("https://zoom.us/j/123\n456789", LinkTrouble.CONTROL_CHARACTER),
    ("https://zoom.us/j/123456789\tx", LinkTrouble.CONTROL_CHARACTER),
    ("java\tscript:alert(1)", LinkTrouble.CONTROL_CHARACTER),
    ("https://zoom.us/j/123 456 789", LinkTrouble.CONTROL_CHARACTER),
    ("javascript:https://zoom.us/j/123456789", LinkTrouble.FOREIGN_SCHEME),
    ("JavaScript://zoom.us/j/123456789%0aalert(1)", LinkTrouble.FOREIGN_SCHEME),
    ("data:text/html,https://zoom.us/j/123456789", LinkTrouble.FOREIGN_SCHEME),
    ("file://zoom.us/j/123456789", LinkTrouble.FOREIGN_SCHEME),
    ("zoommtg://zoom.us/join?action=join&confno=123456789", LinkTrouble.FOREIGN_SCHEME),
    ("msteams:/l/meetup-join/19", LinkTrouble.FOREIGN_SCHEME),
    ("ftp://zoom.us/j/123456789", LinkTrouble.FOREIGN_SCHEME),
    ("http://example.com/room", LinkTrouble.NOT_ENCRYPTED),
    ("example.com/room", LinkTrouble.NOT_A_LINK),
    ("", LinkTrouble.NOT_A_LINK),
    ("https://zoom.us/j/123456789?x=" + "a" * LINK_LIMIT, LinkTrouble.TOO_LONG),
]  # fmt: skip


def safelink(link: str) -> str:
    return f"https://eur03.safelinks.protection.outlook.com/?url={quote(link, safe='')}&data=05"


@pytest.mark.parametrize(("link", "provider", "number", "room"), GOOD)
def test_each_family(link: str, provider: Provider, number: str, room: str) -> None:
    found = classify(link)
    assert (found.provider, found.meeting_id, found.room) == (provider, number, room)
    assert found.link.startswith("https://")
    assert classify(found.link) == found


@pytest.mark.parametrize(("link", "reason"), HOSTILE)
def test_what_only_looks_like_a_provider(link: str, reason: LinkTrouble | None) -> None:
    if reason is None:
        assert classify(link).provider is OTHER
        return
    with pytest.raises(LinkRefused) as refused:
        classify(link)
    assert refused.value.reason is reason
    assert "zoom" not in str(refused.value)


@pytest.mark.parametrize(
    ("link", "passcode", "without"),
    [
        ("https://zoom.us/j/123456789?pwd=a%2Bb.1", "a+b.1", "https://zoom.us/j/123456789"),
        ("https://zoom.us/j/123456789?x=1&PWD=ab&y", "ab", "https://zoom.us/j/123456789?x=1&y"),
        ("https://teams.live.com/meet/9312345678901?p=ab", "ab", "https://teams.live.com/meet/9312345678901"),
        ("https://zoom.us/j/123456789?p%77d=ab", "ab", "https://zoom.us/j/123456789"),
        ("https://meet.jit.si/heron?jwt=ab#config.x=1", "ab", "https://meet.jit.si/heron"),
        ("https://rooms.example.org/b?p=2&password=ab", "ab", "https://rooms.example.org/b?p=2"),
        ("https://zoom.us/j/123456789", "", "https://zoom.us/j/123456789"),
    ],
)  # fmt: skip
def test_the_passcode_in_a_link(link: str, passcode: str, without: str) -> None:
    found = classify(link)
    assert (found.passcode, found.has_passcode) == (passcode, bool(passcode))
    assert found.without_passcode == without
    assert not classify(without).has_passcode


def test_a_wrapped_link_is_unwrapped() -> None:
    plain = "https://zoom.us/j/123456789?pwd=ab"
    assert classify(safelink(plain)) == classify(plain)
    assert classify(safelink(safelink(plain))) == classify(plain)
    assert classify(f"https://www.google.com/url?q={quote(plain, safe='')}&sa=D") == classify(plain)
    teams = "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html"
    assert classify(f"{teams}?url={quote(plain, safe='')}&locale=de") == classify(plain)


def test_wrapping_hides_nothing() -> None:
    for link, reason in HOSTILE:
        if reason is not None and reason is not LinkTrouble.TOO_LONG and link.strip():
            with pytest.raises(LinkRefused):
                classify(safelink(link))
    link = "https://zoom.us/j/123456789"
    for _turn in range(4):
        link = safelink(link)
    with pytest.raises(LinkRefused) as refused:
        classify(link)
    assert refused.value.reason is LinkTrouble.WRAPPED_TOO_OFTEN


def test_what_is_not_ascii_behind_the_host_is_encoded() -> None:
    assert classify("https://meet.jit.si/Gespräch").link == "https://meet.jit.si/Gespr%C3%A4ch"
    found = classify('https://teams.microsoft.com/l/meetup-join/19/0?context={"Tid":"x"}')
    assert found.link.endswith("?context=%7B%22Tid%22:%22x%22%7D")


OURS = {
    ZOOM: ("zoom.us", "zoom.com", "zoom.com.cn", "zoom-x.de", "zoomgov.com"),
    GOTO: ("meet.goto.com", "app.goto.com", "gotomeeting.com", "gotomeet.me", "www.gotomeet.me"),
    MEET: ("meet.google.com",),
    TEAMS: ("teams.microsoft.com", "teams.microsoft.us", "teams.live.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us"),
    WEBEX: ("webex.com",),
    JITSI: ("meet.jit.si", "8x8.vc"),
}  # fmt: skip
WITH_NAMES_BELOW = {"zoom.us", "zoom.com", "zoom.com.cn", "zoom-x.de", "zoomgov.com", "gotomeeting.com", "webex.com"}  # fmt: skip
PATHS = st.sampled_from(["/" + one.partition("//")[2].partition("/")[2] for one, *_ in GOOD])
NAMES = [host for hosts in OURS.values() for host in hosts]
SNIPPETS = st.one_of(
    st.sampled_from([*NAMES, ".", "@", ":", "/", "\\", "%2e", "%40", "#", "?", "-", "evil", "x.y"]),
    st.text(st.characters(codec="utf-8"), max_size=4),
    st.text(string.ascii_lowercase + ".-", max_size=6),
)


def is_host_of(provider: Provider, host: str) -> bool:
    return any(
        host == one or (one in WITH_NAMES_BELOW and host.endswith("." + one))
        for one in OURS[provider]
    )


def taken(link: str) -> JoinLink | None:
    try:
        return classify(link)
    except LinkRefused:
        return None


@given(
    st.lists(SNIPPETS, max_size=6).map("".join), PATHS, st.sampled_from(["https://", "http://", ""])
)
def test_no_other_host_is_ever_a_providers(middle: str, path: str, scheme: str) -> None:
    found = taken(f"{scheme}{middle}{path}")
    if found is None:
        return
    parts = urlsplit(found.link)
    assert (parts.scheme, parts.username, parts.port) == ("https", None, None)
    assert found.link.isascii()
    if found.provider is not OTHER:
        assert is_host_of(found.provider, parts.netloc)
        # what was written names that host itself, up to the first end of a host
        assert (scheme + middle).lower().removeprefix(scheme).startswith(parts.netloc)


@given(st.text(string.ascii_lowercase + string.digits + "-.", min_size=1, max_size=20), PATHS)
def test_names_put_around_a_providers(around: str, path: str) -> None:
    for host in NAMES:
        for made in (around + host, f"{host}.{around}", host + around):
            if not any(is_host_of(provider, made) for provider in OURS):
                found = taken(f"https://{made}{path}")
                assert found is None or found.provider is OTHER


@given(st.text(max_size=60))
def test_any_text_is_taken_or_refused(text: str) -> None:
    found = taken(text)
    assert found is None or classify(found.link) == found
