"""What tests need and a machine may lack."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip a test or module that lacks something; in CI, where everything has to be there, fail it.

    Args:
        what: what is missing, and where it comes from.
    """
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what, allow_module_level=True)
