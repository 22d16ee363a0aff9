"""Calendar files as other programs write them."""

from mentordesk.calendar.incoming import IncomingEvent, Refusal
from mentordesk.calendar.reading import read_calendar


def event(**lines: str | None) -> str:
    """Return a VEVENT of an hour; ``DTSTART=";TZID=…:2026…"`` sets a line, None leaves it out.

    Underscores stand for hyphens.
    """
    whole: dict[str, str | None] = {
        "UID": ":one@example.org",
        "DTSTAMP": ":20260901T120000Z",
        "DTSTART": ";TZID=Europe/Berlin:20261006T150000",
        "DTEND": ";TZID=Europe/Berlin:20261006T160000",
        "SUMMARY": ":Mentoring",
    }
    whole |= {name.replace("_", "-"): value for name, value in lines.items()}
    own = [f"{name}{value}" for name, value in whole.items() if value is not None]
    return "\r\n".join(["BEGIN:VEVENT", *own, "END:VEVENT", ""])


def calendar(*components: str, method: str = "", head: str = "") -> bytes:
    """Return the file with these components."""
    asked = f"METHOD:{method}\r\n" if method else ""
    begin = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Others//EN\r\n{asked}{head}"
    return (begin + "".join(components) + "END:VCALENDAR\r\n").encode()


def held(*components: str, **more: str) -> IncomingEvent:
    """Return the one event that a calendar of these components holds."""
    read = read_calendar(calendar(*components, **more))
    assert read.refusals == ()
    (only,) = read.events
    return only


def refused(*components: str, **more: str) -> Refusal:
    """Return the one refusal that a calendar of these components ends in."""
    read = read_calendar(calendar(*components, **more))
    assert read.events == ()
    (only,) = read.refusals
    return only
