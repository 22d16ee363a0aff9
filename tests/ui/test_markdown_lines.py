"""The marks of a line are read, continued and changed."""

import pytest

from ui.markdown_lines import (
    BOLD,
    ITALIC,
    next_prefix,
    plain_prefix,
    prefix_as,
    read_line,
    toggled_box,
    toggled_emphasis,
)


@pytest.mark.parametrize(
    ("text", "kind", "prefix"),
    [
        ("- a", "item", "- "),
        ("  * a", "item", "  * "),
        ("12) a", "item", "12) "),
        ("-", "item", "-"),
        ("- [ ] a", "task", "- [ ] "),
        ("- [X]", "task", "- [X]"),
        ("1. [x] a", "task", "1. [x] "),
        ("- [x](https://a.org)", "item", "- "),
        ("> a", "quote", "> "),
        ("> > a", "quote", "> > "),
        ("### a", "heading", "### "),
        ("#a", "text", ""),
        ("-a", "text", ""),
        ("**a**", "text", ""),
        ("", "text", ""),
    ],
)
def test_a_line_is_read(text: str, kind: str, prefix: str) -> None:
    line = read_line(text)
    assert (line.kind, line.prefix, line.prefix + line.rest) == (kind, prefix, text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- a", "- "),
        ("  + a", "  + "),
        ("9. a", "10. "),
        ("- [x] a", "- [ ] "),
        ("> a", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("> ", ""),
        ("# a", None),
        ("a", None),
    ],
)
def test_a_list_goes_on_until_an_empty_item(text: str, after: str | None) -> None:
    assert next_prefix(read_line(text)) == after


def test_a_box_is_ticked_and_opened_again() -> None:
    assert toggled_box(read_line("  - [ ] a")) == "  - [x] "
    assert toggled_box(read_line("2. [x] a")) == "2. [ ] "
    assert toggled_box(read_line("- a")) is None


def test_a_line_becomes_something_else() -> None:
    assert prefix_as("heading", read_line("# a")) == "## "
    assert prefix_as("item", read_line("- [ ] a")) == "- "
    assert prefix_as("task", read_line("  3. a")) == "  3. [ ] "
    assert prefix_as("task", read_line("> a")) == "- [ ] "
    assert plain_prefix(read_line("  - a")) == "  "


@pytest.mark.parametrize(
    ("text", "which", "after"),
    [
        ("a", BOLD, "**a**"),
        ("**a**", BOLD, "a"),
        ("*a*", BOLD, "***a***"),
        ("***a***", BOLD, "*a*"),
        ("**a**", ITALIC, "***a***"),
        ("*a*", ITALIC, "a"),
        (" a b ", ITALIC, " *a b* "),
        ("a\n\n**b**", BOLD, "**a**\n\n**b**"),
        ("**a**\n**b**", BOLD, "a\nb"),
        ("**", BOLD, "******"),
        ("", BOLD, ""),
    ],
)
def test_emphasis_is_switched(text: str, which: int, after: str) -> None:
    assert toggled_emphasis(text, which) == after
