"""The house keeps its plan: imports run one way, and rooms are named after what they hold."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "knowledge": {"handlers", "bot", "tests", "telegram", "linebot", "starlette", "uvicorn", "sqlalchemy", "httpx"},
    "handlers": {"bot", "tests", "telegram", "linebot", "starlette", "uvicorn", "sqlalchemy", "httpx", "typer"},
    "bot": {"tests"},
}
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "core", "misc", "special"}
NO_WORLD = {"socket", "urllib.request", "http.client", "asyncio", "time"}  # knowledge knows no network and no clock
LONGEST_MODULE = 400  # lines; a sign to look for two rooms
LONGEST_FUNCTION = 60  # lines with its docstring; 40 is the aim


def modules(room: str = "*") -> Iterator[Path]:
    for name in ("knowledge", "handlers", "bot") if room == "*" else (room,):
        yield from sorted((ROOT / name).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Full names of the modules that a module imports, also inside its functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import; write the full name"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("room", FORBIDDEN)
def test_imports_run_one_way(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in sorted(imported(path))
        if name.split(".")[0] in FORBIDDEN[room]
    ]
    assert not wrong


def test_knowledge_knows_no_network_and_no_clock() -> None:
    wrong = [f"{path.name} imports {name}" for path in modules("knowledge") for name in imported(path) & NO_WORLD]
    assert not wrong


def test_the_product_prints_in_one_place() -> None:
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing, "the product speaks through bot/terminal.py"


def test_rooms_are_named_after_what_they_hold() -> None:
    drawers = [
        str(path.relative_to(ROOT))
        for path in modules()
        if NO_NAMES & {path.stem.strip("_"), *path.stem.split("_"), path.parent.name}
    ]
    assert not drawers


def test_modules_and_functions_stay_readable() -> None:
    long = []
    for path in modules():
        text = path.read_text("utf-8")
        if text.count("\n") > LONGEST_MODULE:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines} lines")
    assert not long


def test_every_module_says_what_it_is() -> None:
    silent = []
    for path in modules():
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
    assert not silent


def test_product_code_raises_instead_of_asserting() -> None:
    asserts = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert)
    ]
    assert not asserts


def test_every_error_of_ours_descends_from_one_root() -> None:
    from knowledge import errors

    ours = [each for each in vars(errors).values() if isinstance(each, type) and each.__module__ == errors.__name__]
    assert ours
    assert all(issubclass(each, errors.ThamdaiError) for each in ours)


def test_what_is_imported_is_declared() -> None:
    import tomllib
    from importlib.metadata import packages_distributions

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[>=\[]", dependency)[0] for dependency in project["dependencies"]}
    named = {
        module: {name.lower().replace("_", "-") for name in names} for module, names in packages_distributions().items()
    }
    outside = {name.split(".")[0] for path in modules() for name in imported(path)}
    outside -= {"knowledge", "handlers", "bot", *sys.stdlib_module_names}
    undeclared = {name for name in outside if not named.get(name, set()) & declared}
    assert not undeclared
