"""The command line: for scripts, tests and the curious. The window needs none of it.

Exit codes: 0 done, 1 the data says no, 2 usage or environment. Messages: stderr, one line each.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mentordesk import __version__
from mentordesk.error_text import sentence
from mentordesk.errors import (
    BackupDamaged,
    DeskDamaged,
    DeskReadOnly,
    ImportRefused,
    MentorDeskError,
    PassphraseTooWeak,
    ValidationError,
)
from mentordesk.process import leave_no_dumps
from mentordesk.words import _, use_language

DONE, DATA_SAYS_NO, CANNOT = 0, 1, 2
_DATA_ERRORS = (BackupDamaged, ImportRefused, ValidationError, PassphraseTooWeak)


class UsageError(MentorDeskError):
    """The words of a command are off; its text says how, and holds nothing of a desk."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    leave_no_dumps()
    use_language()
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UsageError as error:
        print(f"mentordesk: {error}", file=sys.stderr)
        return CANNOT
    except (MentorDeskError, OSError) as error:
        print(f"mentordesk: {sentence(error)}", file=sys.stderr)
        if isinstance(error, DeskDamaged) and run is _verify:
            return DATA_SAYS_NO
        return DATA_SAYS_NO if isinstance(error, _DATA_ERRORS) else CANNOT
    except Exception as bug:  # noqa: BLE001 - its own text, as Python prints it, can hold people's words
        print(f"mentordesk: {_bug_text(bug)}", file=sys.stderr)
        return CANNOT


def _bug_text(bug: Exception) -> str:
    """Return what a bug of ours is and where, without a word of its own."""
    frame = bug.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    words = _("That was MentorDesk's fault, not yours. Please tell us: {kind} at {where}.")
    return words.format(kind=type(bug).__name__, where=where)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mentordesk")
    parser.add_argument("--version", action="version", version=f"mentordesk {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--passphrase-fd", type=int, metavar="N", help=_("read it from there"))
    common.add_argument("--json", action="store_true", help=_("answer in JSON"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _add_making(commands, common)
    _add_moving(commands, common)
    verify = commands.add_parser("verify", parents=[common], help=_("check the desk's file"))
    verify.add_argument("desk", type=Path)
    verify.set_defaults(run=_verify)
    _add_safety(commands, common)
    return parser


def _add_safety(commands: Any, common: argparse.ArgumentParser) -> None:
    backup = commands.add_parser("backup", parents=[common], help=_("copy the desk into one file"))
    backup.add_argument("desk", type=Path)
    backup.add_argument("out", type=Path, nargs="?")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", parents=[common], help=_("make a desk of a backup"))
    restore.add_argument("backup", type=Path)
    restore.add_argument("desk", type=Path)
    restore.set_defaults(run=_restore)

    salvage = commands.add_parser(
        "salvage", parents=[common], help=_("make a new desk of what can be read of a damaged one")
    )
    salvage.add_argument("desk", type=Path)
    salvage.add_argument("out", type=Path)
    salvage.set_defaults(run=_salvage)


def _add_making(commands: Any, common: argparse.ArgumentParser) -> None:
    sample = commands.add_parser("sample", parents=[common], help=_("make a realistic pair"))
    sample.add_argument("desk", type=Path)
    for name in ("meetings", "notes", "goals"):
        sample.add_argument(f"--{name}", type=int, metavar="N")
    sample.add_argument("--seed", type=int, default=1)
    sample.set_defaults(run=_sample)

    create = commands.add_parser("create", parents=[common], help=_("make an empty desk"))
    create.add_argument("desk", type=Path)
    create.add_argument("--me", required=True, metavar="NAME")
    create.add_argument("--role", required=True, choices=("mentor", "mentee"))
    create.add_argument("--partner", required=True, metavar="NAME")
    create.set_defaults(run=_create)


def _add_moving(commands: Any, common: argparse.ArgumentParser) -> None:
    export = commands.add_parser("export", parents=[common], help=_("write a file"))
    export.add_argument("what", choices=("calendar", "json", "markdown", "csv"))
    export.add_argument("desk", type=Path)
    export.add_argument("out", type=Path)
    export.add_argument("--include-private", action="store_true")
    export.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    export.set_defaults(run=_export)

    take_in = commands.add_parser("import", parents=[common], help=_("take a file in"))
    take_in.add_argument("what", choices=("json",))
    take_in.add_argument("desk", type=Path)
    take_in.add_argument("file", type=Path)
    take_in.add_argument("--dry-run", action="store_true")
    take_in.set_defaults(run=_import)


def _sample(options: argparse.Namespace) -> int:
    from mentordesk.opening import found_sample

    sizes = {name: getattr(options, name) for name in ("meetings", "notes", "goals")}
    if any(size is not None and size < 0 for size in sizes.values()):
        raise UsageError(_("sizes are whole numbers from 0"))
    passphrase = _new_passphrase(options)
    desk, code = found_sample(options.desk, passphrase, seed=options.seed, **sizes)
    desk.close()
    return _tell_code(options, code)


def _create(options: argparse.Namespace) -> int:
    from tzlocal import get_localzone_name

    from mentordesk.domain.record import Role
    from mentordesk.opening import Beginning, found

    beginning = Beginning(
        my_name=options.me,
        role=Role(options.role),
        partner_name=options.partner,
        zone=get_localzone_name() or "Etc/UTC",
    )
    desk, code = found(options.desk, _new_passphrase(options), beginning)
    desk.close()
    return _tell_code(options, code)


def _export(options: argparse.Namespace) -> int:
    if options.out.exists() and not options.force:
        raise UsageError(_("the file is there already; --force replaces it"))
    if options.what == "calendar" and options.include_private:
        raise UsageError(_("a calendar never holds anything private"))
    from mentordesk.files import write_private

    desk, lacks = _open_to_read(options)
    try:
        data = desk.exported(options.what, include_private=options.include_private)
    finally:
        desk.close()
    write_private(options.out, data)
    whole = not lacks
    _tell(options, {"written": str(options.out), "bytes": len(data), "whole": whole}, "")
    if lacks:
        print(f"mentordesk: {lacks}", file=sys.stderr)
    return DONE if whole else DATA_SAYS_NO


def _import(options: argparse.Namespace) -> int:
    from mentordesk.exchange.json_archive import LARGEST
    from mentordesk.services.backups import Reason

    with options.file.open("rb") as file:
        data = file.read(LARGEST + 1)
    desk = _open(options)
    try:
        if not options.dry_run:
            desk.backups.make_now(Reason.BEFORE_IMPORT)
        counts = desk.archives.import_json(data, options.file, dry_run=options.dry_run)
    finally:
        desk.close()
    lines = "\n".join(f"{count:6} {kind}" for kind, count in sorted(counts.items()))
    _tell(options, {"added": dict(counts), "dry_run": options.dry_run}, lines)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    desk = _open(options)
    try:
        findings = desk.verification.run()
    finally:
        desk.close()
    problems = {finding.check.value: list(finding.problems) for finding in findings}
    lines = [f"{name}: {where}" for name, places in problems.items() for where in places]
    whole = not lines
    _tell(options, {"whole": whole, "problems": problems}, _("whole") if whole else "")
    for line in [] if options.json else lines:
        print(f"mentordesk: {line}", file=sys.stderr)
    return DONE if whole else DATA_SAYS_NO


def _backup(options: argparse.Namespace) -> int:
    from mentordesk.services.backups import Reason

    desk = _open(options)
    try:
        path = desk.backups.make_now(Reason.BY_HAND, options.out)
    finally:
        desk.close()
    _tell(options, {"written": str(path)}, str(path))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from mentordesk.services.restore import by_passphrase, restore

    passphrase = _passphrase(options, _("Passphrase: "))
    for _share in restore(options.backup, options.desk, by_passphrase(passphrase)):
        pass  # a window shows how far it is; here there is nothing to show
    _tell(options, {"restored": str(options.desk)}, "")
    return DONE


def _salvage(options: argparse.Namespace) -> int:
    import msgspec

    from mentordesk.services.restore import by_passphrase
    from mentordesk.services.salvage import salvage
    from mentordesk.services.salvage_report import as_text
    from mentordesk.services.snapshots import finish

    passphrase = _passphrase(options, _("Passphrase: "))
    report = finish(salvage(options.desk, options.out, by_passphrase(passphrase)))
    facts = {"salvaged": str(options.out), "whole": report.is_whole, **msgspec.to_builtins(report)}
    _tell(options, facts, as_text(report).rstrip())
    return DONE if report.is_whole else DATA_SAYS_NO


def _open(options: argparse.Namespace) -> Any:
    from mentordesk.opening import unlock

    return unlock(options.desk, _passphrase(options, _("Passphrase: ")))


def _open_to_read(options: argparse.Namespace) -> tuple[Any, str]:
    """Open the desk, or a copy of what can be read where it is damaged or cannot be written.

    Returns it with what is lacking, in words.
    """
    from mentordesk.opening import unlock

    passphrase = _passphrase(options, _("Passphrase: "))
    try:
        return unlock(options.desk, passphrase), ""
    except (DeskDamaged, DeskReadOnly):
        from mentordesk.looking import look
        from mentordesk.services.restore import by_passphrase
        from mentordesk.services.snapshots import finish

        seen = finish(look(options.desk, by_passphrase(passphrase)))
        return seen.desk, seen.in_words()


def _new_passphrase(options: argparse.Namespace) -> str:
    passphrase = _passphrase(options, _("New passphrase: "))
    if options.passphrase_fd is None and passphrase != _passphrase(options, _("Once more: ")):
        raise UsageError(_("the two passphrases differ; nothing was made"))
    return passphrase


def _passphrase(options: argparse.Namespace, prompt: str) -> str:
    """Read a passphrase from a prompt or a descriptor; never from arguments or environment."""
    if options.passphrase_fd is None:
        from getpass import getpass

        return getpass(prompt)
    try:
        with os.fdopen(os.dup(options.passphrase_fd), "rb") as pipe:
            line = pipe.readline()
    except OSError:
        raise UsageError(_("no passphrase can be read from that descriptor")) from None
    return line.decode(errors="replace").rstrip("\r\n")


def _tell_code(options: argparse.Namespace, code: str) -> int:
    words = _("Recovery code (write it down; it is shown only now):")
    _tell(options, {"recovery_code": code}, f"{words}\n{code}")
    return DONE


def _tell(options: argparse.Namespace, facts: dict[str, Any], words: str) -> None:
    if options.json:
        print(json.dumps(facts))
    elif words:
        print(words)
