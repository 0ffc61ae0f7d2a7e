"""Tests in network namespaces, where the machine allows some. Where it does not, that is said aloud, or fails."""

import os
import warnings
from typing import Final, NoReturn

import pytest

from demo.network import NoNamespaces

MUST: Final = "ROOMS_MUST"  # set by a build machine that may make them: without, the tests of poor lines prove nothing


def no_rooms(why: NoNamespaces) -> NoReturn:
    """Skip, with a warning in the summary; fail where the environment says that this must not be."""
    words = f"not tested, no network namespaces: {why}"
    if os.environ.get(MUST):
        pytest.fail(words)
    warnings.warn(words, stacklevel=2)  # pyproject.toml lets this one be a warning, not an error
    pytest.skip(words)
