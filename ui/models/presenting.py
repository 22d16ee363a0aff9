"""Whether others look at the screen too: then private things are hidden until asked for. No Qt."""

from mentordesk.words import _


class Presenting:
    """One for the whole program: `presenting`."""

    is_on: bool = False

    def hides(self, *, private: bool) -> bool:
        """Tell whether something is to be hidden for now."""
        return self.is_on and private


presenting = Presenting()


def hidden_words() -> str:
    """Return what stands in the place of something hidden."""
    return _("Hidden while presenting")
