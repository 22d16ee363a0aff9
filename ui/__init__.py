"""The window of MentorDesk, in Qt Widgets."""
