"""The house keeps its order: imports point one way and in no circle, modules stay small, exports are what is public."""

import ast
import importlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 300  # lines of a module
SHARED = {"command", "build"}  # each command of kg/cli, and what Python and the command line call alike

# What the packages and loose modules of kg may import. Whoever may import a package may import what that may, too.
MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "errors": (),
    "version": (),
    "model": (),
    "resources": ("errors",),
    "weighting": (),
    "schema": ("errors", "model"),
    "vocabularies": ("schema", "resources"),
    "readers": ("schema",),
    "nlp": ("vocabularies",),
    "extractors": ("nlp",),
    "syntax": ("errors",),
    "store": ("schema", "syntax", "version"),
    "sparql": ("store", "resources"),
    "changes": ("sparql",),
    "search": ("sparql", "nlp"),
    "pipeline": ("readers", "extractors", "changes", "search", "version", "weighting"),
    "push": ("pipeline",),
    "network": ("sparql", "search", "weighting"),  # search for its stop words
    "explain": ("sparql",),
    "show": ("explain", "search"),
    "stats": ("sparql",),
    "validation": ("sparql", "readers"),  # the line of a character, in a document as readers decode it
    "rows": ("sparql",),
    "api": ("rows", "show", "duplicates", "pipeline"),
    "papers": ("sparql",),
    "duplicates": ("papers",),
    "export": ("network", "papers"),
    "render": ("network", "vocabularies", "show"),
    "web": ("render", "export", "changes", "search", "show", "stats", "validation", "api", "pipeline"),
    "assistants": ("web", "rows", "version"),
    "cli": ("assistants", "push"),
    "__init__": ("api", "errors", "rows", "version"),
    "__main__": ("cli",),
}

# The same within packages that have sub-packages; "*" stands for all of them.
MAY_IMPORT_WITHIN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "extractors": {
        "decisions": (),
        "base": ("decisions",),
        "stages": ("base",),
        "techniques": (),
        "metadata": ("base",),
        "groundedness": ("base",),
        "topics": ("groundedness",),
        "benchmarks": ("base",),
        "contributions": ("benchmarks", "techniques"),
        "models": ("contributions",),
        "names": ("models",),
        "results": ("names",),
        "registry": ("*",),
    },
    "pipeline": {"computations": ()},
    "readers": {
        "text": (),
        "markdown": ("text",),
        "values": ("text",),
        "words": (),
        "note": ("markdown", "values"),
        "reader": ("note",),
        "fields": ("note", "words"),
        "references": ("values",),
        "bibliography": ("reader",),
        "pages": ("fields", "references", "bibliography"),
        "entries": ("fields", "references"),
        "layouts": ("reader", "pages", "entries"),
        "description": (),
    },
}


def module_name(path: Path) -> str:
    """The dotted name of a module: "kg.nlp" for kg/nlp/__init__.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


PATHS = {module_name(path): path for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """The modules of kg that a module imports: at its top, within functions and for type checking."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in PATHS)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import, which these tests do not follow"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in PATHS:
                    yield inner
                elif node.module in PATHS:
                    yield node.module


IMPORTS = {module: {other for other in imports(path) if other != module} for module, path in PATHS.items()}


def part(module: str, depth: int) -> str:
    """The first ``depth`` parts of a module's name."""
    return ".".join(module.split(".")[:depth])


def package(module: str) -> str:
    """The package or loose module of kg that a module belongs to."""
    return module.split(".")[1] if "." in module else "__init__"


def closure(allowed: Mapping[str, tuple[str, ...]], one: str) -> set[str]:
    """All that one may import, directly or because it may import what imports it."""
    found: set[str] = set()
    waiting = list(allowed[one])
    while waiting:
        other = waiting.pop()
        if other == "*":
            waiting.extend(name for name in allowed if name != one)
        elif other not in found:
            found.add(other)
            waiting.extend(allowed.get(other, ()))
    return found


def circles(arrows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The circles among arrows: Tarjan's strongly connected components of more than one."""
    for component in nx.strongly_connected_components(nx.DiGraph(list(arrows))):
        if len(component) > 1:
            yield f"circle: {', '.join(sorted(component))}"


def test_every_package_is_told_what_it_may_import() -> None:
    assert {package(module) for module in PATHS} == set(MAY_IMPORT)
    for outer, allowed in MAY_IMPORT_WITHIN.items():
        inside = {module.split(".")[2] for module in PATHS if module.startswith(f"kg.{outer}.")}
        assert set(allowed) <= inside


def test_packages_import_what_they_may() -> None:
    found = []
    for module, others in IMPORTS.items():
        one = package(module)
        allowed = closure(MAY_IMPORT, one) | {one, "__init__"}
        found += [f"kg.{one} imports kg.{package(other)}" for other in others if package(other) not in allowed]
    assert sorted(set(found)) == [], "MAY_IMPORT, at the top of this file, does not list it"


@pytest.mark.parametrize("outer", MAY_IMPORT_WITHIN)
def test_sub_packages_import_what_they_may(outer: str) -> None:
    allowed = MAY_IMPORT_WITHIN[outer]
    found = []
    for module, others in IMPORTS.items():
        one = module.split(".")[2] if module.startswith(f"kg.{outer}.") else ""
        if one in allowed:
            permitted = closure(allowed, one) | {one}
            inside = (other.split(".")[2] for other in others if other.startswith(f"kg.{outer}."))
            found += [f"kg.{outer}.{one} imports kg.{outer}.{each}" for each in inside if each not in permitted]
    assert sorted(set(found)) == [], "MAY_IMPORT_WITHIN, at the top of this file, does not list it"


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert list(circles((one, other) for one, others in IMPORTS.items() for other in others)) == []


@pytest.mark.parametrize("depth", [2, 3], ids=["packages", "sub-packages"])
def test_no_packages_import_each_other_in_a_circle(depth: int) -> None:
    arrows = {
        (part(one, depth), part(other, depth))
        for one, others in IMPORTS.items()
        for other in others
        if part(one, depth - 1) == part(other, depth - 1)
    }
    assert list(circles((one, other) for one, other in arrows if one != other)) == []


def test_circles_are_found() -> None:
    arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "d")]
    assert list(circles(arrows)) == ["circle: a, b, c"]
    assert list(circles([("a", "b"), ("b", "c"), ("a", "c")])) == []


def test_imports_within_functions_and_for_type_checking_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(
        "import kg.errors\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from kg import model\n"
        "def function():\n    from kg.schema import iris\n    from kg.store import open_store\n"
    )
    assert set(imports(file)) == {"kg.errors", "kg.model", "kg.schema.iris", "kg.store"}


def test_modules_are_small() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in PATHS.items()}
    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", PATHS)
def test_exported_names_are_the_public_ones(module: str) -> None:
    tree = ast.parse(PATHS[module].read_text(encoding="utf-8"))
    exported = exports(tree)
    public = {name for name in defined(tree) if not name.startswith("_")}
    if PATHS[module].name == "__init__.py":
        public |= {name for name in imported_names(tree) if name in exported}
    assert sorted(exported) == sorted(public)
    loaded = importlib.import_module(module)
    assert all(hasattr(loaded, name) for name in exported)


def test_a_name_means_one_thing() -> None:
    """No two modules have public classes or functions of the same name, but for the entry points of commands."""
    homes: dict[str, list[str]] = {}
    for module, path in PATHS.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name not in SHARED:
                homes.setdefault(node.name, []).append(module)
    homes = {name: modules for name, modules in homes.items() if not name.startswith("_")}
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def exports(tree: ast.Module) -> set[str]:
    """The names in a module's ``__all__``."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


def defined(tree: ast.Module) -> Iterator[str]:
    """The names of the classes, functions and constants that a module defines."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            targets = (name for target in node.targets for name in ast.walk(target))
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def imported_names(tree: ast.Module) -> Iterator[str]:
    """The names that a module imports from others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
