"""What was deleted can be had back, whole and alone, until thirty days have passed."""

from datetime import timedelta

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import NothingToUndo, RecordMissing
from mentordesk.services.trash import KEPT_FOR
from tests.support.clock import SetClock


@pytest.fixture
def pair(mentorship: Mentorship) -> MentorshipId:
    return mentorship.mentorship_id


def listed(desk: Desk) -> list[tuple[str, str]]:
    return [(item.kind, item.title) for item in desk.trash.items()]


def steps(desk: Desk, goal: str) -> list[str]:
    return [m.title for m in desk.goals.page(goal, desk.clock().date()).milestones]


def test_a_new_desk_has_nothing_in_it(desk: Desk) -> None:
    assert desk.trash.items() == []


def test_every_kind_is_listed_by_what_it_is_called(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    goal = desk.goals.add(pair, title="Vortrag").made
    meeting = desk.meetings.plan(
        pair, title="Kick-off", starts_local=clock().replace(tzinfo=None), zone="Europe/Berlin"
    ).made
    made = [
        (desk.expectations, desk.expectations.add(pair, title="How often").made),
        (desk.milestones, desk.milestones.add(goal, "Find a slot").made),
        (desk.obstacles, desk.obstacles.add(goal, "Nerves").made),
        (desk.boundaries, desk.boundaries.add(pair, title="No calls at night").made),
        (desk.agenda, desk.agenda.add(meeting, "日程").made),
        (desk.commitments, desk.commitments.add(pair, text="Read", owner=Role.MENTEE).made),
        (desk.notes, desk.notes.add(pair, title="Privat", body="secret").made),
        (desk.meetings, meeting),
        (desk.goals, goal),
    ]
    for service, record_id in made:
        clock.forward(seconds=1)
        service.trash(record_id)  # type: ignore[attr-defined]
    assert listed(desk) == [
        ("goal", "Vortrag"),
        ("meeting", "Kick-off"),
        ("note", "Privat"),
        ("commitment", "Read"),
        ("agenda_item", "日程"),
        ("boundary", "No calls at night"),
        ("obstacle", "Nerves"),
        ("milestone", "Find a slot"),
        ("expectation", "How often"),
    ]


def test_a_note_comes_back_with_its_text(desk: Desk, pair: MentorshipId) -> None:
    note = desk.notes.add(pair, title="Draft", body="first *words*").made
    before = desk.notes.get(note)
    desk.notes.trash(note)
    assert (desk.notes.rows(pair), desk.search.newest("words")) == ([], [])
    changes = desk.trash.restore("note", note)
    assert note in changes.ids
    after = desk.notes.get(note)
    assert (after.title, after.noted_at, after.trashed_at) == ("Draft", before.noted_at, None)
    assert desk.notes.text(note) == "first *words*"
    assert [hit.id for hit in desk.search.newest("words")] == [note]
    assert desk.trash.items() == []


def test_what_went_with_a_goal_is_not_listed_beside_it(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("One", "Two")).made
    desk.obstacles.add(goal, "Nerves")
    desk.goals.trash(goal)
    assert listed(desk) == [("goal", "Talk")]
    desk.trash.restore("goal", goal)
    page = desk.goals.page(goal, desk.clock().date())
    assert [m.title for m in page.milestones] == ["One", "Two"]
    assert [o.title for o in page.obstacles] == ["Nerves"]


def test_two_deletions_in_one_millisecond_stay_two(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("Stays",)).made
    gone = desk.milestones.add(goal, "Gone before").made
    desk.milestones.trash(gone)
    desk.goals.trash(goal)  # the clock stands still
    assert sorted(listed(desk)) == [("goal", "Talk"), ("milestone", "Gone before")]
    desk.trash.restore("goal", goal)
    assert steps(desk, goal) == ["Stays"]
    assert listed(desk) == [("milestone", "Gone before")]
    desk.trash.restore("milestone", gone)
    assert steps(desk, goal) == ["Stays", "Gone before"]


def test_they_stay_two_after_undo_and_redo(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("Stays",)).made
    desk.milestones.trash(desk.milestones.add(goal, "Gone before").made)
    desk.goals.trash(goal)
    desk.history.undo()
    assert steps(desk, goal) == ["Stays"]
    desk.history.redo()
    desk.trash.restore("goal", goal)
    assert steps(desk, goal) == ["Stays"]


def test_a_part_brings_its_whole_along(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("Stays",)).made
    gone = desk.milestones.add(goal, "Gone before").made
    desk.milestones.trash(gone)
    desk.goals.trash(goal)
    desk.trash.restore("milestone", gone)
    assert steps(desk, goal) == ["Stays", "Gone before"]
    assert desk.trash.items() == []


def test_restoring_is_a_change_that_can_be_undone(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("One",)).made
    desk.goals.trash(goal)
    desk.trash.restore("goal", goal)
    desk.history.undo()
    assert listed(desk) == [("goal", "Talk")]
    desk.history.redo()
    assert steps(desk, goal) == ["One"]


def test_restoring_what_is_not_in_it_does_nothing(desk: Desk, pair: MentorshipId) -> None:
    goal = desk.goals.add(pair, title="Talk").made
    assert not desk.trash.restore("goal", goal)
    with pytest.raises(RecordMissing):
        desk.trash.restore("goal", "no such goal")
    assert [one.id for one in desk.goals.all(pair)] == [goal]


def test_a_note_outlives_its_meeting(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    when = clock().replace(tzinfo=None)
    planned = desk.meetings.plan(
        pair, title="M", starts_local=when, zone="Etc/UTC", agenda=("One",)
    )
    meeting = desk.meetings.get(planned.made)
    note = desk.notes.add(pair, title="Kept", meeting_id=meeting.id).made  # type: ignore[arg-type]
    desk.meetings.trash(meeting.id)
    assert [row.id for row in desk.notes.rows(pair)] == [note]
    desk.trash.restore("meeting", meeting.id)
    assert [item.text for item in desk.meetings.page(meeting.id).agenda] == ["One"]


def test_purging_erases_only_what_is_old(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    old = desk.goals.add(pair, title="Old", milestones=("Older",)).made
    note = desk.notes.add(pair, title="Secret", body="hush").made
    young = desk.goals.add(pair, title="Young").made
    desk.goals.trash(old)
    desk.notes.trash(note)
    clock.forward(seconds=1)
    desk.goals.trash(young)
    clock.moment += KEPT_FOR - timedelta(seconds=1)
    assert desk.trash.purge() == 0
    clock.forward(milliseconds=1)
    assert desk.trash.purge() == 3  # a goal, its milestone, a note
    assert listed(desk) == [("goal", "Young")]
    with pytest.raises(RecordMissing):
        desk.trash.restore("note", note)
    assert b"hush" not in desk.archives.export_json(include_private=True)
    assert not any(finding.problems for finding in desk.verification.run())


def test_a_clock_set_back_erases_nothing(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    desk.goals.trash(desk.goals.add(pair, title="Talk").made)
    clock.forward(days=-400)
    assert desk.trash.purge() == 0
    assert listed(desk) == [("goal", "Talk")]


def test_a_clock_that_jumps_years_ahead_erases_nothing_for_a_week(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    desk.goals.trash(desk.goals.add(pair, title="Talk").made)
    clock.forward(days=3650)
    assert desk.trash.purge() == 0
    desk.goals.add(pair, title="Written by a wrong clock")
    clock.forward(days=6)
    assert desk.trash.purge() == 0
    clock.forward(days=1)  # it was right all along: somebody came back after ten years
    assert desk.trash.purge() == 1


def test_a_clock_that_is_set_right_again_erases_nothing(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    desk.goals.trash(desk.goals.add(pair, title="Talk").made)
    clock.forward(days=3650)
    assert desk.trash.purge() == 0
    clock.forward(days=-3649)
    assert desk.trash.purge() == 0
    assert listed(desk) == [("goal", "Talk")]
    clock.forward(days=30)
    assert desk.trash.purge() == 1


def test_looking_alone_is_no_change(desk: Desk, pair: MentorshipId) -> None:
    """A desk that was only looked at needs no backup."""
    before = desk.store.head().counter
    assert desk.trash.purge() == 0
    assert desk.store.head().counter == before


def test_undo_goes_on_after_a_purge(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    """What was erased cannot be had back, and does not stand in the way of the rest."""
    kept = desk.goals.add(pair, title="Kept").made
    desk.goals.update(kept, title="Changed")
    desk.goals.trash(desk.goals.add(pair, title="Gone").made)
    clock.forward(days=31)
    assert desk.trash.purge() == 1
    step = desk.history.stacks().undo
    assert step is not None
    assert step.label == "goal.edit"
    desk.history.undo()
    assert desk.goals.get(kept).title == "Kept"


def test_purging_leaves_redo_as_it_was(desk: Desk, pair: MentorshipId, clock: SetClock) -> None:
    goal = desk.goals.add(pair, title="Talk").made
    desk.goals.update(goal, title="Speech")
    desk.goals.trash(desk.goals.add(pair, title="Gone").made)
    clock.forward(days=31)
    desk.goals.update(goal, title="Lecture")
    desk.history.undo()
    desk.trash.purge()
    desk.history.redo()
    assert desk.goals.get(goal).title == "Lecture"
    with pytest.raises(NothingToUndo):
        desk.history.redo()


def test_a_pair_is_called_by_its_names(desk: Desk, pair: MentorshipId) -> None:
    desk.mentorships.trash(pair)
    assert listed(desk) == [("mentorship", "Amara Okafor & Jonas Reyes")]
    desk.trash.restore("mentorship", pair)
    assert desk.mentorships.in_view() is not None


def filled(desk: Desk, pair: MentorshipId) -> tuple[str, str, str]:
    """Give a pair a goal with a step, a meeting with a point, a private note and a promise."""
    goal = desk.goals.add(pair, title="Vortrag", milestones=("Slot",)).made
    starts = desk.clock().replace(tzinfo=None)
    given = {"title": "Talk", "starts_local": starts, "zone": "Europe/Berlin", "agenda": ("One",)}
    meeting = desk.meetings.plan(pair, **given).made  # type: ignore[arg-type]
    note = desk.notes.add(pair, title="Privat", body="hush").made
    desk.commitments.add(pair, text="Read", owner=Role.MENTEE)
    return goal, meeting, note


def test_a_pair_takes_along_what_is_its_own_and_brings_it_back(
    desk: Desk, pair: MentorshipId, mentorship: Mentorship, clock: SetClock
) -> None:
    goal, meeting, note = filled(desk, pair)
    alone = desk.goals.add(pair, title="Deleted before").made
    desk.goals.trash(alone)
    other = MentorshipId(
        desk.mentorships.begin(
            mentor=mentorship.mentor,
            mentee=mentorship.mentee,
            me=mentorship.me,
            start=mentorship.start,
        ).made
    )
    kept = desk.goals.add(other, title="Of another pair").made
    clock.forward(seconds=1)
    desk.mentorships.trash(pair)
    assert [one[0] for one in listed(desk)] == ["mentorship", "goal"]
    assert not desk.goals.all(pair) and not desk.meetings.all(pair)
    assert not desk.commitments.open(pair)
    assert not desk.notes.rows(pair) and not desk.search.newest("hush")
    assert [one.id for one in desk.goals.all(other)] == [kept]
    desk.trash.restore("mentorship", pair)
    assert [one.id for one in desk.goals.all(pair)] == [goal]
    assert steps(desk, goal) == ["Slot"]
    assert [item.text for item in desk.meetings.page(meeting).agenda] == ["One"]
    assert (desk.notes.text(note), len(desk.search.newest("hush"))) == ("hush", 1)
    assert listed(desk) == [("goal", "Deleted before")]
    assert not any(finding.problems for finding in desk.verification.run())


def test_a_deleted_pair_is_one_change_to_take_back(desk: Desk, pair: MentorshipId) -> None:
    goal, _meeting, note = filled(desk, pair)
    before = desk.notes.rows(pair)
    desk.mentorships.trash(pair)
    desk.history.undo()
    assert listed(desk) == []
    assert (desk.notes.rows(pair), steps(desk, goal)) == (before, ["Slot"])
    desk.history.redo()
    assert [one[0] for one in listed(desk)] == ["mentorship"]
    assert desk.notes.get(note).trashed_at


def test_what_was_deleted_before_its_pair_brings_the_pair_along(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    goal = desk.goals.add(pair, title="Talk").made
    step = desk.milestones.add(goal, "Slot").made
    desk.milestones.trash(step)
    clock.forward(seconds=1)
    desk.mentorships.trash(pair)
    desk.trash.restore("milestone", step)
    assert desk.mentorships.in_view() is not None
    assert steps(desk, goal) == ["Slot"]
    assert listed(desk) == []


def test_purging_a_pair_leaves_nothing_of_it(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    goal, meeting, note = filled(desk, pair)
    desk.mentorships.trash(pair)
    clock.forward(days=31)
    assert desk.trash.purge() == 7  # the pair, goal, step, meeting, point, note, promise
    for service, erased in ((desk.goals, goal), (desk.meetings, meeting), (desk.notes, note)):
        with pytest.raises(RecordMissing):
            service.get(erased)
    assert listed(desk) == []
    assert not any(finding.problems for finding in desk.verification.run())


def test_a_goal_comes_back_with_what_went_with_it_and_no_more(
    desk: Desk, pair: MentorshipId, clock: SetClock
) -> None:
    goal = desk.goals.add(pair, title="Talk", milestones=("Find a slot", "Rehearse")).made
    fright = desk.obstacles.add(goal, "Stage fright").made
    desk.obstacles.add(goal, "No room", visibility=Visibility.SHARED)
    found = desk.goals.page(goal, clock().date())
    desk.milestones.trash(found.milestones[0].id)
    desk.obstacles.trash(fright)  # in the same moment as the goal: the change tells them apart
    desk.goals.trash(goal)
    assert sorted(listed(desk)) == [
        ("goal", "Talk"),
        ("milestone", "Find a slot"),
        ("obstacle", "Stage fright"),
    ]
    desk.trash.restore("goal", goal)
    back = desk.goals.page(goal, clock().date())
    assert steps(desk, goal) == ["Rehearse"]
    assert [one.title for one in back.obstacles] == ["No room"]
    assert sorted(listed(desk)) == [("milestone", "Find a slot"), ("obstacle", "Stage fright")]
