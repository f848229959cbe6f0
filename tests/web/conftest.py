"""What the tests of the web share: a server outside of a workspace, and one in a workspace of each module's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.cli.workspace import init
from tests.web.serving import Server, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a folder that is no workspace: nothing is kept there, so that all tests of a process ask one."""
    with serving(tmp_path_factory.mktemp("plain")) as made:
        yield made


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a new workspace of a French employer."""
    home = tmp_path_factory.mktemp("firm") / "comptoir"
    init(home, "fr-FR", "Comptoir des Halles")
    with serving(home) as made:
        yield made
