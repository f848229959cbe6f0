"""From the address of a Dask scheduler to an executor whose workers may make documents of this batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import partial
from logging import CRITICAL, getLogger
from threading import Event, Thread
from typing import Any, TypeVar

from generator.errors import InputError, Problem, RenderError, ToolMissing
from generator.model.passport import Passport
from generator.passport import differences, passport

T = TypeVar("T")

_CONNECT, _CLOSE = "10 s", 3
_LOOK = 0.5
"""Seconds between two looks at the connection."""
_SCHEMES = ("tcp", "tls")
_A_WORKER = 2
"""Tasks that each thread of a worker has at once: one that it is at, and the next."""


@contextmanager
def executor(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor, and how many tasks it is to have at once.

    Certificates and their like are Dask's own configuration (`distributed.comm.tls`). Raises ToolMissing without
    the package, InputError when the scheduler cannot be reached, has no worker, or has workers that are not to be
    trusted with these documents.
    """
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as error:
        remedy = "Install it: pip install 'jobdesc[cluster]'."
        raise ToolMissing("distributed", "a cluster is spoken to by it", remedy) from error
    # What goes wrong is told in a sentence; Dask would tell it too, with the stack of its own calls.
    getLogger("distributed").setLevel(CRITICAL)
    getLogger("distributed.client").setLevel(CRITICAL)
    try:
        client: Any = _connected(Client, Security, address)
    except (OSError, ValueError, TimeoutError, RuntimeError, TypeError) as error:
        text = f"the scheduler at {address} cannot be reached: {str(error) or 'no answer'}."
        raise _refused(text, "Is it running, and is the address right, such as tcp://10.0.0.5:8786?") from None
    try:
        threads = _checked(client, address)
        with Watched(client, address) as made:
            yield made, _A_WORKER * threads
    finally:
        client.close(timeout=_CLOSE)


class Watched(Executor):
    """The executor of a cluster, whose tasks end when the connection is lost: those of Dask wait for ever then.

    They end in RenderError: what a cluster was to make is not begun anew on this machine without a word.
    """

    def __init__(self, client: Any, address: str) -> None:
        self.client, self.address = client, address
        self._inner: Executor = client.get_executor(pure=False)
        self._under_way: dict[Future[Any], None] = {}
        self._ended = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, function: Callable[..., T], /, *words: Any, **named: Any) -> Future[T]:
        """Hand a task to the cluster."""
        if self.client.status != "running":
            raise self._lost()
        made: Future[T] = Future()
        self._under_way[made] = None
        self._inner.submit(function, *words, **named).add_done_callback(partial(self._pass_on, made))
        return made

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop watching; the cluster goes on for others."""
        self._ended.set()

    def _pass_on(self, made: Future[T], inner: Future[T]) -> None:
        self._under_way.pop(made, None)
        # What was given up meanwhile takes no answer any more.
        with suppress(InvalidStateError):
            if inner.cancelled():
                made.set_exception(BrokenExecutor("cancelled by the cluster"))
            elif error := inner.exception():
                made.set_exception(error)
            else:
                made.set_result(inner.result())

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            if self.client.status == "running":
                continue
            for made in list(self._under_way):
                with suppress(InvalidStateError):
                    made.set_exception(self._lost())

    def _lost(self) -> RenderError:
        said = f"the connection to the cluster at {self.address} was lost; what is made stays"
        return RenderError(f"{said}. Run the same command again when it is back, or without --cluster.")


def _connected(client: Any, security: Any, address: str) -> Any:
    scheme, parted, _ = address.partition("://")
    if parted and scheme not in _SCHEMES:
        raise ValueError(f"`{scheme}` is no way to a scheduler; there are {' and '.join(_SCHEMES)}")
    if scheme == "tls" and security().get_connection_args("client").get("ssl_context") is None:
        raise ValueError("Dask has no certificate for its client, and what it is configured with is in docs/scale.md")
    return client(address, timeout=_CONNECT, set_as_default=False)


def _checked(client: Any, address: str) -> int:
    """How many threads the workers have together, each being as this machine is. Raises InputError if one is not."""
    threads: Mapping[str, int] = client.nthreads()
    if not threads:
        hint = "Start some: dask worker " + address
        raise _refused(f"the scheduler at {address} has no workers.", hint)
    try:
        found: Mapping[str, Passport] = client.run(passport)
    except Exception as error:
        text = f"the workers of {address} cannot tell what they are: {error}."
        raise _refused(text, "Install the same jobdesc on each worker as here.") from None
    here = passport()
    wrong = [
        Problem("", 0, 0, "", f"the worker {name} may not make these documents: {said}")
        for name, there in sorted(found.items())
        for said in differences(there, here)
    ]
    if wrong:
        raise InputError(wrong)
    return sum(threads.values())


def _refused(text: str, hint: str) -> InputError:
    return InputError([Problem("", 0, 0, "", text, hint)])
