"""Whoever makes the documents, they are the same; and whoever dies on the way costs none but what killed it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from generator.batch import Step
from generator.batch.work import perform
from generator.model.batch import Answer, Task
from tests.batch.firm import Firm, documents, founded, rows
from tests.cli.running import TOP, call

pytestmark = pytest.mark.xdist_group("batch-executors")

COUNT = 14
"""More than are made in the process itself."""
POISON = "Person 9"


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return founded(tmp_path_factory.mktemp("firm") / "a firm", rows(COUNT))


@pytest.fixture(scope="module")
def usual(firm: Firm, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The documents as one process makes them, one after another."""
    folder = tmp_path_factory.mktemp("usual")
    assert [step.fault for step in firm.planned(folder, executor=ThreadPoolExecutor(1), register=False)] == [""] * COUNT
    return documents(folder)


def made(firm: Firm, folder: Path, **how: Any) -> dict[str, bytes]:
    steps = [*firm.planned(folder, register=False, **how)]
    assert [step.fault for step in steps] == [""] * COUNT
    return documents(folder)


def lethal(task: Task) -> Answer:
    """Make a task, and die of one document in it."""
    if any(piece.person.name == POISON for piece in task.pieces):
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(task)


class Lethal(Executor):
    """Another executor, in whose processes one document is deadly."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def submit(self, function: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        return self.executor.submit(lethal if function is perform else function, *words, **named)


@pytest.mark.slow
def test_processes_of_our_own_make_the_same_bytes(firm: Firm, usual: dict[str, bytes], tmp_path: Path) -> None:
    assert made(firm, tmp_path, workers=2) == usual


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 40])
def test_one_worker_or_more_than_there_is_work_for_make_the_same(
    firm: Firm, usual: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    assert made(firm, tmp_path, workers=workers) == usual


def test_threads_make_the_same_bytes(firm: Firm, usual: dict[str, bytes], tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert made(firm, tmp_path, executor=threads) == usual


@pytest.mark.slow
def test_a_program_s_own_processes_make_the_same_bytes(firm: Firm, usual: dict[str, bytes], tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert made(firm, tmp_path, executor=processes) == usual


@pytest.mark.slow
def test_a_document_that_kills_whoever_makes_it_costs_itself_alone(
    firm: Firm, usual: dict[str, bytes], tmp_path: Path
) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        # The executor breaks, and what it had is made once more, alone: by processes that find this document harmless.
        assert made(firm, tmp_path / "once", executor=Lethal(processes)) == usual


@pytest.mark.slow
def test_a_document_that_kills_twice_is_told_and_the_others_are_made(
    firm: Firm, usual: dict[str, bytes], tmp_path: Path
) -> None:
    steps = dying(firm, tmp_path)
    (failed,) = (step for step in steps if step.fault)
    assert failed.person.name == POISON
    assert failed.fault.startswith("the process that made it died twice, the second time with nothing else to do.")
    assert documents(tmp_path) == {name: data for name, data in usual.items() if "Person-9-" not in name}


def dying(firm: Firm, folder: Path) -> list[Step]:
    """What becomes of a batch in which one document kills its process whenever it is made."""
    with Renewed() as executor:
        return [*firm.planned(folder, register=False, executor=executor)]


class Renewed(Executor):
    """Processes that are started anew for each task, so that a death ends one and no other."""

    def submit(self, function: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        with ProcessPoolExecutor(1, get_context("spawn")) as one:
            return one.submit(lethal if function is perform else function, *words, **named)


def templated(firm: Firm, words: str) -> None:
    """Give the firm a template for Word files of its own, which says so much more."""
    own = firm.place / "templates/docx/body.xml.j2"
    own.parent.mkdir(exist_ok=True)
    own.write_text(
        (TOP / "templates/docx/body.xml.j2").read_text("utf-8").replace("<w:body>", f"<w:body>{words}"), "utf-8"
    )


def test_a_template_that_is_wrong_for_everybody_is_told_once_and_nothing_is_made_or_numbered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = founded(tmp_path / "firm", rows(5))
    templated(firm, "{{ nobody_knows }}")
    monkeypatch.chdir(firm.place)
    done = call("batch", "people.csv", "--format", "docx")
    assert done.exit_code == 2
    assert done.stderr.count("nobody_knows") == 1
    assert done.stderr.startswith("error: templates/docx/body.xml.j2:")
    assert (firm.entries(), firm.files()) == ((), {})


def test_what_cannot_be_drawn_of_one_post_is_told_for_each_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm = founded(tmp_path / "firm", rows(5))
    templated(firm, "{% if 'client-search' in document.role %}{{ nobody_knows }}{% endif %}")
    monkeypatch.chdir(firm.place)
    done = call("batch", "people.csv", "--format", "docx")
    assert done.exit_code == 4
    for name in ("Person 1", "Person 3", "Person 5"):
        assert f"not made: {name} (client-search-manager, en-GB): templates/docx/body.xml.j2:" in done.stderr
    assert "2 documents made (2 files)" in done.stdout
    assert firm.numbers() == ["JD-2026-002", "JD-2026-004"]
    templated(firm, "")
    done = call("batch", "people.csv", "--format", "docx")
    assert firm.numbers() == [f"JD-2026-{number:03}" for number in range(1, 6)]
