"""Templates as the cards of an empty state."""

from mentordesk.services.templates import templates_for


def template_cards(kind: str) -> list[tuple[str, str, str, str]]:
    """Return (key, icon, title, subtitle) of each template of a kind of record."""
    return [(one.key, one.icon, one.title, one.subtitle) for one in templates_for(kind)]
