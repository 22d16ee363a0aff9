"""Every error has a sentence of its own, of a kind, and with nothing personal in it."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk import errors
from mentordesk.error_text import left_out_text, problem_text, sentence
from mentordesk.errors import (
    DeskError,
    KeyringTrouble,
    LeftOut,
    LinkTrouble,
    MentorDeskError,
    Problem,
    RefusedBecause,
)

SECRET = Path("/home/amara/Ünsere Gespräche")


def kinds(base: type[MentorDeskError] = MentorDeskError) -> Iterator[type[MentorDeskError]]:
    yield base
    for kind in base.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield from kinds(kind)


def made(kind: type[MentorDeskError]) -> MentorDeskError:
    """Return an error of `kind` that carries something personal wherever it can."""
    if kind is errors.ImportRefused:
        return errors.ImportRefused(SECRET, RefusedBecause.INVALID, str(SECRET))
    if issubclass(kind, DeskError):
        return kind(SECRET, str(SECRET))
    arguments: dict[type[MentorDeskError], tuple[object, ...]] = {
        errors.KeySlotsDamaged: (SECRET, str(SECRET)),
        errors.KeySlotsTooNew: (SECRET,),
        errors.PassphraseTooWeak: (12.5,),
        errors.ValidationError: ({str(SECRET): Problem.EMPTY},),
        errors.RecordMissing: (str(SECRET), str(SECRET)),
        errors.KeyringUnavailable: (KeyringTrouble.LOCKED,),
        errors.LinkRefused: (LinkTrouble.USER_INFO,),
        errors.ServerRefused: (403,),
        errors.ServerFailed: (503,),
    }
    return kind(*arguments.get(kind, (str(SECRET),)))


ALL = [
    *map(made, kinds()),
    *(errors.ImportRefused(SECRET, reason, str(SECRET)) for reason in RefusedBecause),
    *(errors.KeyringUnavailable(reason) for reason in KeyringTrouble),
    *(errors.LinkRefused(reason) for reason in LinkTrouble),
    OSError(errno.ENOSPC, "full", str(SECRET)),
    OSError(errno.EIO, "bad sector", str(SECRET)),
    PermissionError(errno.EACCES, "denied", str(SECRET)),
    FileNotFoundError(errno.ENOENT, "gone", str(SECRET)),
    MemoryError(),
    ZeroDivisionError(str(SECRET)),
    KeyboardInterrupt(str(SECRET)),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_a_sentence_for_every_error(error: BaseException) -> None:
    words = sentence(error)
    assert words[0].isupper()
    assert words.endswith(".")
    assert 20 < len(words) < 200
    assert str(SECRET) not in words
    assert "amara" not in words.lower()
    jargon = ("exception", "traceback", "errno", "invalid", "failed", "illegal", "slot")
    assert not [word for word in jargon if word in words.lower()]


def test_no_error_borrows_the_sentence_of_another_kind() -> None:
    """A kind that is added to errors.py and forgotten here would speak like its parent."""
    words = {kind: sentence(made(kind)) for kind in kinds()}
    assert len(set(words.values())) == len(words)
    refusals = {sentence(errors.ImportRefused(SECRET, reason)) for reason in RefusedBecause}
    assert len(refusals) == len(RefusedBecause)
    links = {sentence(errors.LinkRefused(reason)) for reason in LinkTrouble}
    assert len(links) == len(LinkTrouble)


def test_a_full_disk_reads_the_same_however_it_comes() -> None:
    assert sentence(OSError(errno.ENOSPC, "")) == sentence(errors.DiskFull(SECRET))


def test_a_later_kind_of_a_known_error_speaks_like_it() -> None:
    class Special(errors.DeskInUse):
        pass

    assert sentence(Special(SECRET)) == sentence(errors.DeskInUse(SECRET))


@pytest.mark.parametrize("problem", Problem)
def test_a_short_text_for_every_problem(problem: Problem) -> None:
    words = problem_text(problem)
    assert words[0].isupper()
    assert not words.endswith(".")
    assert 8 < len(words) < 60


def test_problems_differ() -> None:
    assert len({problem_text(problem) for problem in Problem}) == len(Problem)


@pytest.mark.parametrize("reason", LeftOut)
def test_a_text_for_every_event_that_is_left_out(reason: LeftOut) -> None:
    words = left_out_text(reason)
    assert words.startswith(("It ", "Its ", "A newer", "Part "))
    assert not words.endswith(".")
    assert 20 < len(words) < 100
    assert len({left_out_text(other) for other in LeftOut}) == len(LeftOut)


def test_sentences_are_translated_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentordesk.error_text._", lambda words: f"<{words}>")
    assert sentence(errors.WrongPassphrase()).startswith("<That passphrase")
    assert sentence(ValueError()).startswith("<Something went wrong")
    assert problem_text(Problem.EMPTY) == "<Please fill this in>"
