"""Python's garbage is collected on the window's thread alone.

What a closed dialog or a locked desk left holds timers and windows, and Qt wants those ended on the
thread that made them: Python collects on whichever thread happens to allocate, and on one of a
backup or a check that brings the program down. So collecting by itself is off, and the window's
thread collects where Python would have, whenever an answer comes back to it.
"""

import gc


def take_over() -> None:
    """From now on nothing is collected but by `collect_if_due`; what a start made is kept."""
    gc.disable()
    gc.freeze()


def collect_if_due() -> None:
    """Collect the oldest generation that is due, if any; call it on the window's thread."""
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > most > 0
    ]
    if due:
        gc.collect(due[-1])
