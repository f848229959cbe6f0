"""Whoever asks: by which name, from which page, how often, how much; and what no answer ever does."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.web.limited import limited
from tests.web.serving import Server, serving

pytestmark = pytest.mark.xdist_group("web-guard")

TOKEN = "a-token-of-some-length"
CHANGES = ("post", "put", "patch", "delete")
ROLE = {"role": "account-manager", "locale": "fr-FR"}
Routes = list[tuple[str, str]]


def routes(server: Server, methods: tuple[str, ...]) -> Routes:
    """Method and address of every operation of the API, with something in the place of what is variable."""
    paths = server.json("/api/v1/openapi.json")["paths"]
    found = [(method.upper(), path) for path, item in paths.items() for method in item if method in methods]
    assert found
    return [(method, path.replace("{", "").replace("}", "")) for method, path in found]


def said(server: Server, data: bytes, most: int = 65536) -> bytes:
    """What a server answers to some bytes, until it closes the connection or says nothing more for a while."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=1) as connection:
        connection.sendall(data)
        answer = b""
        try:
            while len(answer) < most and (piece := connection.recv(most)):
                answer += piece
        except TimeoutError:
            pass
        return answer


def test_a_name_that_is_not_the_servers_gets_nothing(server: Server) -> None:
    for path in ("/", "/fr/roles", "/static/base.css", "/api/v1/roles"):
        for host in (
            "evil.example",
            f"evil.example:{server.port}",
            "127.0.0.1.evil.example",
            "",
            "[::2]:80",
            "@127.0.0.1",
        ):
            status, _, data = server.ask(path, headers={"Host": host})
            assert (status, json.loads(data)["type"]) == (421, "urn:jobdesc:problem:host"), host


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:8642", "[::1]", "[::1]:8642"])
def test_each_name_of_this_machine_is_known(server: Server, host: str) -> None:
    assert server.ask("/api/v1/kinds", headers={"Host": host})[0] == 200


def test_a_request_without_a_name_and_one_with_two_get_nothing(server: Server) -> None:
    assert said(server, b"GET /api/v1/kinds HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 421")
    assert said(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").startswith(b"HTTP/1.1 400")


def test_nothing_is_changed_for_the_page_of_another_site(server: Server) -> None:
    foreign = (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://localhost:{server.port + 1}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    )
    for method, path in routes(server, CHANGES):
        for headers in foreign:
            status, _, data = server.ask(path, {}, method, headers)
            assert (status, json.loads(data)["type"]) == (403, "urn:jobdesc:problem:origin"), (path, headers)


def test_nothing_of_the_api_is_read_for_the_page_of_another_site(server: Server) -> None:
    for method, path in routes(server, ("get",)):
        assert server.ask(path, None, method, {"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert server.ask("/fr/roles", headers={"Sec-Fetch-Site": "cross-site"})[0] == 200, "a link from anywhere works"


def test_a_page_of_ours_and_a_program_may_change(server: Server) -> None:
    for headers in (
        {},
        {"Origin": server.address, "Sec-Fetch-Site": "same-origin"},
        {"Origin": server.address.upper().replace("HTTP", "http")},
    ):
        assert server.ask("/api/v1/previews", ROLE, headers=headers)[0] == 200


def test_no_answer_sets_a_cookie_and_each_bears_the_policy(server: Server) -> None:
    answers = [
        server.ask(path, {} if method in ("POST", "PUT", "PATCH") else None, method)
        for method, path in routes(server, (*CHANGES, "get"))
    ]
    answers += [
        server.ask(path) for path in ("/", "/fr/roles", "/fr/nothing", "/static/base.css", "/static/../x", "//")
    ]
    for _, headers, _ in answers:
        assert "set-cookie" not in headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_what_the_api_says_is_kept_nowhere(server: Server) -> None:
    for path in ("/api/v1/roles", "/fr/roles"):
        assert server.ask(path)[1]["cache-control"] == "no-store"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that takes little: 10 kB of JSON, 20 kB of a file."""
    with limited(tmp_path_factory.mktemp("small"), text=10_000, file=20_000, workers=1) as made:
        yield made


def test_a_body_that_says_that_it_is_too_large_is_refused_before_it_comes(small: Server) -> None:
    answer = said(small, b"POST /api/v1/previews HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10001\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413")
    assert '"title": "What you sent is too large. At most 0.01\xa0MB are taken."'.encode() in answer


def test_a_body_without_a_length_is_refused_long_before_all_of_it_was_sent(small: Server) -> None:
    piece = b"1000\r\n" + b" " * 0x1000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", small.port), timeout=10) as connection:
        head = b"POST /api/v1/previews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        connection.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n" + piece * 2)
        connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(10)
        connection.sendall(piece)
        assert connection.recv(65536).startswith(b"HTTP/1.1 413"), "12 kB of a body without end"


def test_a_length_that_is_no_length_is_refused(small: Server) -> None:
    for length in (b"-1", b"1e3", b"0x10", b"\xb2", b"9" * 30, b"5, 6"):
        answer = said(
            small, b"POST /api/v1/previews HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + b"\r\n\r\n{}"
        )
        assert answer[9:12] in (b"400", b"413"), length


def test_a_request_with_a_length_and_pieces_both_smuggles_nothing(small: Server) -> None:
    head = (
        b"POST /api/v1/previews HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    answer = said(small, head + b"0\r\n\r\nGET /api/v1/kinds HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    assert b'"kinds"' not in answer


def test_a_head_without_end_is_refused(small: Server) -> None:
    assert said(small, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000)[9:12] in (b"400", b"431", b"")


def test_requests_in_one_piece_are_each_answered(small: Server) -> None:
    one = b"GET /static/base.css HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: x\r\n\r\n"
    assert said(small, one * 3, 10_000_000).count(b"HTTP/1.1 200") == 3


def test_whoever_asks_too_often_is_told_when_to_ask_again(tmp_path: Path) -> None:
    with limited(tmp_path, rate=0.5, burst=5, workers=1) as server:
        answers = [server.ask("/static/base.css") for _ in range(7)]
        assert [status for status, _, _ in answers] == [200] * 5 + [429] * 2
        _, headers, data = answers[-1]
        assert 1 <= int(headers["retry-after"]) <= 3
        assert json.loads(data)["type"] == "urn:jobdesc:problem:rate"
        spoofed = server.ask("/static/base.css", headers={"X-Forwarded-For": "10.0.0.9"})
        assert spoofed[0] == 429, "who asks is told by the connection"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"POST /api/v1/previews HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
    ],
    ids=["nothing", "half a head", "half a body"],
)
def test_whoever_begins_and_says_nothing_more_is_left(impatient: Server, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=8) as connection:
        connection.sendall(sent)
        began = monotonic()
        with suppress(ConnectionResetError):
            assert connection.recv(1000) == b""
        assert 0.5 < monotonic() - began < 6


def test_whoever_dribbles_is_left_too(impatient: Server) -> None:
    taken = 0
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=8) as connection, suppress(OSError):
        while taken < 60:
            connection.sendall(b"G")
            taken += 1
            sleep(0.1)
    assert taken < 60
    assert impatient.ask("/static/base.css")[0] == 200


def test_a_connection_in_use_is_kept_for_the_next_request(impatient: Server) -> None:
    connection = HTTPConnection("127.0.0.1", impatient.port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/static/base.css")
        assert connection.getresponse().read()
        sleep(0.7)
    connection.close()


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that waits a second for a head, and for a body."""
    with limited(tmp_path_factory.mktemp("impatient"), head=1.0, body=1.0, workers=1) as made:
        yield made


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that everybody can reach who has its token."""
    folder = tmp_path_factory.mktemp("guarded")
    file = folder / "token.txt"
    file.write_text(f"{TOKEN}\n", "utf-8")
    with serving(folder, "--host", "0.0.0.0", "--token-file", str(file), "--name", "hr.example.com") as made:
        yield made


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Basic {TOKEN}",
        TOKEN,
        "Bearer \xe9",
    ],
)
def test_the_api_wants_the_token_for_everything(guarded: Server, said: str) -> None:
    for path in ("/api/v1/roles", "/api/v1/openapi.json", "/%61pi/v1/roles"):
        status, headers, data = guarded.ask(path, headers={"Authorization": said} if said else {})
        assert (status, headers["www-authenticate"]) == (401, "Bearer"), path
        assert json.loads(data)["type"] == "urn:jobdesc:problem:token"


def test_every_operation_wants_the_token(guarded: Server, server: Server) -> None:
    for method, path in routes(server, (*CHANGES, "get")):
        assert guarded.ask(path, {} if method != "GET" else None, method)[0] == 401


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_the_right_token_opens_the_api(guarded: Server, scheme: str) -> None:
    assert guarded.ask("/api/v1/kinds", headers={"Authorization": f"{scheme} {TOKEN}"})[0] == 200


def test_a_page_is_words_alone_and_needs_no_token(guarded: Server) -> None:
    assert guarded.ask("/fr/roles")[0] == 200


def test_a_server_for_others_is_known_by_the_names_that_it_was_given(guarded: Server) -> None:
    for host, status in (("hr.example.com", 200), ("127.0.0.1", 200), ("evil.example.com", 421), ("10.9.9.9", 421)):
        assert guarded.ask("/fr/roles", headers={"Host": host})[0] == status


def test_a_token_is_taken_from_the_environment(tmp_path: Path) -> None:
    with serving(tmp_path, environment={"JOBDESC_TOKEN": TOKEN}) as made:
        assert made.ask("/api/v1/kinds")[0] == 401
        assert made.ask("/api/v1/kinds", headers={"Authorization": f"Bearer {TOKEN}"})[0] == 200


HOSTILE = {
    "nan": b'{"role": "account-manager", "overlay": {"department": NaN}}',
    "infinity": b'{"role": "account-manager", "overlay": {"department": -Infinity}}',
    "huge number": b'{"role": "account-manager", "overlay": {"department": ' + b"9" * 5000 + b"}}",
    "huge exponent": b'{"role": "account-manager", "overlay": {"department": 1e999}}',
    "deep objects": b'{"role": "account-manager", "overlay": ' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
    "rather deep objects": b'{"role": "account-manager", "overlay": ' + b'{"a":' * 200 + b"1" + b"}" * 201,
    "deep lists": b'{"role": "account-manager", "overlay": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}",
    "deep clauses": b'{"role": "account-manager", "edits": {"lists": {"rights": '
    + b'[{"id": "a", "clauses": ' * 150
    + b"[]"
    + b"}]" * 150
    + b"}}}",
    "lone surrogate": b'{"role": "account-manager", "overlay": {"department": "\\ud800"}}',
    "lone surrogate as a key": b'{"role": "account-manager", "overlay": {"\\udfff": "a"}}',
    "surrogate in an unknown key": b'{"role": "account-manager", "\\udfff": 1}',
    "surrogate in a title": b'{"role": "account-manager", "edits": {"title": {"\\ud800": "\\ud800"}}}',
    "null sign": b'{"role": "account-manager", "person": {"name": "a\\u0000b"}}',
    "equal keys": b'{"role": "account-manager", "role": "accountant"}',
    "no utf-8": b'{"role": "\xff\xfe"}',
    "utf-16": '{"role": "account-manager"}'.encode("utf-16"),
    "no json": b"{",
    "nothing": b"",
    "a list": b"[]",
    "null": b"null",
    "a number": b"1",
    "yaml of aliases": json.dumps(
        {"role": "account-manager", "overlay": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(99))}
    ).encode(),
    "yaml of tags": b'{"role": "account-manager", "overlay": "!!python/object/apply:os.system [id]"}',
    "a file's name for a role": b'{"role": "../../etc/passwd"}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_body_makes_the_program_fail(server: Server, name: str) -> None:
    began = monotonic()
    status, _, data = server.ask("/api/v1/previews", HOSTILE[name], headers={"Content-Type": "application/json"})
    assert status in (200, 400, 404, 422), data
    assert status == 200 or json.loads(data)["detail"]
    assert monotonic() - began < 10


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("previews", "overlay"), ("documents", "employer"), ("previews", "posting"), ("forms", "employer"),
        ("vacancies", "posting"), ("vacancies", "employer"), ("lint", "posting"), ("postings", "posting"),
    ],
)  # fmt: skip
def test_no_depth_makes_the_program_fail(server: Server, path: str, key: str) -> None:
    for depth in (90, 300, 900):
        deep = f'{{"a": {"[" * depth}{"]" * depth}}}'
        body = f'{{"role": "account-manager", "name": "deep", "edits": {{}}, "posting": {{}}, "{key}": {deep}}}'
        status, _, data = server.ask(f"/api/v1/{path}", body.encode(), headers={"Content-Type": "application/json"})
        assert status in (409, 422), data


@pytest.mark.parametrize(
    "path",
    [
        "//", "//api/v1/roles", "/api/v1//roles", "/api/v1/roles/%00", "/api/v1/roles/%ff%fe",
        "/api/v1/roles/..%2f..%2fetc",        "/api/v1/roles?locale=%ff",
        "/api/v1/roles?locale=fr-FR&locale=%00",
        "/api/v1/roles?" + "a=1&" * 3000,
        "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e/base.css", "/%ff/roles", "/fr/%00", "/fr/../../x",
        "/fr/base", "/fr/" + "x" * 20_000, "/*/", "/api/v1/roles/" + "a" * 101,
    ],
)  # fmt: skip
def test_no_address_makes_the_program_fail(server: Server, path: str) -> None:
    assert server.ask(path)[0] in (200, 400, 404, 422)


def test_a_method_that_is_not_there_is_told_which_are(server: Server) -> None:
    status, headers, _ = server.ask("/api/v1/previews", None, "DELETE")
    assert (status, headers["allow"]) == (405, "POST")
    assert server.ask("/api/v1/previews", None, "OPTIONS")[0] == 405, "no other site is told what it may send"


def test_another_protocol_is_not_spoken(server: Server) -> None:
    upgrade = b"GET /api/v1/kinds HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    assert said(server, upgrade).startswith(b"HTTP/1.1 200")
    assert not said(server, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03").startswith(b"HTTP/1.1 200")
