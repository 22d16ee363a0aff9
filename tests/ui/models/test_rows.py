"""What a screen reader says of cards and rows."""

from ui.models.rows import CardData, Fact, RowData


def test_a_card_says_title_status_progress_and_remarks() -> None:
    facts = (Fact("calendar", "Due 24 December"), Fact("", "Next: Write"))
    card = CardData(title="Thesis", status="On track", facts=facts, done=1, total=3)
    assert card.spoken == "Thesis, On track, 1 of 3, Due 24 December, Next: Write"


def test_a_card_without_milestones_has_no_progress_to_say() -> None:
    assert CardData(title="Thesis", facts=(Fact("", ""),)).spoken == "Thesis"


def test_a_row_says_that_it_is_private() -> None:
    row = RowData(title="Draft", date="10 Nov", summary="Chapter five", private=True)
    assert row.spoken == "Draft, 10 Nov, private, Chapter five"
    assert RowData(title="Draft").spoken == "Draft"
