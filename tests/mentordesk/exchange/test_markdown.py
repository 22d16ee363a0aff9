"""The readable document: all that a pair wrote down, each thing once and in its place."""

from datetime import date, datetime

import pytest
from markdown_it import MarkdownIt

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.goal import Outcome, Standing
from mentordesk.domain.ids import MeetingId, MentorshipId
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def written(desk: Desk, *, include_private: bool = False) -> str:
    return desk.exported("markdown", include_private=include_private).decode()


def headings(text: str) -> list[tuple[str, str]]:
    tokens = MarkdownIt().parse(text)
    return [
        (token.tag, tokens[index + 1].content)
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_an_empty_pair_is_a_heading_and_a_date(desk: Desk) -> None:
    assert written(desk) == "# Amara Okafor & Jonas Reyes\n\nSince 2026-03-01\n"


def test_every_kind_has_its_heading_in_order(desk: Desk, pair: MentorshipId) -> None:
    desk.notes.add(pair, title="Loose", body="words", visibility=Visibility.SHARED)
    desk.commitments.add(pair, text="Read", owner=Role.MENTEE)
    desk.meetings.plan(
        pair, title="Kick-off", starts_local=datetime(2026, 11, 30, 10), zone="Europe/Berlin"
    )
    desk.boundaries.add(pair, title="Nights")
    desk.goals.add(pair, title="Talk")
    desk.expectations.add(pair, title="How often?")
    assert headings(written(desk)) == [
        ("h1", "Amara Okafor & Jonas Reyes"),
        ("h2", "Expectations"),
        ("h3", "How often?"),
        ("h2", "Goals"),
        ("h3", "Talk"),
        ("h2", "Boundaries"),
        ("h3", "Nights"),
        ("h2", "Meetings"),
        ("h3", "Kick-off"),
        ("h2", "Commitments"),
        ("h2", "Notes"),
        ("h4", "Loose"),
    ]


def test_answers_come_with_first_names(desk: Desk, pair: MentorshipId) -> None:
    one = desk.expectations.add(
        pair, title="How often?", mentor_answer="Monthly", mentee_answer="Wöchentlich"
    ).made
    desk.expectations.agree(one, "Every two weeks")
    text = written(desk)
    assert "**Amara:** Monthly\n\n**Jonas:** Wöchentlich" in text
    assert "**Agreed on 2026-11-23:** Every two weeks" in text


def test_a_goal_comes_with_its_steps_and_what_is_in_the_way(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(
        pair,
        title="Talk",
        why="To be heard",
        milestones=("One", "Two"),
        target_date=date(2027, 1, 2),
    ).made
    step = desk.goals.page(goal, date(2026, 11, 23)).milestones[0]
    desk.milestones.set_done(step.id, True)
    desk.obstacles.add(goal, "No room", plan="Ask", visibility=Visibility.SHARED)
    desk.obstacles.add(goal, "Stage fright")
    desk.goals.set_standing(goal, Standing.LATER)
    text = written(desk)
    assert "Due 2027-01-02" in text
    assert "To be heard" in text
    assert "- [x] One\n- [ ] Two" in text
    assert "In the way: No room – Ask" in text
    assert "Stage fright" not in text
    assert "In the way: Stage fright\n" in written(desk, include_private=True)


def test_what_came_of_a_goal_is_told_while_it_is_closed(desk: Desk, pair: MentorshipId) -> None:
    said = {"outcome": Outcome.MOSTLY, "reflection": "Begin earlier"}
    goal = desk.goals.add(pair, title="Talk", **said).made
    desk.goals.set_standing(goal, Standing.ACHIEVED)
    assert "Reached: Mostly\n\nBegin earlier" in written(desk)
    desk.goals.set_standing(goal, Standing.IN_FOCUS)
    assert "Reached" not in written(desk, include_private=True)
    assert "Begin earlier" not in written(desk, include_private=True)
    assert desk.goals.get(goal).outcome is Outcome.MOSTLY


def test_a_meeting_comes_with_all_that_belongs_to_it(desk: Desk, pair: MentorshipId) -> None:
    meeting = MeetingId(
        desk.meetings.plan(
            pair,
            title="Kick-off",
            starts_local=datetime(2026, 11, 30, 9, 5),
            zone="Europe/Berlin",
            agenda=("Hello",),
        ).made
    )
    for owner, promise in ((Role.MENTEE, "Read"), (Role.MENTOR, "Ask around")):
        desk.commitments.add(pair, text=promise, owner=owner, meeting_id=meeting)
    desk.notes.add(pair, title="Said", body="\nIt went *well*\n\n", meeting_id=meeting)
    text = written(desk, include_private=True)
    assert "2026-11-30 09:05 Europe/Berlin · 45 min · planned\n" in text
    assert "- [ ] Hello" in text
    assert "- Jonas: Read – open\n- Amara: Ask around – open" in text
    assert "#### Said (private)\n\nIt went *well*\n" in text
    assert ("h2", "Notes") not in headings(text)
    assert ("h2", "Commitments") not in headings(text)


def test_what_belonged_to_a_deleted_meeting_is_still_there(desk: Desk, pair: MentorshipId) -> None:
    when = datetime(2026, 11, 30, 9)
    made = desk.meetings.plan(pair, title="Gone", starts_local=when, zone="Etc/UTC").made
    meeting = MeetingId(made)
    desk.commitments.add(pair, text="Read", owner=Role.MENTEE, meeting_id=meeting)
    desk.notes.add(pair, title="Kept", meeting_id=meeting, visibility=Visibility.SHARED)
    desk.meetings.trash(meeting)
    text = written(desk)
    assert "Gone" not in text
    assert text.count("Jonas: Read") == text.count("#### Kept") == 1


def test_private_words_come_only_when_asked_for(desk: Desk, pair: MentorshipId) -> None:
    desk.notes.add(pair, title="Quitte", body="Quitte")
    promise = {"text": "Quitte", "owner": Role.MENTOR, "visibility": Visibility.PRIVATE}
    desk.commitments.add(pair, **promise)  # type: ignore[arg-type]
    assert "Quitte" not in written(desk)
    assert written(desk, include_private=True).count("Quitte") == 3


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CommitmentState.OPEN, "due 2026-12-01, open"),
        (CommitmentState.DONE, "due 2026-12-01, done, on 2026-11-23"),
        (
            CommitmentState.CONFIRMED,
            "due 2026-12-01, done, on 2026-11-23, confirmed by the other",
        ),
        (CommitmentState.MISSED, "due 2026-12-01, not done"),
        (CommitmentState.EXCUSED, "due 2026-12-01, excused"),
    ],
)
def test_a_promise_says_by_when_and_what_became_of_it(
    desk: Desk, pair: MentorshipId, state: CommitmentState, words: str
) -> None:
    promise = {"text": "Read", "owner": Role.MENTEE, "due": date(2026, 12, 1)}
    made = desk.commitments.add(pair, **promise).made  # type: ignore[arg-type]
    desk.commitments.set_state(made, state)
    assert written(desk).endswith(f"- Jonas: Read – {words}\n")


@pytest.mark.parametrize("state", list(MeetingState))
def test_states_are_worded_in_the_persons_language(
    desk: Desk, pair: MentorshipId, state: MeetingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    when = datetime(2026, 11, 30, 9)
    meeting = desk.meetings.plan(pair, title="Talk", starts_local=when, zone="Etc/UTC").made
    desk.meetings.set_state(meeting, state)
    desk.commitments.add(pair, text="Read", owner=Role.MENTEE, due=date(2026, 12, 1))
    monkeypatch.setattr("mentordesk.exchange.markdown._", lambda sentence: f"«{sentence}»")
    text = written(desk)
    assert f" · {state}" not in text
    assert " min · «" in text
    assert "Read – «due 2026-12-01», «open»" in text
