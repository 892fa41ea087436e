"""The headers that keep a browser from doing more with an answer than we meant."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
ALWAYS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
TWO_YEARS = "max-age=63072000; includeSubDomains"
#: Published figures hold nobody's data: a machine may keep them, and asks each time whether they still hold.
KEPT_AND_ASKED_AGAIN, FIGURES = "private, no-cache", "/api/v1/figures/"
UNCHANGING = "public, max-age=31536000, immutable"  #: addresses of static files carry the version of their content


class SecurityHeaders:
    """ASGI middleware that sets `ALWAYS` on every answer; only static files and published figures may be kept."""

    def __init__(self, app: ASGIApp, *, https_only: bool) -> None:
        self.app = app
        self.https_only = https_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers as the answer starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), scope["path"], message["status"])
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add_headers(self, headers: MutableHeaders, path: str, status: int) -> None:
        headers.update(ALWAYS)
        headers["cache-control"] = _keeping(path, status)
        if self.https_only:
            headers["strict-transport-security"] = TWO_YEARS


def _keeping(path: str, status: int) -> str:
    """Whether whoever asked may keep the answer."""
    if status not in {200, 304}:
        return "no-store"
    if path.startswith("/static/"):
        return UNCHANGING
    return KEPT_AND_ASKED_AGAIN if path.startswith(FIGURES) else "no-store"
