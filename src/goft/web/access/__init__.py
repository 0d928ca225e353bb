"""Who may do what: callers and their roles, CSRF, sizes, rates, headers, signing in and out.

A route that writes asks for `caller: Annotated[Caller, Depends(require("editor"))]`; its form sends back
`caller.csrf` in the field `csrf`. Everything else is done before a route is reached.
"""

from __future__ import annotations

from goft.web.access.caller import Caller, caller_of
from goft.web.access.guard import Access
from goft.web.access.limits import Limits, Rates, limited
from goft.web.access.protect import protect
from goft.web.access.roles import require
from goft.web.access.routes import Show, Wrong, sign_in_of

__all__ = [
    "Access",
    "Caller",
    "Limits",
    "Rates",
    "Show",
    "Wrong",
    "caller_of",
    "limited",
    "protect",
    "require",
    "sign_in_of",
]
