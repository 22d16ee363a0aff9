"""The measures of the code: small modules, small functions, a test for each module."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE, FUNCTION, TESTED_FROM = 400, 40, 25
# Widgets without decisions of their own, tested through the tab that shows them.
THROUGH_OTHERS = {"versions"}


def modules() -> Iterator[Path]:
    for top in ("mentordesk", "ui"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if THROUGH_OTHERS.isdisjoint(path.parts):
                yield path


def test_no_module_is_long() -> None:
    long = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in modules()}
    assert not {name: lines for name, lines in long.items() if lines > MODULE}


def test_no_function_is_long() -> None:
    long = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines}")
    assert long == []


def untested() -> list[str]:
    missing = []
    for path in modules():
        short = len(path.read_text().splitlines()) <= TESTED_FROM
        if short or path.name.startswith("__"):
            continue
        name = path.relative_to(ROOT)
        if not (ROOT / "tests" / name.parent / f"test_{name.name}").exists():
            missing.append(str(name))
    return missing


def test_no_module_goes_without_its_test() -> None:
    assert untested() == []
