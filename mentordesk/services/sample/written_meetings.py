"""The year that was written by hand: meetings, their notes, and what came of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from mentordesk.domain import zones
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.ids import GoalId, MeetingId, ObstacleId
from mentordesk.domain.meeting import AgendaItem, Meeting, MeetingState
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Visibility
from mentordesk.domain.text import summary_of
from mentordesk.services.sample import texts
from mentordesk.services.sample.setting import MADE_AT, Setting, sample_id

_EARLIEST, _LATEST = -266, -11  # days on which invitations to meetings were written


def meetings(
    setting: Setting, chosen: tuple[texts.MeetingText, ...], goals: Mapping[str, GoalId]
) -> Iterator[Record]:
    """Yield each meeting, then its agenda."""
    for text in chosen:
        meeting = _meeting(setting, text, goals)
        yield meeting
        for place, item in enumerate(text.agenda, start=1):
            yield AgendaItem(
                **setting.stamp(
                    "agenda_item",
                    f"{text.key}/{place}",
                    meeting.created_at + timedelta(minutes=place),
                    meeting.updated_at,
                ),
                meeting_id=MeetingId(meeting.id),
                text=item.text,
                brought_by=item.by,
                done=text.outcome is MeetingState.HELD and not item.left,
                position=float(place),
            )


def meeting_ids(setting: Setting, chosen: tuple[texts.MeetingText, ...]) -> Mapping[str, MeetingId]:
    """Return the ids of the chosen meetings by their keys."""
    return {text.key: MeetingId(_meeting(setting, text, {}).id) for text in chosen}


def notes(
    setting: Setting,
    chosen: tuple[texts.NoteText, ...],
    kept: Mapping[str, MeetingId],
    goals: Mapping[str, GoalId],
) -> Iterator[Record]:
    """Yield each note, then its text; a note of a meeting that was not kept stands alone."""
    for text in chosen:
        about = tuple(goals[key] for key in text.goals if key in goals)
        yield from _note(setting, text, kept.get(text.meeting), about)


def note_day(text: texts.NoteText) -> int:
    """Return the day to which a written note belongs, counted from the anchor."""
    return _by_key(text.meeting).when if text.meeting else text.when


def commitments(
    setting: Setting,
    kept: Mapping[str, MeetingId],
    goals: Mapping[str, GoalId],
    obstacles: Mapping[str, ObstacleId],
) -> Iterator[Commitment]:
    """Yield all commitments; what they came of is named where it was kept."""
    for place, text in enumerate(texts.year().commitments, start=1):
        made = _end(setting, _by_key(text.meeting)) if text.meeting else None
        done = None if text.done_on is None else setting.moment(text.done_on, MADE_AT)
        yield Commitment(
            **setting.stamp(
                "commitment",
                place,
                (made or setting.moment(text.made, MADE_AT)) + timedelta(seconds=place),
                done,
            ),
            text=setting.fill(text.text),
            owner=text.owner,
            due=setting.day(text.due),
            state=text.state,
            done_on=setting.day_or_none(text.done_on),
            meeting_id=kept.get(text.meeting),
            goal_id=goals.get(text.goal),
            obstacle_id=obstacles.get(text.obstacle),
            visibility=text.visibility,
            position=float(place),
        )


def _meeting(setting: Setting, text: texts.MeetingText, goals: Mapping[str, GoalId]) -> Meeting:
    made = setting.moment(min(max(text.when - 14, _EARLIEST), _LATEST), MADE_AT)
    planned = text.outcome is MeetingState.PLANNED
    called_off = text.outcome is MeetingState.CANCELLED
    return Meeting(
        **setting.stamp(
            "meeting", text.key, made, None if planned else _closing(setting, text, called_off)
        ),
        title=text.title,
        starts_local=datetime.combine(setting.day(text.when), text.at),
        zone=text.zone,
        minutes=text.minutes,
        place=text.place,
        link=text.link,
        state=text.outcome,
        goal_ids=tuple(goals[key] for key in text.goals if key in goals),
        uid=sample_id(setting.seed, "uid", text.key, made),
        sequence=0 if planned else 1,
    )


def _closing(setting: Setting, text: texts.MeetingText, called_off: bool) -> datetime:
    end = _end(setting, text)
    return end - timedelta(hours=27) if called_off else end


def _end(setting: Setting, text: texts.MeetingText) -> datetime:
    return _start(setting, text) + timedelta(minutes=text.minutes)


def _start(setting: Setting, text: texts.MeetingText) -> datetime:
    return zones.to_utc(datetime.combine(setting.day(text.when), text.at), text.zone)


def _note(
    setting: Setting,
    text: texts.NoteText,
    meeting_id: MeetingId | None,
    goal_ids: tuple[GoalId, ...],
) -> tuple[Note, NoteText]:
    meeting = _by_key(text.meeting) if text.meeting else None
    title = text.title or (meeting.title if meeting else "")
    noted = _start(setting, meeting) if meeting else setting.moment(text.when, text.at)
    later = 15 if text.visibility is Visibility.SHARED else 40
    made = _end(setting, meeting) + timedelta(minutes=later) if meeting else noted
    body = setting.fill(text.body)
    stamp = setting.stamp("note", title, made)
    note = Note(
        **stamp,
        title=title,
        summary=summary_of(body),
        meeting_id=meeting_id,
        goal_ids=goal_ids,
        noted_at=noted,
        visibility=text.visibility,
    )
    return note, NoteText(**stamp, body=body, visibility=text.visibility)


def _by_key(key: str) -> texts.MeetingText:
    return next(text for text in texts.year().meetings if text.key == key)
