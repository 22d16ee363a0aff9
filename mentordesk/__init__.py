"""MentorDesk's core: everything but the window. It knows no Qt."""

__version__ = "0.1.0"
