"""The one table of everything a person can ask for."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from ui.commands import COMMANDS, ELSEWHERE, Command, by_menu
from ui.theme.icons import icon
from ui.theme.theme import Theme


def mnemonic(text: str) -> str:
    return text.replace("&&", "").partition("&")[2][:1].lower()


def test_every_command_stands_in_one_menu() -> None:
    menus = list(by_menu())
    assert [words for words, _commands in menus] == ["&File", "&Pair", "&Edit", "&View", "&Help"]
    assert sorted(c.key for _words, commands in menus for c in commands) == sorted(
        {command.key for command in COMMANDS}
    )


def test_no_key_means_two_things() -> None:
    pressed = [QKeySequence(keys) for c in COMMANDS for keys in (c.shortcut, *c.also) if keys]
    assert all(keys.count() == 1 and keys.toString() for keys in pressed)
    often = Counter(keys.toString() for keys in pressed).most_common(1)
    assert often[0][1] == 1, often


def test_letters_of_a_menu_are_its_own() -> None:
    for words, commands in by_menu():
        letters = [letter for command in commands if (letter := mnemonic(command.text))]
        assert len(letters) == len(set(letters)), words


def test_words_are_read_without_the_mark_of_the_letter() -> None:
    assert Command("x", "File", "&Salt && pepper").words == "Salt & pepper"
    assert all("&" not in command.words for command in COMMANDS)


def test_every_icon_is_there(look: Theme) -> None:
    for command in COMMANDS:
        if command.icon:
            assert not icon(command.icon).isNull(), command.key


def test_keys_told_of_elsewhere_are_no_commands() -> None:
    commands = {keys for command in COMMANDS for keys in (command.shortcut, *command.also)}
    told = {keys for _group, row, _words in ELSEWHERE for keys in row.split(", ")}
    assert not commands & told
