"""How MentorDesk looks: tokens, theme, stylesheet, fonts and icons."""
