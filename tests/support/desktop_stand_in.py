"""A program that speaks on a bus as logind and a desktop do; what it signals is told by its input.

Run it in a session of its own (``dbus-run-session``). It writes "ready" when it has its names,
then sends a signal for each line it reads, and answers who asks in between.
"""

import select
import sys

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

SESSION = "/org/freedesktop/login1/session/_37"
LOGIN = DBusAddress(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)
OWN = DBusAddress(SESSION, LOGIN.bus_name, "org.freedesktop.login1.Session")
PROPERTIES = DBusAddress(SESSION, LOGIN.bus_name, "org.freedesktop.DBus.Properties")
SAVER = DBusAddress("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver")


def changed(**values: bool) -> tuple[str, str, tuple[object, ...]]:
    told = {name: ("b", value) for name, value in values.items()}
    return "PropertiesChanged", "sa{sv}as", (OWN.interface, told, [])


SIGNALS = {
    "sleep": (LOGIN, "PrepareForSleep", "b", (True,)),
    "wake": (LOGIN, "PrepareForSleep", "b", (False,)),
    "lock": (OWN, "Lock", "", ()),
    "away": (PROPERTIES, *changed(Active=False)),
    "back": (PROPERTIES, *changed(Active=True)),
    "idle": (PROPERTIES, *changed(IdleHint=True)),
    "hint": (PROPERTIES, *changed(LockedHint=True)),
    "saver": (SAVER, "ActiveChanged", "b", (True,)),
    "unsaver": (SAVER, "ActiveChanged", "b", (False,)),
}
#: What is asked for, and the answer.
ANSWERS = {
    "GetSession": ("o", (SESSION,)),
    "GetIdletime": ("t", (int(sys.argv[1]) if len(sys.argv) > 1 else 0,)),
    "GetSessionIdleTime": ("u", (int(sys.argv[2]) if len(sys.argv) > 2 else 0,)),
}
NAMES = ["org.freedesktop.login1", "org.gnome.ScreenSaver"]
NAMES += ["org.gnome.Mutter.IdleMonitor"] if len(sys.argv) > 1 and sys.argv[1] != "-1" else []
NAMES += ["org.freedesktop.ScreenSaver"] if len(sys.argv) > 2 else []


def main() -> None:
    bus = open_dbus_connection("SESSION")
    for name in NAMES:
        bus.send_and_get_reply(message_bus.RequestName(name))
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([bus.sock, sys.stdin], [], [])
        if sys.stdin in ready:
            line = sys.stdin.readline().strip()
            if not line:
                return
            bus.send(new_signal(*SIGNALS[line]))
        else:
            asked = bus.receive()
            member = asked.header.fields.get(HeaderFields.member)
            if asked.header.message_type is MessageType.method_call and member in ANSWERS:
                bus.send(new_method_return(asked, *ANSWERS[member]))


if __name__ == "__main__":
    main()
