"""A module put off is loaded at the first question, whole and once."""

import sys
from pathlib import Path

import pytest

from mentordesk.lazy import LaterModule, load_later

SOURCE = """
from put_off_log import loads
loads.append(1)
answer = 42
"""


@pytest.fixture
def loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    (tmp_path / "put_off_log.py").write_text("loads = []")
    (tmp_path / "put_off.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("put_off", "put_off_log"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    from put_off_log import loads as found

    return found


def test_importing_again_loads_nothing_and_the_first_question_does(loads: list[int]) -> None:
    load_later("put_off")
    import put_off

    assert type(sys.modules["put_off"]) is LaterModule
    assert not loads
    assert put_off.answer == 42
    assert put_off.answer == 42
    assert loads == [1]
    with pytest.raises(AttributeError):
        _ = put_off.missing


def test_what_is_ready_is_had_without_loading_and_then_replaced(loads: list[int]) -> None:
    load_later("put_off", early="bird", answer=41)
    import put_off

    assert (put_off.early, put_off.answer, loads) == ("bird", 41, [])
    with pytest.raises(AttributeError):
        _ = put_off.missing
    assert (put_off.answer, loads) == (42, [1])


def test_a_module_that_is_loaded_or_missing_is_left_alone(loads: list[int]) -> None:
    import put_off

    load_later("put_off")
    assert sys.modules["put_off"] is put_off
    load_later("put_off_nowhere")
    assert "put_off_nowhere" not in sys.modules
    assert loads == [1]
