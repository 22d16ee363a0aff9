"""Archives of earlier versions, brought to the form of now before they are read as records."""

from typing import Any

#: What is raised by a document that is not of the version it says.
NOT_AS_EXPECTED = (KeyError, TypeError, AttributeError)

#: Fields of an expectation that became parts of answers in version 2.
_RULES = ("cadence", "reply_time", "availability")


def upgraded(archive: dict[str, Any]) -> dict[str, Any]:
    """Return an archive of an earlier version as one of version 3; raises NOT_AS_EXPECTED.

    Version 3 only knows more than 2 (series, and more about a meeting), all of which can be absent.
    """
    archive = _second(archive) if archive["version"] < 2 else archive
    return {**archive, "version": 3}


def _second(archive: dict[str, Any]) -> dict[str, Any]:
    """Return an archive of version 1 as one of version 2.

    The typed rules of an expectation become the typed parts of answers. Steps of the history that
    changed such a rule are left out with the fields they were about.
    """
    records = archive["records"]
    told = [
        entry
        for entry in archive.get("history", [])
        if not (entry["kind"] == "expectation" and entry["field"] in _RULES)
    ]
    expectations = [_expectation(one) for one in records.get("expectation", [])]
    return {
        **archive,
        "version": 2,
        "records": {**records, "expectation": expectations},
        "history": told,
    }


def _expectation(old: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in old.items() if name not in _RULES}
    rules = {name: old[name] for name in ("cadence", "reply_time") if old.get(name)}
    hours = {
        f"{one['person']}_terms": {"windows": one["windows"]} for one in old.get("availability", [])
    }
    return {**kept, **hours, "agreed_terms": rules}
