"""Tests of a group run in one process, so that what they share is made once."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("together")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="this run has one process")
def test_a_group_is_told_to_whoever_hands_out_the_tests(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@together")
