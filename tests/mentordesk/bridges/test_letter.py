"""The words of an invitation: what, when for both, where, how to answer."""

import dataclasses
from datetime import datetime

from mentordesk.bridges.letter import letter_text, span_words, subject_of
from mentordesk.domain.meeting import MeetingState
from tests.support.invited import DATES, LINK, MEETING, PAIR, changed, invitation


def test_an_invitation() -> None:
    told = invitation()
    assert subject_of(told) == "Invitation: Reviewing the first draft"
    assert letter_text(told, DATES) == (
        "Hello Jonas,\n"
        "\n"
        "I would like to meet you:\n"
        "\n"
        "What: Reviewing the first draft\n"
        "When: Thursday 26 November 2026, 10:00 – 10:45 (America/New York)\n"
        "When: Thursday 26 November 2026, 16:00 – 16:45 (Europe/Berlin)\n"
        "Where: Room 3\n"
        "Join: https://us02web.zoom.us/j/81750263914\n"
        "You will get the passcode separately.\n"
        "\n"
        "To answer, choose Accept, Maybe or Decline in your mail program, or simply reply to this "
        "e-mail.\n"
        "\n"
        "If you see no such choice, the attached file puts the meeting into your calendar.\n"
        "\n"
        "Amara Okafor\n"
    )


def test_a_passcode_that_was_asked_for() -> None:
    text = letter_text(invitation(with_passcode=True), DATES)
    assert f"Join: {LINK}" in text
    assert "separately" not in text


def test_a_change_says_so() -> None:
    told = invitation(again=True)
    assert subject_of(told) == "Changed: Reviewing the first draft"
    assert "has changed" in letter_text(told, DATES)


def test_a_cancellation_leads_nowhere() -> None:
    told = invitation(changed(state=MeetingState.CANCELLED), again=True)
    text = letter_text(told, DATES)
    assert subject_of(told) == "Cancelled: Reviewing the first draft"
    assert "does not take place" in text
    for word in ("Join", "Where", "Accept", "passcode"):
        assert word not in text


def test_one_zone_is_said_once_and_what_is_missing_not_at_all() -> None:
    mentee = dataclasses.replace(PAIR.mentee, zone="Europe/Berlin")
    pair = dataclasses.replace(PAIR, mentee=mentee)
    text = letter_text(invitation(changed(place="", link=""), pair), DATES)
    assert text.count("When:") == 1
    assert "Where" not in text
    assert "Join" not in text


def test_an_end_on_another_day_has_its_day() -> None:
    late = changed(starts_local=datetime(2026, 11, 26, 23, 30))
    assert span_words(late, "Europe/Berlin", DATES) == (
        "Thursday 26 November 2026, 23:30 – Friday 27 November 2026, 00:15 (Europe/Berlin)"
    )
    assert span_words(MEETING, "Etc/UTC", DATES).endswith("15:00 – 15:45 (Etc/UTC)")
