"""From the address of a Dask scheduler to an executor whose workers may make documents of this batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from generator.errors import InputError, Problem, ToolMissing
from generator.model.passport import Passport
from generator.passport import differences, passport

_CONNECT = "10 s"
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
    except ImportError as error:
        remedy = "Install it: pip install 'jobdesc[cluster]'."
        raise ToolMissing("distributed", "a cluster is spoken to by it", remedy) from error
    try:
        client: Any = _connected(Client, address)
    except (OSError, ValueError, TimeoutError) as error:
        text = f"the scheduler at {address} cannot be reached: {str(error) or 'no answer'}."
        raise _refused(text, "Is it running, and is the address right, such as tcp://10.0.0.5:8786?") from None
    try:
        threads = _checked(client, address)
        made: Executor = client.get_executor(pure=False)
        yield made, _A_WORKER * threads
    finally:
        client.close()


def _connected(client: Any, address: str) -> Any:
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
