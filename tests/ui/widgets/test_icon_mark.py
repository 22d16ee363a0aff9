"""A mark is an icon in a colour."""

from ui.widgets.icon_mark import IconMark


def test_it_is_drawn_in_its_colour_and_grows(look, qapp, paint) -> None:
    mark = IconMark("lock", "ok", 24)
    assert look.color("ok").name().upper() in paint(mark)
    mark.set_icon("flag", "bad")
    assert look.color("bad").name().upper() in paint(mark)
    look.apply(qapp, "light", 1.5)
    assert mark.sizeHint().width() == 36
