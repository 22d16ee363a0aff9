"""What a list model tells our delegates about a row (see ``ui.models``)."""

from ui.models.roles import Role
from ui.models.rows import CardData, Fact, RowData

__all__ = ["CardData", "Fact", "Role", "RowData"]
