"""What a salvage saved and what it did not: counts, and in words. It holds no words of a desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentordesk.services.kind_words import kind_word
from mentordesk.services.mending import Flaw, Lack
from mentordesk.words import N_, _, ngettext


@dataclass(frozen=True, slots=True)
class Lot:
    """How many of a kind were saved whole, how many in part, and how many are known to be lost."""

    whole: int
    in_part: int
    lost: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing."""
        return not self.in_part and not self.lost


@dataclass(frozen=True, slots=True)
class Report:
    """What was saved and what was not.

    ``kinds`` counts records (a note with its text is one), ``steps`` the changes of the history.
    ``gaps`` is how many more there may have been: their numbers are missing, which those of erased
    ones are, too.
    ``changes_missing`` is how many changes ``desk.head`` knows of that the file does not.
    """

    kinds: dict[str, Lot]
    gaps: int
    steps: Lot
    pages: int
    damaged_pages: int
    changes_missing: int
    flaws: tuple[Flaw, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every page could be read, and nothing is known to be missing."""
        return not (self.changes_missing or self.damaged_pages) and all(
            lot.is_whole for lot in (*self.kinds.values(), self.steps)
        )


_LACKS = {
    Lack.CUT_SHORT: N_("its text ends early"),
    Lack.SOME_FIELDS: N_("some of it is gone, or as it was some changes ago"),
    Lack.PLACE_ONLY: N_("made anew for what belongs to it; look through what it says"),
    Lack.IN_A_NOTE: N_("its words are in the note “Words of what was lost”"),
    Lack.LOST: N_("lost"),
}


def summary(report: Report) -> str:
    """Return in a sentence or two what was saved."""
    whole = sum(lot.whole for lot in report.kinds.values())
    part = sum(lot.in_part for lot in report.kinds.values())
    lost = sum(lot.lost for lot in report.kinds.values())
    if report.is_whole:
        return _("Everything could be read. Records: {n}.").format(n=whole)
    words = _("Records saved whole: {whole}; in part: {part}; known to be lost: {lost}.")
    return words.format(whole=whole, part=part, lost=lost)


def counted(report: Report) -> list[str]:
    """Return a line for each kind of record, and for what else is missing."""
    line = _("{kind}: {whole} whole, {part} in part, {lost} lost")
    lines = [
        line.format(kind=kind_word(kind, 2), whole=lot.whole, part=lot.in_part, lost=lot.lost)
        for kind, lot in report.kinds.items()
        if lot != Lot(0, 0, 0)
    ]
    return [*lines, *_also_missing(report)]


def changes_missing(count: int) -> str:
    """Return in words that `count` changes are known and not in the file."""
    words = ngettext(
        "{n} change that was saved last is missing",
        "{n} changes that were saved last are missing",
        count,
    )
    return words.format(n=count)


def as_text(report: Report) -> str:
    """Return the whole report as text: counts and dates, no words that a person typed."""
    parts = [summary(report), "\n".join(counted(report))]
    if report.flaws:
        parts.append("\n".join(_flaw_line(flaw) for flaw in report.flaws))
    return "\n\n".join(parts) + "\n"


def _also_missing(report: Report) -> Iterator[str]:
    if report.steps.lost:
        words = ngettext(
            "{n} step of the history could not be read",
            "{n} steps of the history could not be read",
            report.steps.lost,
        )
        yield words.format(n=report.steps.lost)
    if report.changes_missing:
        yield changes_missing(report.changes_missing)
    if report.gaps:
        words = ngettext(
            "{n} more record may be lost, or was erased before",
            "{n} more records may be lost, or were erased before",
            report.gaps,
        )
        yield words.format(n=report.gaps)
    if report.damaged_pages:
        words = _("{n} of {all} pages of the file are damaged; not all that stood there is known")
        yield words.format(n=report.damaged_pages, all=report.pages)


def _flaw_line(flaw: Flaw) -> str:
    kind, lack = kind_word(flaw.kind), _(_LACKS[flaw.lack])
    if flaw.made_at is None:
        return _("{kind}: {lack}").format(kind=kind, lack=lack)
    day = flaw.made_at.astimezone().date().isoformat()
    return _("{kind} of {day}: {lack}").format(kind=kind, day=day, lack=lack)
