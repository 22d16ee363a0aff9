"""A data key is 32 random bytes that never show."""

import traceback

import pytest

from mentordesk.vault.data_key import DataKey


def test_fresh_keys_differ() -> None:
    fresh = {DataKey.fresh().raw for _ in range(100)}
    assert len(fresh) == 100
    assert {len(raw) for raw in fresh} == {32}


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_any_other_length_is_refused_without_showing_it(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes") as caught:
        DataKey(b"\x5a" * size)
    assert "Z" * 8 not in "".join(traceback.format_exception(caught.value))


def test_same_or_not() -> None:
    assert DataKey(b"a" * 32).is_same(DataKey(b"a" * 32))
    assert not DataKey(b"a" * 32).is_same(DataKey(b"b" * 32))


def test_the_bytes_never_show() -> None:
    key = DataKey(b"SECRETSECRETSECRETSECRETSECRET!!")
    shown = f"{key!r} {key} {[key]} {vars(DataKey)}"
    assert "SECRET" not in shown
    assert key.raw.hex() not in shown
    assert not hasattr(key, "__dict__")
