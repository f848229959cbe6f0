"""From bytes of a connection to requests, with an end to patience: a connection that says nothing is closed.

Uvicorn waits without end for the head of a request, for its body, and for the rest of a body that is refused already.
"""

from __future__ import annotations

import asyncio
from typing import cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 500
"""Connections at once: below the 1,024 files that a process may usually have open."""
HEAD, BODY, REST = 10.0, 120.0, 10.0
"""Seconds for the head of a request, for its body, and for what a client still sends of a body that is refused.

The rest is read and thrown away for so long: a client that sends while its connection is closed never sees the answer.
"""


class Connection(H11Protocol):
    """A connection with a client, which is closed when the client takes too long or when there are too many."""

    _expected: tuple[object, asyncio.TimerHandle] | None = None
    """What the client has to send next, and the end of the time for it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, unless there are too many already."""
        super().connection_made(cast(asyncio.Transport, transport))
        if len(self.connections) > MOST:
            self.transport.abort()
        else:
            self._expect()

    def data_received(self, data: bytes) -> None:
        """Take what came in."""
        super().data_received(data)
        self._expect()

    def on_response_complete(self) -> None:
        """Go on to the next request, or to what is left of this one."""
        super().on_response_complete()
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        super().connection_lost(exc)
        self._stop()

    def _expect(self) -> None:
        """Give the client its time for what it has to send next, counted from when that began."""
        awaited = (self.conn.their_state, self.conn.our_state is h11.DONE)
        if self._expected and self._expected[0] == awaited:
            return
        self._stop()
        if (seconds := _patience(*awaited)) and not self.transport.is_closing():
            self._expected = awaited, self.loop.call_later(seconds, self.transport.abort)

    def _stop(self) -> None:
        if self._expected:
            self._expected[1].cancel()
        self._expected = None


def _patience(client: object, answered: bool) -> float:
    """Seconds for a client in a state of h11's; 0 where nothing is expected of it."""
    if client is h11.IDLE:
        return HEAD
    if client is h11.SEND_BODY:
        return REST if answered else BODY
    return 0
