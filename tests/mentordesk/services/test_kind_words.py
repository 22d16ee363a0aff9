"""Every kind of record has a name, for one and for several."""

from mentordesk.services.kind_words import KIND_WORDS, kind_word
from mentordesk.store.tables import RECORD_TYPES


def test_every_kind_has_its_words() -> None:
    # A note's text is never spoken of without its note.
    assert {kind.KIND for kind in RECORD_TYPES} - KIND_WORDS.keys() == {"note_text"}
    assert (kind_word("goal"), kind_word("goal", 2)) == ("Goal", "Goals")
    assert kind_word("of a later program") == "of a later program"
