"""Open a link: of a note, once the person has seen where it leads; of a call, at once."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from mentordesk.calendar.join_links import classify
from mentordesk.error_text import sentence
from mentordesk.errors import LinkRefused
from mentordesk.services.joining import is_known
from mentordesk.words import _
from ui.dialogs.prompt import Prompter
from ui.markdown_html import SCHEMES

_LONGEST = 1500  # characters: more than that cannot be looked at


def open_link(
    address: str, prompter: Prompter, opener: Callable[[QUrl], object] = QDesktopServices.openUrl
) -> None:
    """Ask before `address` is given to the browser or the mail program; refuse other kinds.

    What is shown is what is opened. Of an e-mail's address only who it goes to is kept: the rest
    could ask a mail program for more than a letter, files for example.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    is_mail = url.scheme() == "mailto"
    if is_mail:
        url = QUrl(f"mailto:{url.path(QUrl.ComponentFormattingOption.FullyEncoded)}")
    if not url.isValid() or url.scheme() not in SCHEMES or not (url.host() or is_mail):
        return
    shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if len(shown) > _LONGEST:
        prompter.inform(_("Not opened"), _("This address is too long to see where it leads."))
        return
    title = _("Write to this address?") if is_mail else _("Open this page?")
    if prompter.confirm(title, shown, _("Open")):
        opener(QUrl(shown, QUrl.ParsingMode.StrictMode))


def join_call(
    address: str, prompter: Prompter, opener: Callable[[QUrl], object] = QDesktopServices.openUrl
) -> None:
    """Open the room of a call; a page of nobody that we know only after a look at where it leads.

    Where no program takes it, the link is shown to be copied.
    """
    try:
        link = classify(address)
    except LinkRefused as error:
        prompter.inform(_("Not opened"), sentence(error))
        return
    if not (is_known(link) or prompter.confirm(_("Open this page?"), link.link, _("Open"))):
        return
    if opener(QUrl(link.link, QUrl.ParsingMode.StrictMode)) is False:
        words = _("No program on this computer opened it. Copy it into your browser: {link}")
        prompter.inform(_("Not opened"), words.format(link=link.link))
