"""Links are opened only when they are harmless in kind, and after a look at where they lead."""

import pytest
from PySide6.QtCore import QUrl

from ui.dialogs.open_link import join_call, open_link


class Person:
    """Answers, and remembers what was asked."""

    def __init__(self, *, yes: bool = True) -> None:
        self.yes = yes
        self.asked: list[str] = []
        self.told: list[str] = []

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.asked.append(text)
        return self.yes

    def inform(self, title: str, text: str) -> None:
        self.told.append(text)


def opened(address: str, person: Person) -> list[str]:
    urls: list[QUrl] = []
    open_link(address, person, urls.append)  # type: ignore[arg-type]
    return [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in urls]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a%20b?c=d#e", "mailto:jonas@example.org", "HTTPS://example.org/"],
)
def test_a_page_or_a_letter_is_opened_as_it_was_shown(address: str) -> None:
    person = Person()
    found = opened(address, person)
    assert found == person.asked
    assert found[0].lower() == address.lower()


def test_a_no_opens_nothing() -> None:
    person = Person(yes=False)
    assert opened("https://example.org/", person) == []
    assert person.asked == ["https://example.org/"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "//example.org/share",
        "/etc/passwd",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org/",
        "smb://example.org/share",
        "ssh://example.org",
        "vscode://file/etc/passwd",
        "ms-settings:privacy",
        "tel:+491234",
        " https://example.org/",
        "https://",
        "https:///etc/passwd",
        "https://exa mple.org/",
    ],
)
def test_other_kinds_are_never_opened_nor_asked_about(address: str) -> None:
    person = Person()
    assert opened(address, person) == []
    assert person.asked == []


def test_letters_that_look_like_others_are_shown_as_what_they_are() -> None:
    person = Person()
    opened("https://\u0440\u0430ypal.com/", person)
    assert person.asked == ["https://xn--ypal-43d9g.com/"]


def test_a_letter_takes_no_files_along() -> None:
    assert opened("mailto:a@example.org?attach=/etc/passwd&subject=Hi", Person()) == [
        "mailto:a@example.org"
    ]


def test_what_cannot_be_looked_at_is_not_opened() -> None:
    person = Person()
    assert opened("https://example.org/" + "a" * 3000, person) == []
    assert person.told == ["This address is too long to see where it leads."]


def joined(address: str, person: Person, *, taken: bool = True) -> list[str]:
    urls: list[str] = []

    def opener(url: QUrl) -> bool:
        urls.append(url.toString())
        return taken

    join_call(address, person, opener)  # type: ignore[arg-type]
    return urls


def test_a_room_of_a_provider_is_opened_at_once() -> None:
    person = Person()
    link = "https://us02web.zoom.us/j/81750263914"
    assert joined(link, person) == [link]
    assert person.asked == person.told == []


def test_another_page_is_looked_at_first_and_what_is_no_link_is_refused() -> None:
    person = Person(yes=False)
    assert joined("https://example.org/room", person) == []
    assert person.asked == ["https://example.org/room"]
    for foreign in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://zoom.us@evil.example/j/1",
    ):
        assert joined(foreign, person) == []
    assert len(person.told) == 3


def test_where_no_program_takes_it_the_link_is_shown() -> None:
    person = Person()
    joined("https://meet.jit.si/ours", person, taken=False)
    assert "https://meet.jit.si/ours" in person.told[0]
