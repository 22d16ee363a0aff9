"""Words that are not on the disk yet."""

from pathlib import Path

from mentordesk.domain.changes import NO_CHANGES
from mentordesk.errors import DiskFull, ValidationError
from ui.kept_words import KeptWords, Words

FULL = DiskFull(Path("desk"))


def words(*key: str, value: str = "") -> Words:
    return Words(key, value, lambda _desk: NO_CHANGES, None, None)


def test_what_is_saved_is_forgotten() -> None:
    kept, one = KeptWords(), words("a")
    assert not kept
    kept.put(one)
    assert kept
    kept.saved(one)
    assert not kept


def test_what_the_disk_refused_is_kept_and_tried_again_in_its_order() -> None:
    kept, found = KeptWords(), [words("a"), words("b"), words("c")]
    for one in found:
        kept.put(one)
        assert kept.not_saved(one, FULL)
    assert kept.to_try_again() == found
    assert kept.to_try_again() == []  # they are under way
    kept.not_saved(found[1], FULL)
    assert kept.to_try_again() == [found[1]]


def test_newer_words_for_the_same_place_take_over() -> None:
    kept, old, new = KeptWords(), words("a", value="A"), words("a", value="AB")
    kept.put(old)
    kept.put(new)
    assert not kept.not_saved(old, FULL)
    kept.saved(old)
    assert kept  # the newer ones are not saved yet
    assert kept.not_saved(new, FULL)
    assert kept.under(()) == {("a",): "AB"}


def test_words_that_are_wrong_are_not_tried_again_but_remembered_until_others_come() -> None:
    kept, one = KeptWords(), words("a", "why", value="W")
    kept.put(one)
    assert not kept.not_saved(one, ValidationError({}))
    assert not kept
    assert kept.to_try_again() == []
    assert kept.under(("a",)) == {}
    assert kept.wrong_under(("a",)) == {("why",): "W"}
    kept.put(words("a", "why"))
    assert kept.wrong_under(("a",)) == {}


def test_of_wrong_words_only_the_latest_are_remembered() -> None:
    kept, old, new = KeptWords(), words("a", value="A"), words("a", value="AB")
    kept.put(old)
    kept.put(new)
    kept.not_saved(old, ValidationError({}))
    assert kept.wrong_under(()) == {}


def test_what_nobody_foresaw_does_not_lose_words() -> None:
    kept, one = KeptWords(), words("a")
    kept.put(one)
    assert kept.not_saved(one, OSError(28, "full"))


def test_refused_words_are_found_by_what_they_belong_to() -> None:
    kept = KeptWords()
    for one in (words("goal", "title", value="T"), words("goal", "why", value="W"), words("x")):
        kept.put(one)
        assert () not in kept.under(one.key)  # it may yet be saved
        kept.not_saved(one, FULL)
    assert kept.under(("goal",)) == {("title",): "T", ("why",): "W"}
