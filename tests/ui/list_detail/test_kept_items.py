"""Items of a checklist as a person left them."""

from collections.abc import Mapping

from ui.kept_words import Key
from ui.list_detail.kept_items import Kept, as_typed, nothing_kept
from ui.widgets.checklist import CheckItem

ITEMS = [CheckItem("a", "Outline", True, "Due"), CheckItem("b", "Draft", False)]


def keeping(words: Mapping[Key, object]) -> Kept:
    def kept(*start: str) -> Mapping[Key, object]:
        size = len(start)
        return {key[size:]: value for key, value in words.items() if key[:size] == start}

    return kept


def test_what_is_saved_is_shown_as_it_is() -> None:
    assert as_typed(ITEMS, nothing_kept, "goal", "milestones") == ITEMS


def test_a_new_name_that_is_not_saved_is_shown_and_said_to_be() -> None:
    shown = as_typed(ITEMS, keeping({("b", "name"): "First draft"}), "goal", "milestones")
    assert shown == [ITEMS[0], CheckItem("b", "First draft", False, "Not saved yet")]


def test_new_items_wait_at_the_end_of_their_own_list() -> None:
    kept = keeping(
        {
            ("goal", "milestones", "1"): "One",
            ("goal", "obstacles", "2"): "No time",
            ("other", "milestones", "3"): "Elsewhere",
            ("goal", "milestones", "4"): "Two",
        }
    )
    shown = as_typed(ITEMS, kept, "goal", "milestones")
    assert shown[:2] == ITEMS
    assert [(one.text, one.detail, one.waiting) for one in shown[2:]] == [
        ("One", "Not saved yet", True),
        ("Two", "Not saved yet", True),
    ]
    assert len({one.id for one in shown}) == 4
