"""What code that sends things out is given: a desk in which nothing private exists.

It knows only the shared tables; this module must never import ``private_tables`` (an import
contract checks that).
"""

from sqlalchemy import Connection

from mentordesk.store.repository import Reader
from mentordesk.store.tables import SHARED


class SharedView(Reader):
    """Reads shared records, and has no way to read private ones."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(
            connection, {record_type: (table,) for record_type, table in SHARED.items()}
        )
