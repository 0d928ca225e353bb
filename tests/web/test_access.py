"""Who may do what over HTTP: a real server, and clients that try what they may not."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Form
from sqlalchemy import update
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Scope

from archive.conftest import archive, place, server  # noqa: F401 - fixtures
from goft.archive import Archive
from goft.archive.accounts import Role
from goft.archive.engine import connect
from goft.archive.schema import tokens
from goft.web import make_app
from goft.web.access import Access, Caller, Limits, Rates, caller_of, limited, protect, require, sign_in_of
from goft.web.access.csrf import is_token_of, make_token
from goft.web.access.headers import ALWAYS
from goft.web.access.limits import TooMany, address_of
from goft.web.access.routes import Wrong, local
from goft.web.access.sizes import LARGEST
from goft.web.pages import problem_page
from goft.web.problems import refusing
from support.serving import serving_app

PASSWORD = "چهار کبوتر روی بام"
MANY = Rates(sign_in=1000, api=100_000, read=1000)
USERS: tuple[tuple[str, Role], ...] = (("reza", "reader"), ("edna", "editor"), ("adib", "admin"))
COOKIE = "goft_session"


def _routes() -> APIRouter:
    """Routes such as pages will have: one that anybody reads, some that write."""
    routes = APIRouter()

    @routes.get("/me")
    def me(caller: Annotated[Caller, Depends(caller_of)]) -> dict[str, str | None]:
        return {"name": caller.name, "role": caller.role, "csrf": caller.csrf, "by": caller.by}

    @routes.get("/desk")
    def desk(caller: Annotated[Caller, Depends(require("editor"))]) -> str | None:
        return caller.name

    @routes.get("/me/now")
    def me_now(request: Request) -> str | None:
        name: str | None = request.state.caller.name
        return name

    @routes.post("/notes")
    @routes.post("/api/notes")
    def note(caller: Annotated[Caller, Depends(require("editor"))], text: Annotated[str, Form()]) -> str:
        return f"{caller.name}: {text}"

    @routes.post("/api/json-notes")
    def json_note(caller: Annotated[Caller, Depends(require("editor"))], body: dict[str, str]) -> dict[str, str]:
        return body

    @routes.post("/users")
    def users(_: Annotated[Caller, Depends(require("admin"))]) -> str:
        return "done"

    @routes.post("/read", dependencies=[Depends(limited("read"))])
    async def read(request: Request) -> int:
        return len(await request.body())

    @routes.post("/unread")
    def unread() -> str:
        return "done"

    @routes.get("/fault")
    def fault() -> str:
        raise RuntimeError("a secret of ours")

    @routes.get("/static/style.css")
    def style() -> Response:
        return PlainTextResponse("body{}")

    return routes


@pytest.fixture(scope="module")
def with_users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive with a user of each role; hashing their passwords takes its time."""
    made = tmp_path_factory.mktemp("users") / "a.sqlite"
    with Archive(made) as archive:  # noqa: F811
        for name, role in USERS:
            archive.accounts.add(name, PASSWORD, role)
    return made


@pytest.fixture
def held(with_users: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive with a user of each role."""
    with Archive(shutil.copy(with_users, tmp_path / "a.sqlite")) as held:
        yield held


def _app(held: Archive, **more: Any) -> FastAPI:
    app = make_app(held, **{"rates": MANY, **more})
    app.include_router(_routes())
    return app


@pytest.fixture
def client(held: Archive) -> Iterator[httpx.Client]:
    with serving_app(_app(held)) as client:
        yield client


@pytest.fixture
def closed(held: Archive) -> Iterator[httpx.Client]:
    """A server that lets nobody read without signing in, whatever it is called."""
    with serving_app(_app(held, anonymous=False, hosts=("*",))) as client:
        yield client


def _sign_in(client: httpx.Client, name: str, **more: str) -> httpx.Response:
    return client.post("/sign-in", data={"name": name, "password": PASSWORD, **more})


def _csrf(client: httpx.Client) -> str:
    csrf = client.get("/me").json()["csrf"]
    assert isinstance(csrf, str)
    return csrf


def _other(client: httpx.Client) -> httpx.Client:
    """Another browser."""
    return httpx.Client(base_url=client.base_url, timeout=30)


# Signing in and out


def test_signing_in_and_out(client: httpx.Client) -> None:
    assert client.get("/me").json() == {"name": None, "role": None, "csrf": None, "by": None}
    done = _sign_in(client, "EDNA", next="/search?words=x&act=deny")
    assert (done.status_code, done.headers["location"]) == (303, "/search?words=x&act=deny")
    assert re.fullmatch(
        rf"{COOKIE}=[\w-]{{43}}; HttpOnly; Max-Age=604800; Path=/; SameSite=lax", done.headers["set-cookie"]
    )
    me = client.get("/me").json()
    assert (me["name"], me["role"], me["by"]) == ("edna", "editor", "session")
    assert client.get("/me/now").json() == "edna"
    kept = client.cookies[COOKIE]
    out = client.post("/sign-out", data={"csrf": me["csrf"]})
    assert (out.status_code, out.headers["location"], COOKIE in client.cookies) == (303, "/", False)
    assert client.get("/me", headers=_cookie(kept)).json()["name"] is None
    assert client.post("/sign-out").status_code == 303


def test_signing_in_on_either_store(archive: Archive) -> None:  # noqa: F811
    archive.accounts.add("سارا", PASSWORD, "editor")
    with serving_app(_app(archive)) as client:
        assert _sign_in(client, "سارا").status_code == 303
        sent = client.post("/notes", data={"text": "یک", "csrf": _csrf(client)})
        assert sent.json() == "سارا: یک"
        archive.accounts.remove("سارا")
        assert client.get("/me").json()["name"] is None


@pytest.mark.parametrize("name", ["edna", "nobody", "", "\x00", "x" * 100_000])
def test_a_wrong_name_or_password_is_told_alike(client: httpx.Client, name: str) -> None:
    refused = client.post("/sign-in", data={"name": name, "password": "wrong and wrong", "next": "/en/today"})
    assert (refused.status_code, COOKIE in client.cookies) == (403, False)
    assert "There is no such name with such a password." in refused.text


def test_the_form_is_shown_again(held: Archive) -> None:
    shown: list[tuple[str, Wrong | None]] = []

    def show(_: Request, path: str, wrong: Wrong | None) -> Response:
        shown.append((path, wrong))
        return PlainTextResponse("the form")

    access = Access(held.accounts, Limits(Rates(sign_in=1)))
    app = FastAPI()
    protect(app, access, ("127.0.0.1",), refusing(problem_page))
    app.include_router(sign_in_of(access, show))
    with serving_app(app) as client:
        tries = [client.post("/sign-in", data={"name": "edna", "next": there}) for there in ("/a?b", "//evil.example")]
    assert [(one.status_code, one.text, "retry-after" in one.headers) for one in tries] == [
        (403, "the form", False),
        (429, "the form", True),
    ]
    assert shown == [("/a?b", "wrong"), ("/", "too_many")]


def test_a_session_that_the_client_brings_is_never_taken(client: httpx.Client, held: Archive) -> None:
    fixed = "A" * 43
    client.cookies.set(COOKIE, fixed, domain="127.0.0.1")
    assert client.get("/me").json()["name"] is None
    done = _sign_in(client, "edna")
    (given,) = re.findall(rf"{COOKIE}=([\w-]+)", done.headers["set-cookie"])
    assert given != fixed
    with _other(client) as attacker:
        assert attacker.get("/me", headers=_cookie(fixed)).json()["name"] is None
        assert attacker.get("/me", headers=_cookie(given)).json()["name"] == "edna"


def test_signing_in_again_ends_the_session_before(client: httpx.Client) -> None:
    _sign_in(client, "reza")
    old = client.cookies[COOKIE]
    assert _sign_in(client, "edna", csrf=_csrf(client)).status_code == 303
    assert client.cookies[COOKIE] != old
    assert client.get("/me").json()["name"] == "edna"
    with _other(client) as attacker:
        assert attacker.get("/me", headers=_cookie(old)).json()["name"] is None


def test_the_cookie_is_for_https_where_the_page_is(held: Archive) -> None:
    async def signed_in() -> httpx.Response:
        transport = httpx.ASGITransport(_app(held))
        async with httpx.AsyncClient(transport=transport, base_url="https://127.0.0.1") as client:
            return await client.post("/sign-in", data={"name": "edna", "password": PASSWORD})

    assert "; Secure" in asyncio.run(signed_in()).headers["set-cookie"]


ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\r\nSet-Cookie: a=b",
    "evil.example",
    "",
    " //evil.example",
    "/" + "x" * 3000,
]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client: httpx.Client, path: str) -> None:
    assert _sign_in(client, "edna", next=path).headers["location"] == "/"


def test_signing_in_leads_back() -> None:
    for path in ("/", "/a", "/search?words=تحریم&since=1402-01-01#s3", "/a//b", "/x?next=//y"):
        assert local(path) == path


# Who may do what


def test_each_role_may_what_it_may(client: httpx.Client) -> None:
    may = {}
    for name, role in USERS:
        with _other(client) as one:
            _sign_in(one, name)
            csrf = _csrf(one)
            paths = ("/desk", "/notes", "/users")
            answers = [
                one.get(path) if path == "/desk" else one.post(path, data={"text": "x", "csrf": csrf}) for path in paths
            ]
            may[role] = [answer.status_code for answer in answers]
    assert may == {"reader": [403, 403, 403], "editor": [200, 200, 403], "admin": [200, 200, 200]}


def test_who_is_not_signed_in_is_led_to_it(client: httpx.Client) -> None:
    page = client.get("/desk?words=یک")
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=%2Fdesk%3Fwords%3D%25DB%258C%25DA%25A9")
    sent = client.post("/notes", data={"text": "x"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in")
    asked = client.post("/api/notes", data={"text": "x"})
    assert (asked.status_code, asked.headers["content-type"], asked.headers["www-authenticate"]) == (
        401,
        "application/problem+json",
        "Bearer",
    )


def test_no_role_can_be_sent_along(client: httpx.Client) -> None:
    _sign_in(client, "reza", role="admin")
    sent = client.post("/users?role=admin", data={"csrf": _csrf(client), "role": "admin"}, headers={"X-Role": "admin"})
    assert (sent.status_code, "needs the role admin" in sent.text) == (403, True)


@pytest.mark.parametrize("change", ["role", "password", "disable", "remove"])
def test_what_changes_a_user_holds_at_once(client: httpx.Client, held: Archive, change: str) -> None:
    token = held.accounts.tokens.make(_user(held, "edna"), "nightly").secret
    _sign_in(client, "edna")
    if change == "role":
        held.accounts.set_role("edna", "reader")
    elif change == "password":
        held.accounts.set_password("edna", PASSWORD + "!")
    elif change == "disable":
        held.accounts.disable("edna")
    else:
        held.accounts.remove("edna")
    assert client.get("/me").json()["name"] is None
    with _other(client) as program:
        status = program.post("/api/notes", data={"text": "x"}, headers=_bearer(token)).status_code
    assert status == {"role": 403, "password": 200, "disable": 401, "remove": 401}[change]
    again = _sign_in(client, "edna")
    assert again.status_code == (303 if change == "role" else 403)


def _user(held: Archive, name: str) -> Any:
    user = held.accounts.get(name)
    assert user is not None
    return user


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _cookie(secret: str) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={secret}"}


# Where one has to sign in to read


def test_nothing_is_read_without_signing_in(closed: httpx.Client) -> None:
    for path in ("/me", "/", "/fa/today", "/none", "/sign-in/x", "/staticx", "/static", "/openapi.json"):
        page = closed.get(path)
        assert (page.status_code, page.headers["location"].startswith("/sign-in?next=")) == (303, True), path
    for path in ("/api/stats", "/api/openapi.json", "/api", "/api/none"):
        assert closed.get(path).status_code == 401, path
    assert closed.post("/read").status_code == 303
    assert closed.get("/static/style.css").text == "body{}"
    assert closed.get("/sign-in").status_code == 200
    _sign_in(closed, "reza")
    assert closed.get("/api/stats").status_code == 200
    assert closed.get("/me").json()["name"] == "reza"


@pytest.mark.parametrize("host", ["x/static/", "x/static/?", "x/sign-in?", "x/sign-in#"])
def test_no_name_of_a_host_opens_a_path(closed: httpx.Client, host: str) -> None:
    for path in ("/api/stats", "/me"):
        assert closed.get(path, headers={"Host": host}).status_code in (303, 400, 401)


@pytest.mark.parametrize(
    "path", [b"/static/../api/stats", b"/static/%2e%2e/api/stats", b"//api/stats", b"/api%2Fstats"]
)
def test_no_spelling_of_a_path_opens_it(closed: httpx.Client, path: bytes) -> None:
    told = _raw(closed, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"articles" not in told
    assert re.match(rb"HTTP/1.1 (303|401|404)", told)


# Tokens


def test_a_token_asks_in_its_users_name(closed: httpx.Client, held: Archive) -> None:
    made = held.accounts.tokens.make(_user(held, "edna"), "nightly")
    with_it = _bearer(made.secret)
    assert closed.get("/api/stats", headers=with_it).status_code == 200
    assert closed.get("/me", headers=with_it).json() == {"name": "edna", "role": "editor", "csrf": None, "by": "token"}
    note = closed.post("/api/notes", data={"text": "x"}, headers=with_it)
    assert note.json() == "edna: x"
    held.accounts.tokens.revoke(made.token.id)
    refused = closed.get("/api/stats", headers=with_it)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer error="invalid_token"')


def test_a_token_that_is_over_is_refused(closed: httpx.Client, held: Archive) -> None:
    secret = held.accounts.tokens.make(_user(held, "edna"), "nightly").secret
    engine = connect(held.place)
    with engine.begin() as connection:
        connection.execute(update(tokens), {"expires": "2020-01-01T00:00:00+00:00"})
    engine.dispose()
    assert closed.get("/api/stats", headers=_bearer(secret)).status_code == 401


def test_a_bad_token_is_refused_even_with_a_session(client: httpx.Client) -> None:
    _sign_in(client, "edna")
    for token in (" ", " goft_none", " " + "x" * 5000, " " + client.cookies[COOKIE]):
        assert client.get("/me", headers={"Authorization": f"bearer{token}".strip()}).status_code == 401
    assert client.get("/me", headers={"Authorization": "Basic eDp5"}).json()["name"] == "edna"


def test_a_token_is_no_session_nor_the_other_way_round(client: httpx.Client, held: Archive) -> None:
    secret = held.accounts.tokens.make(_user(held, "edna"), "nightly").secret
    assert client.get("/me", headers=_cookie(secret)).json()["name"] is None


# What was not meant


@pytest.fixture
def editor(client: httpx.Client) -> httpx.Client:
    _sign_in(client, "edna")
    return client


def test_a_form_needs_the_sessions_token(editor: httpx.Client) -> None:
    csrf = _csrf(editor)
    assert editor.post("/notes", data={"text": "x", "csrf": csrf}).json() == "edna: x"
    assert editor.post("/notes", data={"text": "x"}, headers={"X-CSRF-Token": csrf}).json() == "edna: x"
    assert editor.post("/notes", files={"text": (None, "x"), "csrf": (None, csrf)}).json() == "edna: x"
    assert editor.post("/api/json-notes", json={"a": "b"}, headers={"X-CSRF-Token": csrf}).json() == {"a": "b"}
    big = editor.post("/notes", data={"text": "x" * 700_000, "csrf": csrf})
    assert len(big.json()) == 700_006


def test_without_a_token_nothing_is_done(editor: httpx.Client) -> None:
    csrf = _csrf(editor)
    wrong = ["", "x", ".", csrf[:-1], csrf + "0", csrf.upper(), "." + csrf.partition(".")[2], "\u00e9.\u00e9"]
    for token in wrong:
        refused = editor.post("/notes", data={"text": "x", "csrf": token})
        assert (refused.status_code, "open the page anew" in refused.text) == (403, True), token
    assert editor.post("/notes", data={"text": "x"}).status_code == 403
    assert editor.post(f"/notes?csrf={csrf}", data={"text": "x"}).status_code == 403
    assert editor.post("/api/json-notes", json={"csrf": csrf}).status_code == 403
    assert editor.post("/notes", files={"csrf": ("csrf", csrf)}).status_code == 403
    assert (
        editor.post("/notes", content="text=x&csrf=" + csrf, headers={"Content-Type": "text/plain"}).status_code == 403
    )
    assert editor.post("/sign-out").status_code == 403
    assert editor.get("/me").json()["name"] == "edna"
    for method in ("PUT", "PATCH", "DELETE", "PROPFIND"):
        assert editor.request(method, "/notes").status_code == 403


def test_the_token_of_another_session_is_none(editor: httpx.Client) -> None:
    with _other(editor) as other:
        _sign_in(other, "edna")
        assert other.post("/notes", data={"text": "x", "csrf": _csrf(other)}).status_code == 200
        assert editor.post("/notes", data={"text": "x", "csrf": _csrf(other)}).status_code == 403


def test_tokens_differ_in_every_answer_and_hold_for_the_session() -> None:
    one, other = make_token("secret"), make_token("secret")
    assert one != other
    assert is_token_of("secret", one)
    assert is_token_of("secret", other)
    assert not is_token_of("another", one)
    assert not is_token_of("secret", one.partition(".")[0] + "." + other.partition(".")[2])


def test_a_broken_form_is_refused(editor: httpx.Client) -> None:
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x"):
        assert editor.post("/notes", content=b"--x\r\nbroken", headers={"Content-Type": kind}).status_code in (400, 403)


def _from(**headers: str) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


FOREIGN = [
    _from(Origin="https://evil.example"),
    _from(Origin="null"),
    _from(Origin="http://127.0.0.1:1"),
    _from(Origin="http://127.0.0.1.evil.example"),
    _from(Origin="garbage"),
    _from(Origin="http://[::1"),
    _from(Origin=""),
    _from(Sec_Fetch_Site="cross-site"),
    _from(Sec_Fetch_Site="same-site"),
    _from(Sec_Fetch_Site="cross-site", Origin="null"),
    _from(Sec_Fetch_Site="same-origin", Origin="https://evil.example"),
    _from(Sec_Fetch_Site="none", Origin="null"),
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_another_sites_page_is_refused(editor: httpx.Client, headers: dict[str, str]) -> None:
    data = {"text": "x", "csrf": _csrf(editor)}
    refused = editor.post("/notes", data=data, headers=headers)
    assert (refused.status_code, "another site&#39;s page" in refused.text) == (403, True)
    with _other(editor) as nobody:  # … that would sign its victim in as somebody else
        assert nobody.post("/sign-in", data={"name": "reza", "password": PASSWORD}, headers=headers).status_code == 403
        assert nobody.post("/unread", headers=headers).status_code == 403
        assert nobody.get("/me", headers=headers).status_code == 200


def test_a_page_of_ours_is_taken(editor: httpx.Client) -> None:
    ours = str(editor.base_url).rstrip("/")
    for headers in (
        _from(Origin=ours),
        _from(Origin=ours.upper().replace("HTTP", "https"), Sec_Fetch_Site="same-origin"),
        _from(Origin="null", Sec_Fetch_Site="same-origin"),
        _from(Sec_Fetch_Site="none"),
    ):
        assert editor.post("/notes", data={"text": "x", "csrf": _csrf(editor)}, headers=headers).status_code == 200


def test_no_other_site_may_read_what_is_answered(client: httpx.Client) -> None:
    answer = client.options(
        "/api/stats", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    )
    assert not [name for name in answer.headers if name.startswith("access-control")]


# How often


def test_passwords_cannot_be_tried_out(held: Archive) -> None:
    with serving_app(_app(held, rates=Rates())) as client:
        tries = [
            client.post(
                "/sign-in",
                data={"name": "edna", "password": f"wrong password {n}"},
                headers={"X-Forwarded-For": f"192.0.2.{n}", "Forwarded": f"for=192.0.2.{n}"},
            )
            for n in range(8)
        ]
        assert [one.status_code for one in tries] == [403] * 5 + [429] * 3
        assert 0 < int(tries[-1].headers["retry-after"]) <= 60
        assert _sign_in(client, "edna").status_code == 429
        assert _sign_in(client, "reza").status_code == 429
        assert client.get("/api/stats").status_code == 200


def test_a_name_is_counted_wherever_one_asks_from() -> None:
    limits = Limits(Rates())
    for n in range(5):
        limits.hit("sign_in", f"address:192.0.2.{n}")
        limits.hit("sign_in", "name:edna")
    with pytest.raises(TooMany) as refused:
        limits.hit("sign_in", "name:edna")
    assert 0 < refused.value.after <= 60


OTHERS = {"Origin": "https://evil.example"}


@pytest.mark.parametrize(
    ("path", "headers", "size", "status", "title"),
    [
        ("/fa/read", {}, LARGEST + 1, 413, "بیش از اندازه بزرگ"),
        ("/fa/read", OTHERS, 1, 403, "اجازه ندارید"),
        ("/en/read", OTHERS, 1, 403, "You may not do that"),
        ("/sign-in", {**OTHERS, "Accept-Language": "en"}, 1, 403, "You may not do that"),
        ("/en/today", {"Authorization": "Bearer none"}, 1, 401, "Sign in first"),
    ],
)
def test_who_is_not_let_in_gets_a_page_or_a_problem(
    held: Archive, path: str, headers: dict[str, str], size: int, status: int, title: str
) -> None:
    with serving_app(make_app(held)) as client:
        page = client.post(path, content=b"x" * size, headers=headers)
        assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert f"<h1>{title}</h1>" in page.text
        assert "Content-Security-Policy" in page.headers
        asked = client.post("/api/read", content=b"x" * size, headers=headers)
        assert (asked.status_code, asked.headers["content-type"]) == (status, "application/problem+json")


def test_the_api_is_counted_by_user_or_address(held: Archive) -> None:
    token = held.accounts.tokens.make(_user(held, "edna"), "nightly").secret
    with serving_app(_app(held, rates=Rates(api=3, sign_in=5, read=2))) as client:
        asked = [client.get("/api/stats") for _ in range(5)]
        assert [one.status_code for one in asked] == [200] * 3 + [429] * 2
        assert asked[-1].headers["content-type"] == "application/problem+json"
        assert int(asked[-1].headers["retry-after"]) > 0
        assert client.get("/api/stats", headers=_bearer("none")).status_code == 429
        assert client.get("/api/stats", headers=_bearer(token)).status_code == 200
        assert client.get("/me").status_code == 200
        read = [client.post("/read", content=b"x").status_code for _ in range(3)]
        assert read == [200, 200, 429]


def test_no_flood_of_addresses_fills_the_memory() -> None:
    from limits.storage import MemoryStorage

    limits = Limits(Rates())
    refused = 0
    for n in range(20_000):
        try:
            limits.hit("api", f"address:{n}")
        except TooMany:
            refused += 1
    storage = limits._window.storage
    assert isinstance(storage, MemoryStorage)
    assert (len(storage.events) <= 4096, refused) == (True, 0)


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "address:192.0.2.7"),
        ("::ffff:192.0.2.7", "address:192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", f"address:{0x20010DB800010002}"),
        ("fe80::1%eth0", f"address:{0xFE80000000000000}"),
        ("unix", "address:unix"),
    ],
)
def test_an_address_is_counted_by_its_network(host: str, counted: str) -> None:
    scope: Scope = {"type": "http", "headers": [], "client": (host, 1)}
    assert address_of(Request(scope)) == counted
    assert address_of(Request({"type": "http", "headers": [], "client": None})) == "address:"


# How much


def _raw(client: httpx.Client, *parts: bytes) -> bytes:
    """What comes back for bytes as they are, until the server hangs up."""
    with closing(socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20)) as line:
        try:
            for part in parts:
                line.sendall(part)
        except ConnectionError:
            pass
        told = b""
        try:
            while piece := line.recv(65536):
                told += piece
        except ConnectionError:
            pass
        return told


def test_a_body_that_is_announced_too_large_is_not_read(client: httpx.Client) -> None:
    for path in (b"/unread", b"/read", b"/sign-in", b"/none"):
        told = _raw(client, b"POST " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10000000000\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 413"), path
        assert b"connection: close" in told.lower()


def test_a_body_in_pieces_is_cut_off(client: httpx.Client) -> None:
    head = b"POST /read HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    assert _raw(client, head, *[piece] * 17).startswith(b"HTTP/1.1 413")  # … and the last piece never came
    ended = [*[piece] * 16, b"0\r\n\r\n"]
    assert LARGEST == 16 * 0x10000
    with_end = head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    assert _raw(client, with_end, *ended).startswith(b"HTTP/1.1 200")


def test_a_form_in_pieces_is_cut_off_before_its_token_is_read(editor: httpx.Client) -> None:
    head = (
        f"POST /notes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {COOKIE}={editor.cookies[COOKIE]}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    assert _raw(editor, head.encode(), *[piece] * 17).startswith(b"HTTP/1.1 413")
    signing_in = re.sub(r"/notes|Cookie: .*\r\n", lambda part: "/sign-in" if part[0] == "/notes" else "", head)
    assert _raw(editor, signing_in.encode(), *[piece] * 17).startswith(b"HTTP/1.1 413")


def test_a_body_may_be_as_large_as_it_may(client: httpx.Client) -> None:
    assert client.post("/read", content=b"x" * LARGEST).json() == LARGEST
    assert client.post("/read", content=b"x" * (LARGEST + 1)).status_code == 413


def test_who_hangs_up_in_a_form_stops_nobody(editor: httpx.Client) -> None:
    head = (
        f"POST /notes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {COOKIE}={editor.cookies[COOKIE]}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntext="
    )
    for _ in range(3):
        address = (editor.base_url.host, editor.base_url.port or 0)
        with closing(socket.create_connection(address, timeout=20)) as line:
            line.sendall(head.encode())
            time.sleep(0.05)
    assert editor.get("/me").json()["name"] == "edna"


# What every answer says


def test_every_answer_has_the_headers(client: httpx.Client, held: Archive) -> None:
    form: dict[str, Any] = {"data": {"name": "edna", "password": "wrong and wrong"}}
    answers = {
        "page": client.get("/me"),
        "api": client.get("/api/stats"),
        "document": client.get("/api/openapi.json"),
        "refused value": client.get("/api/statements?limit=0"),
        "not found": client.get("/none"),
        "not allowed": client.delete("/me"),
        "another name": client.get("/me", headers={"Host": "evil.example"}),
        "fault": client.get("/fault"),
        "redirected": client.get("/desk"),
        "not signed in": client.post("/api/notes"),
        "bad token": client.get("/me", headers=_bearer("x")),
        "foreign": client.post("/unread", headers={"Origin": "https://evil.example"}),
        "too large": client.post("/read", content=b"x" * (LARGEST + 1)),
        "wrong": client.post("/sign-in", **form),
        "signed in": _sign_in(client, "edna"),
        "static": client.get("/static/style.css"),
    }
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == dict(
        zip(answers, (200, 200, 200, 422, 404, 405, 400, 500, 303, 401, 401, 403, 413, 403, 303, 200), strict=True)
    )
    for name, answer in answers.items():
        assert {key: answer.headers.get(key) for key in ALWAYS} == ALWAYS, name
        assert "x-powered-by" not in answer.headers
    with serving_app(_app(held, rates=Rates(api=1))) as often:
        often.get("/api/stats")
        refused = often.get("/api/stats")
        assert (refused.status_code, refused.headers.items() >= {k.lower(): v for k, v in ALWAYS.items()}.items()) == (
            429,
            True,
        )


def test_the_policy_lets_in_what_is_ours_and_nothing_else() -> None:
    policy = dict(rule.split(" ", 1) for rule in ALWAYS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("script", "style", "font", "connect")} == {"'self'"}
    assert (policy["img-src"], policy["form-action"]) == ("'self' data:", "'self'")
    assert "unsafe" not in str(policy)


def test_nothing_of_who_is_signed_in_is_kept_by_caches(client: httpx.Client, held: Archive) -> None:
    assert "cache-control" not in client.get("/me").headers
    token = held.accounts.tokens.make(_user(held, "edna"), "nightly").secret
    assert client.get("/api/stats", headers=_bearer(token)).headers["cache-control"] == "no-store"
    assert _sign_in(client, "edna").headers["cache-control"] == "no-store"
    for path in ("/me", "/none", "/api/stats", "/fault"):
        assert client.get(path).headers["cache-control"] == "no-store", path
    assert "cache-control" not in client.get("/static/style.css").headers


def test_a_fault_tells_nothing(client: httpx.Client) -> None:
    fault = client.get("/fault")
    assert (fault.status_code, fault.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in fault.text


def test_no_websocket_is_let_in(held: Archive) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope: Scope = {"type": "websocket", "path": "/me", "headers": [(b"host", b"127.0.0.1")], "query_string": b""}
    asyncio.run(_app(held)(scope, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_a_session_goes_on_while_it_is_used(client: httpx.Client, held: Archive) -> None:
    _sign_in(client, "edna")
    found = held.accounts.sessions.find(client.cookies[COOKIE])
    assert found is not None
    assert found.expires - found.created == timedelta(hours=12)


def test_what_the_document_says_of_signing_in(client: httpx.Client) -> None:
    document = client.get("/api/openapi.json").json()
    assert "/sign-in" not in document["paths"]
    assert {"401", "429"} <= set(document["paths"]["/api/stats"]["get"]["responses"])
