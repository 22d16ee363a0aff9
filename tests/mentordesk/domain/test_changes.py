"""The news of a unit of work."""

from mentordesk.domain.changes import NO_CHANGES, Changes
from mentordesk.domain.ids import ChangeId


def test_news_is_true_and_no_news_is_false() -> None:
    news = Changes(ChangeId("c"), "goal.edit", frozenset({"goal"}), frozenset({"g"}))
    assert news
    assert not NO_CHANGES
    assert NO_CHANGES.topics == NO_CHANGES.ids == frozenset()
    assert news.made == ""
