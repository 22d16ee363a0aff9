"""A runner that has answered when `run` returns."""

from collections.abc import Generator

from ui.inline_runner import InlineRunner


def count(upto: int) -> Generator[int, None, str]:
    for number in range(upto):
        if number == 3:
            raise ValueError
        yield number
    return "done"


def test_answers_and_errors_come_at_once() -> None:
    answers: list[int] = []
    errors: list[Exception] = []
    InlineRunner().run(lambda: 42, answers.append, errors.append)
    InlineRunner().run(lambda: int("words"), answers.append, errors.append)
    assert answers == [42]
    assert [type(error) for error in errors] == [ValueError]


def test_an_error_of_who_asked_is_not_taken_for_one_of_the_job() -> None:
    errors: list[Exception] = []

    def broken(_answer: int) -> None:
        raise LookupError

    try:
        InlineRunner().run(lambda: 42, broken, errors.append)
    except LookupError:
        errors.append(LookupError())
    assert len(errors) == 1


def test_a_long_job_tells_its_progress_and_its_end() -> None:
    steps: list[int] = []
    ends: list[object] = []
    cancel = InlineRunner().run_slices(count(2), steps.append, ends.append, ends.append)
    assert (steps, ends) == ([0, 1], ["done"])
    cancel()
    InlineRunner().run_slices(count(9), steps.append, ends.append, ends.append)
    assert steps == [0, 1, 0, 1, 2]
    assert isinstance(ends[-1], ValueError)
