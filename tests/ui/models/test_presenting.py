"""Only private things are hidden, and only while others look."""

import pytest

from ui.models.presenting import Presenting


@pytest.mark.parametrize(
    ("on", "private", "hidden"),
    [(False, False, False), (False, True, False), (True, False, False), (True, True, True)],
)
def test_what_is_hidden(on: bool, private: bool, hidden: bool) -> None:
    presenting = Presenting()
    presenting.is_on = on
    assert presenting.hides(private=private) is hidden
