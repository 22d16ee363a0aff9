"""A card can be made from little."""

from ui.widgets.roles import CardData, Fact, Role, RowData


def test_a_card_needs_a_title_alone() -> None:
    card = CardData(title="Confidentiality")
    assert (card.total, card.facts, card.muted, card.tone) == (0, (), False, "neutral")
    assert RowData(title="Note").private is False
    assert Fact("calendar", "Due").tone == ""


def test_roles_do_not_meet_those_of_qt() -> None:
    assert min(Role) > 256
    assert len(set(Role)) == 4
