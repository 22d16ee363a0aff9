"""The encrypted store: tables, rows and values, units of work, search, migrations."""

from inspect import iscoroutine

from mentordesk.lazy import load_later

# SQLAlchemy imports them and MentorDesk never needs them: 30 ms and 10 MiB, TLS and e-mail parsers.
load_later("asyncio", iscoroutine=iscoroutine)
load_later("importlib.metadata")
