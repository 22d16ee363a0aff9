"""The window of MentorDesk, in Qt Widgets."""

from ui.light_import import import_lightly

import_lightly()
