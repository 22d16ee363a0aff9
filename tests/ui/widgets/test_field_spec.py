"""Fields as values."""

import dataclasses

import pytest

from ui.widgets.field_spec import SHORT, Choice, FieldSpec, Hours, LongText, Number, Text


def test_a_field_cannot_be_changed() -> None:
    spec = Text("title", "Title")
    with pytest.raises(dataclasses.FrozenInstanceError):
        spec.name = "other"  # type: ignore[misc]
    assert hash(spec) == hash(Text("title", "Title"))


@pytest.mark.parametrize(
    ("spec", "short"),
    [
        (Text("a", "A"), False),
        (LongText("a", "A"), False),
        (Hours("a", "A"), False),
        (Number("a", "A"), True),
        (Choice("a", "A"), True),
    ],
)
def test_which_fields_stand_in_pairs(spec: FieldSpec, short: bool) -> None:
    assert isinstance(spec, SHORT) is short
