"""The real keyring of GNOME on a D-Bus of its own, and settings that try to put another in place."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.system

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
_UNLOCKED = "printf login | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
_BEGIN = """
import json, sys
from mentordesk.errors import KeyringUnavailable
from mentordesk.vault import keyring_slot as slot

def attempt(job, *arguments):
    try:
        found = job(*arguments)
    except KeyringUnavailable as error:
        return str(error.reason)
    return found.hex() if isinstance(found, bytes) else found

def say(*found):
    print(json.dumps(found))
"""
_LOCK = """
import secretstorage
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python in a session of its own and return what it says; `before` is a shell command."""
    for tool in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(tool) is None:
            pytest.fail(f"install dbus and gnome-keyring: there is no {tool}")
    home, runtime = tmp_path / "home", tmp_path / "runtime"
    for folder in (home, runtime):
        folder.mkdir(mode=0o700)

    def in_session(code: str, before: str = _UNLOCKED, **settings: str) -> Any:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        env = {
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **settings,
        }
        script = tmp_path / "script.py"
        script.write_text(_BEGIN + textwrap.dedent(code))
        shell = f'{before}; exec "$0" "$1"'
        command = ["dbus-run-session", "--", "sh", "-c", shell, sys.executable, str(script)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return in_session


def test_kept_read_and_forgotten(run: Run) -> None:
    found = run("""
        secret = bytes(range(32))
        kept = attempt(slot.keep, "vault", "slot", secret)
        read = attempt(slot.fetch, "vault", "slot")
        other = attempt(slot.fetch, "vault", "other")
        slot.forget("vault", "slot")
        say(kept, read, other, attempt(slot.fetch, "vault", "slot"))
    """)
    assert found == [None, bytes(range(32)).hex(), "nothing_there", "nothing_there"]


def test_what_is_kept_is_there_in_the_next_session_and_not_readable_on_the_disk(
    run: Run, tmp_path: Path
) -> None:
    run('say(attempt(slot.keep, "vault", "slot", bytes(range(32))))')
    found = run('say(attempt(slot.fetch, "vault", "slot"))')
    assert found == [bytes(range(32)).hex()]
    kept = [path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert kept
    assert not any(bytes(range(32)).hex().encode() in data for data in kept)


def test_locked_and_nobody_to_unlock_it(run: Run) -> None:
    run('say(attempt(slot.keep, "vault", "slot", bytes(32)))')
    found = run(
        _LOCK
        + textwrap.dedent("""
        say(attempt(slot.fetch, "vault", "slot"), attempt(slot.keep, "vault", "next", bytes(32)))
        """)
    )
    assert found == ["locked", "locked"]


def test_no_keyring_at_all(run: Run) -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    found = run(
        f"""
        import os
        os.environ.update({nowhere!r})
        say(attempt(slot.fetch, "vault", "slot"),
            attempt(slot.keep, "vault", "slot", bytes(32)))
        """,
        before=":",
    )
    assert found == ["none_here", "none_here"]


def _foreign(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """Install every trap there is; whichever runs makes the file that is returned."""
    touched, foreign = tmp_path / "touched", tmp_path / "foreign"
    trap = f"open({str(touched)!r}, 'a').write(__name__)\n"
    keyring = (
        "from keyring.backend import KeyringBackend\n"
        "class PlaintextKeyring(KeyringBackend):\n"
        "    priority = 99\n"
        "    def get_password(self, *given): pass\n"
        "    def set_password(self, *given): pass\n"
    )
    alt = foreign / "keyrings" / "alt"
    alt.mkdir(parents=True)
    for path in (alt / "__init__.py", alt / "file.py", foreign / "evil.py"):
        path.write_text(trap + keyring)
    info = foreign / "keyrings.alt-5.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: keyrings.alt\nVersion: 5.0\n")
    (info / "entry_points.txt").write_text(
        "[keyring.backends]\nfile = keyrings.alt.file\nevil = evil\n"
    )
    config = tmp_path / "home" / ".config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=evil.PlaintextKeyring\nkeyring-path={foreign}\n"
    )
    settings = {
        "PYTHON_KEYRING_BACKEND": "evil.PlaintextKeyring",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/foreign",
        "KEYRING_PROPERTY_SCHEME": "KeePassXC",
        "PYTHONPATH": f"{ROOT}:{foreign}",
    }
    return settings, touched


def test_the_traps_would_work(run: Run, tmp_path: Path) -> None:
    """The library's own choice falls into them, so the tests below say something."""
    settings, touched = _foreign(tmp_path)
    found = run("import keyring; say(type(keyring.get_keyring()).__module__)", **settings)
    assert found == ["evil"]
    assert touched.exists()


@pytest.mark.parametrize("unlocked", [True, False])
def test_no_setting_puts_another_keyring_in_place(run: Run, tmp_path: Path, unlocked: bool) -> None:
    settings, touched = _foreign(tmp_path)
    found = run(
        """
        secret = bytes(range(32))
        found = attempt(slot.keep, "vault", "slot", secret), attempt(slot.fetch, "vault", "slot")
        say(*found, [name for name in sys.modules if name.startswith(("evil", "keyrings"))])
        """,
        before=_UNLOCKED if unlocked else "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
        **settings,
    )
    worked = [None, bytes(range(32)).hex()]
    assert found == [*(worked if unlocked else ["none_here", "none_here"]), []]
    assert not touched.exists()


def test_null_as_the_keyring_of_choice(run: Run) -> None:
    found = run(
        'say(attempt(slot.keep, "vault", "slot", bytes(32)), attempt(slot.fetch, "vault", "slot"))',
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
    )
    assert found == [None, bytes(32).hex()]


def test_it_opens_a_desk_once_after_each_login(run: Run, tmp_path: Path) -> None:
    found = run(f"""
        from pathlib import Path
        from mentordesk.vault import keys, this_computer
        from mentordesk.vault.derive import CHEAPEST

        folder = Path({str(tmp_path / "desk")!r})
        made = keys.create_keys(folder, "correct horse battery staple lamp", CHEAPEST)
        this_computer.add(folder, made.data_key)
        offered = this_computer.is_offered(folder)
        opened = []
        for _ in range(2):
            opened.append(this_computer.unlock(folder).is_same(made.data_key))
            opened.append(attempt(this_computer.unlock, folder))
            for mark in Path({str(tmp_path / "runtime")!r}).glob("*.opened"):
                mark.unlink()
        say(offered, *opened)
    """)
    assert found == [True, True, "already_used", True, "already_used"]
