"""The files of the sample read as typed, refer to each other rightly, and a slip is found."""

import re
from pathlib import Path

import msgspec
import pytest

import resources
from mentordesk.domain.meeting import MeetingState
from mentordesk.services.sample import texts


def test_every_key_that_is_named_exists() -> None:
    year = texts.year()
    meetings = {text.key for text in year.meetings}
    goals = {text.key for text in year.goals}
    obstacles = {text.key for goal in year.goals for text in goal.obstacle}
    assert {note.meeting for note in year.notes} <= meetings | {""}
    assert {key for text in year.meetings for key in text.goals} <= goals
    for text in year.commitments:
        assert text.meeting in meetings | {""}
        assert text.goal in goals | {""}
        assert text.obstacle in obstacles | {""}
        assert text.meeting or text.made


def test_keys_are_unique() -> None:
    year = texts.year()
    for rows in (year.expectations, year.boundaries, year.goals, year.meetings):
        assert len({row.key for row in rows}) == len(rows)


def test_what_is_past_lies_before_the_last_days() -> None:
    # The whole year may move on by two days, and must not reach into the future then.
    year = texts.year()
    done = [step.done_on for goal in year.goals for step in goal.milestone]
    done += [text.done_on for text in year.commitments]
    done += [goal.closed_on for goal in year.goals]
    done += [text.when for text in year.meetings if text.outcome is not MeetingState.PLANNED]
    done += [note.when for note in year.notes if not note.meeting]
    assert max(day for day in done if day is not None) < -2


def test_free_notes_have_a_title_of_their_own() -> None:
    assert all(note.meeting or note.title for note in texts.year().notes)


def test_every_place_in_a_sentence_has_words() -> None:
    pools = texts.pools()
    for lists in (pools.sentences, pools.titles):
        for lines in lists.values():
            names = {name for line in lines for name in re.findall(r"\{(\w+)\}", line)}
            assert names <= set(pools.words)


def test_a_slip_in_a_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "pools.toml").write_text("[wrods]\n", encoding="utf-8")
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    with pytest.raises(msgspec.ValidationError):
        texts.pools.__wrapped__()
