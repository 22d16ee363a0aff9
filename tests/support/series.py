"""Series and their meetings as values, for tests that write or compare them."""

from datetime import UTC, datetime

from mentordesk.domain.ids import MentorshipId, SeriesId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.recurrence import Recurrence
from mentordesk.domain.series import Series

MADE = datetime(2026, 1, 1, tzinfo=UTC)
PAIR = MentorshipId("pair")


def series_of(first: datetime, zone: str, rule: Recurrence) -> Series:
    return Series(
        id="series",
        mentorship_id=PAIR,
        created_at=MADE,
        updated_at=MADE,
        title="Regular",
        starts_local=first,
        zone=zone,
        rule=rule,
        uid="series@mentordesk",
    )


def meetings_of(series: Series) -> list[Meeting]:
    return [
        Meeting(
            id=f"m{n}",
            mentorship_id=PAIR,
            created_at=MADE,
            updated_at=MADE,
            title=series.title,
            starts_local=time,
            zone=series.zone,
            minutes=series.minutes,
            series_id=SeriesId(series.id),
            recurs_local=time,
            uid=f"m{n}@mentordesk",
        )
        for n, time in enumerate(series.wall_times())
    ]
