"""Search finds every word, and the beginning of any, in whatever form it was typed."""

import unicodedata
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentordesk.desk import Desk
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import RecordMissing
from mentordesk.services.search import MARK_CLOSE, MARK_OPEN, match_expression
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def found(desk: Desk, query: str) -> list[str]:
    return [hit.id for hit in desk.search.newest(query)]


@pytest.mark.parametrize("query", ["", " ", '"', "*", "_", "-", "()", "…", "\x00", "🦉"])
def test_without_a_word_nothing_is_looked_for(desk: Desk, pair: MentorshipId, query: str) -> None:
    desk.goals.add(pair, title="Talk _ - * 🦉")
    assert found(desk, query) == []
    assert desk.search.best(query) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("résumé", "resume"),
        ("résumé", "RÉSU"),
        ("résumés", unicodedata.normalize("NFD", "résumés")),
        (unicodedata.normalize("NFD", "résumés"), "résumés"),
        ("Größe", "größ"),
        ("Ärger", "arger"),
        ("встреча", "Встр"),
        ("日程", "日"),
        ("नमस्ते", "नमस्ते"),
        ("e-mail", "e-mail"),
        ("snake_case", "snake_case"),
        ("AND OR NOT", "not or"),
        ("it's", "it's"),
        ("3rd draft, v2.1", "v2.1"),
        ("x" * 300, "x" * 300),
    ],
)
def test_a_word_is_found_as_people_type_it(
    desk: Desk, pair: MentorshipId, text: str, query: str
) -> None:
    goal = desk.goals.add(pair, title=text).made
    note = desk.notes.add(pair, title="", body=f"before {text} after").made
    assert set(found(desk, query)) == {goal, note}
    assert {hit.id for hit in desk.search.best(query)} == {goal, note}


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=80))
def test_any_query_is_only_words(desk: Desk, query: str) -> None:
    desk.search.newest(query)
    desk.search.best(query)


def test_every_word_has_to_begin_a_word(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Give a talk", why="to be heard").made
    desk.goals.add(pair, title="Give up")
    assert found(desk, "tal giv") == [goal]
    assert found(desk, "give heard") == [goal]
    assert found(desk, "alk") == []
    assert found(desk, "give nothing") == []


def test_hits_are_marked_and_dated(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    desk.notes.add(pair, title="Erste Worte", body="Viele Worte später")
    (hit,) = desk.search.newest("wor")
    marked = f"{MARK_OPEN}Worte{MARK_CLOSE}"
    assert hit.title == f"Erste {marked}"
    assert marked in hit.snippet
    assert (hit.kind, hit.private, hit.mentorship_id) == ("note", True, pair)
    assert hit.at == clock()


def test_the_newest_of_both_halves_come_first(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    made = []
    for number in range(6):
        seen = Visibility.SHARED if number % 2 else Visibility.PRIVATE
        made.append(desk.notes.add(pair, title=f"word {number}", visibility=seen).made)
        clock.forward(minutes=1)
    assert found(desk, "word") == made[::-1]
    assert [hit.id for hit in desk.search.newest("word", 2)] == [made[5], made[4]]
    assert [hit.private for hit in desk.search.newest("word", 2)] == [False, True]


def test_the_best_have_the_word_in_their_title(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    fits = desk.notes.add(pair, title="Talk", body="x").made
    for number in range(3):
        clock.forward(minutes=1)
        desk.notes.add(pair, title=f"{number}", body=f"a talk among many other words {number}")
    assert desk.search.best("talk")[0].id == fits
    assert desk.search.newest("talk")[0].id != fits


def test_words_are_forgotten_and_learned_with_each_change(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="quince", body="apple").made
    desk.notes.update(note, title="medlar")
    assert (found(desk, "quince"), found(desk, "medlar"), found(desk, "apple")) == (
        [],
        [note],
        [note],
    )
    desk.notes.write(note, "pear")
    assert (found(desk, "apple"), found(desk, "pear"), found(desk, "medlar")) == (
        [],
        [note],
        [note],
    )
    desk.notes.trash(note)
    assert found(desk, "medlar") == found(desk, "pear") == []
    assert not any(finding.problems for finding in desk.verification.run())


def test_each_kind_leads_to_the_page_that_shows_it(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="g").made
    when = datetime(2026, 11, 30, 9)
    meeting = desk.meetings.plan(pair, title="m", starts_local=when, zone="Etc/UTC").made
    here = MeetingId(meeting)
    note = desk.notes.add(pair, title="n", meeting_id=here).made
    places = {
        ("milestone", desk.milestones.add(goal, "x").made): ("goal", goal),
        ("obstacle", desk.obstacles.add(goal, "x").made): ("goal", goal),
        ("agenda_item", desk.agenda.add(meeting, "x").made): ("meeting", meeting),
        ("goal", goal): ("goal", goal),
        ("meeting", meeting): ("meeting", meeting),
        ("note", note): ("note", note),
    }
    promise = desk.commitments.add(pair, text="x", owner=Role.MENTEE, meeting_id=here).made
    places["commitment", promise] = ("meeting", meeting)
    alone = desk.commitments.add(pair, text="x", owner=Role.MENTEE).made
    places["commitment", alone] = ("commitment", alone)
    for (kind, record_id), place in places.items():
        assert desk.search.place_of(kind, record_id) == (*place, pair)
    with pytest.raises(RecordMissing):
        desk.search.place_of("goal", "nowhere")


def test_a_pasted_page_is_cut_to_a_few_words() -> None:
    assert match_expression("a " * 1000).count("*") == 12
    assert match_expression('say "hi"') == '"say"* "hi"*'
