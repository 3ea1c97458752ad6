"""What a build did, line by line, for ``kg build`` and ``kg forget``."""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.pipeline import BuildReport, SkippedDocument

__all__ = ["SHOWN", "report_lines"]

SHOWN = 20
"""How many documents of a kind are listed."""


def report_lines(report: "BuildReport", shown: int = SHOWN) -> Iterator[str]:
    """Return what a build did, line by line, with at most so many documents of a kind."""
    would = "would " if report.dry_run else ""
    yield from _part(f"{would}read", len(report.read), report.read if report.dry_run else (), shown)
    yield from _part("unchanged", report.unchanged)
    yield from _part("would remove" if report.dry_run else "removed", len(report.removed), report.removed, shown)
    yield from _by_reason("skipped", report.skipped, shown)
    if report.failed:
        yield from _by_reason("failed", report.failed, shown)
    if report.others:
        yield from _part("other files", len(report.others), _by_suffix(report.others), shown)
    if not report.dry_run:
        yield from _part("papers", report.papers)
        yield from _part("claims", report.claims)
        warnings = [f"{each.path}:{each.line}: {each.message}" for each in report.warnings]
        yield from _part("warnings", len(warnings), warnings, shown)
        yield f"{'seconds':<14}{report.seconds:.1f}"
    yield from report.notes


def _by_reason(title: str, documents: "Sequence[SkippedDocument]", shown: int) -> Iterator[str]:
    """The documents below the reason that they share, the most frequent reason first."""
    yield f"{title:<14}{len(documents)}"
    groups = groupby(sorted(documents, key=lambda each: each.reason), key=lambda each: each.reason)
    by_reason = [(reason, [each.path for each in group]) for reason, group in groups]
    for reason, paths in sorted(by_reason, key=lambda pair: (-len(pair[1]), pair[1])):
        if len(paths) == 1:
            yield f"    {paths[0]}: {reason}"
            continue
        yield f"    {reason} ({len(paths)}):"
        yield from (f"        {path}" for path in paths[:shown])
        if len(paths) > shown:
            yield f"        and {len(paths) - shown} more (--verbose lists them)"


def _by_suffix(names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: (os.path.splitext(name)[1].lower(), name))  # noqa: PTH122


def _part(title: str, count: int, items: Sequence[str] = (), shown: int = 0) -> Iterator[str]:
    yield f"{title:<14}{count}"
    yield from (f"    {item}" for item in items[:shown])
    if len(items) > shown:
        yield f"    and {len(items) - shown} more (--verbose lists them)"
