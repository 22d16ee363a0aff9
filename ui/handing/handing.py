"""Puts the one form over the window, and takes it away again."""

from collections.abc import Callable

from mentordesk.vault.keys import has_keys
from ui.desk_session import DeskSession
from ui.handing.presenter import HandOverPresenter
from ui.handing.screen import HandOver
from ui.main_window import MainWindow
from ui.watch_desk import DeskWatch


def hand_over(
    window: MainWindow, session: DeskSession, watch: DeskWatch, given_back: Callable[[], None]
) -> HandOver:
    """Show who can answer now; `given_back` is called once the chair is its owner's again.

    Whoever is asked who sits in the chair can still go back; once somebody does, nobody can.
    """
    pair = session.the_mentorship()
    # The throwaway desk of the sample pair has no keys, and so no passphrase.
    screen = HandOver(pair, locks=has_keys(session.desk.store.path.parent))
    presenter = HandOverPresenter(session, pair, screen)
    screen.presenter = presenter
    screen.chosen.connect(presenter.choose)
    screen.edited.connect(presenter.edited)
    screen.stepped.connect(presenter.step)
    screen.ended.connect(presenter.end)
    screen.given_back.connect(given_back)

    def give_up() -> None:
        window.leave_alone()
        watch.begin()

    screen.given_up.connect(give_up)
    watch.end()  # nothing that it finds is for the one in the chair
    window.show_alone(screen)
    presenter.begin()
    return screen
