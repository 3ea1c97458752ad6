"""What the OpenAPI document says is what the server does: no server error, no status that is not documented.

KG_GENERATED=N makes N requests an operation instead of a few.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.core.result import Ok
from serving import Running, running

COUNT = max(2, int(os.environ.get("KG_GENERATED", "300")) // 150)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def described(seeds_location: Path) -> Iterator[Running]:
    with running(seeds_location, "--queries", "2") as started:
        yield started


def faults(server: Running, document: dict[str, Any], only: str = "") -> tuple[int, list[str]]:
    """How many requests were made of what a document describes, and what was wrong with the answers."""
    import hypothesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = (
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
        response_headers_conformance,
    )
    loaded = list(schemathesis.openapi.from_dict(document).get_all_operations())
    operations = [found.ok() for found in loaded if isinstance(found, Ok)]
    assert len(operations) == len(loaded)
    wrong: list[str] = []
    count = 0
    for operation in (each for each in operations if not only or each.path == only):
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

            @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
            @hypothesis.settings(
                max_examples=COUNT, deadline=None, database=None, derandomize=True,
                suppress_health_check=list(hypothesis.HealthCheck),
            )  # fmt: skip
            def check(case: Any) -> None:
                nonlocal count
                count += 1
                case.call_and_validate(base_url=server.address, checks=checks)

            try:
                check()
            except hypothesis.errors.Unsatisfiable:
                continue
            except (Exception, BaseExceptionGroup) as error:  # several failures come as a group
                wrong.append(f"{operation.path}: {error}")
    return count, wrong


def test_generated_requests_get_what_the_document_says(described: Running) -> None:
    count, wrong = faults(described, described.get("/openapi.json").json)
    assert count > 60
    assert not wrong, "\n\n".join(wrong[:5])


def test_what_is_not_documented_is_found(described: Running) -> None:
    document = described.get("/openapi.json").json
    path = "/api/queries/author-papers"
    for status in ("404", "400"):
        del document["paths"][path]["get"]["responses"][status]
    assert faults(described, document, path)[1]
