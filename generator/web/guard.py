"""From a request to the same request, if it may pass: who asks, from which page, how often, and how much is sent.

Trusted names of the host stop DNS rebinding; the API answers pages of ours and programs, no page of others; bodies are
counted while they stream. There are no cookies: no other site can act in anybody's name.
"""

from __future__ import annotations

import hmac
import re
from collections import OrderedDict
from contextlib import suppress
from time import monotonic
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.web.problems import Refused, respond
from generator.web.settings import Settings

_SAFE = ("GET", "HEAD", "OPTIONS")
_FILES = ("/api/v1/cv-check", "/api/v1/tables", "/api/v1/batches", "/api/v1/lint/file")
"""Where a file is sent as it is; everywhere else a body is JSON, and smaller."""
_CLIENTS = 1000
_PORT = re.compile(r":\d{1,5}$")
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing written into a page: `data:` is for a logo in a preview, `blob:` for its picture."""
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)


_LONGEST = 12
"""Digits of a length that is a number at all."""


class TooLarge(Exception):
    """A body has more bytes than are taken."""


class Guard:
    """Lets requests pass to an application, or answers them itself with a problem (RFC 9457)."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            # There are no web sockets here, which know no limits.
            return
        guarded = _with_headers(send, scope["path"])
        if refused := self._refused(scope):
            await respond(refused, scope, receive, guarded)
            return
        body = _Body(receive, self._most(scope))

        async def answering(message: Message) -> None:
            # What the application makes of a body that was cut off is not what there is to say of it.
            if not body.over:
                await guarded(message)

        with suppress(TooLarge):
            await self.app(scope, body.receive, answering)
        if body.over:
            await respond(self._too_large(scope), scope, receive, guarded)

    def _refused(self, scope: Scope) -> Refused | None:
        headers = Headers(scope=scope)
        if not self._known_host(headers.get("host", ""), scope):
            return Refused(421, "host")
        if not self._from_here(scope, headers):
            return Refused(403, "origin")
        if (wait := self._too_often(scope)) > 0:
            return Refused(429, "rate", retry_after=round(wait + 0.5))
        if scope["path"].startswith("/api/") and not self._has_token(headers):
            return Refused(401, "token")
        size = headers.get("content-length", "0")
        if not (size.isascii() and size.isdigit() and len(size) <= _LONGEST):
            return Refused(400, "length")
        return self._too_large(scope) if int(size) > self._most(scope) else None

    def _known_host(self, host: str, scope: Scope) -> bool:
        name = _PORT.sub("", host).lower()
        if name in self.settings.hosts:
            return True
        # A name can be made to mean this machine by whoever owns it; the machine's own address cannot.
        own = str((scope.get("server") or ("",))[0]).lower()
        return not self.settings.local and name == (f"[{own}]" if ":" in own else own)

    def _from_here(self, scope: Scope, headers: Headers) -> bool:
        """Whether it was asked for by a page of ours, or by a program that is no browser.

        The pages may be reached by a link from anywhere, the API by nobody else's page, not even to read.
        """
        if scope["method"] in _SAFE and not scope["path"].startswith("/api/"):
            return True
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site not in ("same-origin", "none"):
            return False
        return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()

    def _has_token(self, headers: Headers) -> bool:
        if not self.settings.token:
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        # Headers come as Latin-1, whatever their bytes are.
        return scheme.lower() == "bearer" and hmac.compare_digest(
            given.strip().encode("latin-1"), self.settings.token.encode()
        )

    def _too_often(self, scope: Scope) -> float:
        """Seconds to wait until an address may ask again; 0 where it may now. A bucket of tokens for each address."""
        limits, now = self.settings.limits, monotonic()
        address = (scope.get("client") or ("", 0))[0]
        left, at = self._buckets.pop(address, (float(limits.burst), now))
        left = min(float(limits.burst), left + (now - at) * limits.rate)
        wait = 0.0 if left >= 1 else (1 - left) / limits.rate
        self._buckets[address] = (left if wait else left - 1, now)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)
        return wait

    def _most(self, scope: Scope) -> int:
        limits = self.settings.limits
        return limits.file if scope["path"].startswith(_FILES) else limits.text

    def _too_large(self, scope: Scope) -> Refused:
        return Refused(413, "size", size=self._most(scope))


class _Body:
    """A body as it comes in, counted: a length that is not said, or said wrongly, gets nobody any further."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most, self._seen = receive, most, 0

    @property
    def over(self) -> bool:
        """Whether more came than is taken."""
        return self._seen > self._most

    async def receive(self) -> Message:
        """The next piece. Raises TooLarge for one that is too much."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self.over:
            raise TooLarge
        return message


def _with_headers(send: Send, path: str) -> Send:
    """Send with the headers that every answer bears; what the API says is kept nowhere."""

    async def guarded(message: Any) -> None:
        if message["type"] == "http.response.start":
            kept = [] if path.startswith("/static/") else [(b"cache-control", b"no-store")]
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS, *kept]}
        await send(message)

    return guarded
