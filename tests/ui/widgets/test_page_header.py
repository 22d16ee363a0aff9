"""The head of a tab keeps its steps in reach in any width."""

import pytest

from ui.widgets.page_header import PageHeader


@pytest.fixture
def header(qtbot) -> PageHeader:
    found = PageHeader("Goals", "3 in focus", "New goal")
    qtbot.addWidget(found)
    found.resize(700, found.sizeHint().height())
    found.show()
    return found


def test_its_steps_are_signals(header, qtbot) -> None:
    with qtbot.waitSignal(header.search):
        header.search_button.click()
    with qtbot.waitSignal(header.primary):
        header.primary_button.click()


def test_a_narrow_one_has_its_steps_beneath(header, qapp) -> None:
    wide = header.sizeHint().height()
    assert header.primary_button.mapTo(header, header.primary_button.rect().topLeft()).x() > 400
    header.resize(330, 200)
    qapp.processEvents()
    assert header.sizeHint().height() > wide
    assert header.primary_button.mapTo(header, header.primary_button.rect().topLeft()).y() > 40
    header.resize(700, 200)
    qapp.processEvents()
    assert header.sizeHint().height() == wide


def test_large_text_wraps_too(header, look, qapp) -> None:
    header.resize(560, 200)
    assert not header._beneath
    look.apply(qapp, "light", 1.5)
    assert header._beneath
    assert header.minimumSizeHint().width() < 400


def test_words_and_the_step_can_change(header) -> None:
    header.set_title("Boundaries")
    header.set_subtitle("Nothing agreed yet")
