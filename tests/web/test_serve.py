"""The command `serve`: where it listens, whom it lets in, what it opens, what it writes into its log."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from tests.web.serving import TOP, serving

NAME, NUMBER = "Clémentine Vasseur-Okonkwo", "MAT-48213"


def serve(folder: Path, *words: str, seconds: float = 20, **environment: str) -> tuple[int, str]:
    """Run the command until it ends by itself: its exit code, and what it said on standard error."""
    command = [sys.executable, "-P", "-m", "generator", "serve", *words]
    said = {**os.environ, "PYTHONPATH": str(TOP), **environment}
    done = subprocess.run(command, cwd=folder, env=said, capture_output=True, text=True, timeout=seconds)
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_told_with_the_remedy(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = serve(tmp_path, "--no-browser", "--port", str(port))
    assert code == 2
    assert f"the address 127.0.0.1:{port} cannot be had" in said
    assert "--port 0" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "host",
    ["192.0.2.1", *(pytest.param(each, marks=pytest.mark.slow) for each in ("a" * 70, "no.such.host.invalid", "::zz"))],
)
def test_an_address_that_is_not_of_this_machine_is_told(tmp_path: Path, host: str) -> None:
    code, said = serve(tmp_path, "--no-browser", "--port", "0", "--host", host, JOBDESC_TOKEN="x" * 16)
    assert code == 2
    assert "cannot be had" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "host", ["0.0.0.0", *(pytest.param(each, marks=pytest.mark.slow) for each in ("::", "192.0.2.1", ""))]
)
def test_whoever_lets_others_in_needs_a_token(tmp_path: Path, host: str) -> None:
    code, said = serve(tmp_path, "--no-browser", "--port", "0", "--host", host, JOBDESC_TOKEN="")
    assert code == 2
    assert "it needs a token." in said
    assert "--token-file" in said


def test_a_token_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    for text in ("secret\n", "\ufeff" + "x" * 15):
        short.write_text(text, "utf-8")
        code, said = serve(tmp_path, "--no-browser", "--port", "0", "--token-file", str(short))
        assert code == 2
        assert "this token is too short." in said
        assert "secret" not in said
    assert serve(tmp_path, "--no-browser", "--port", "0", JOBDESC_TOKEN="secret")[0] == 2
    assert serve(tmp_path, "--no-browser", "--port", "0", "--token-file", str(tmp_path / "none.txt"))[0] == 2


def test_a_folder_that_there_is_not_is_told(tmp_path: Path) -> None:
    code, said = serve(tmp_path, "nowhere", "--no-browser", "--port", "0")
    assert code == 2
    assert "there is no such folder" in said
    assert "jobdesc init nowhere" in said


def browser(folder: Path) -> tuple[Path, dict[str, str]]:
    """A program that writes down the address that it is asked to open, and the variables that make it the browser."""
    program, seen = folder / "browser", folder / "opened.txt"
    program.write_text(f'#!/bin/sh\necho "$1" >> "{seen}"\n', "utf-8")
    program.chmod(0o755)
    return seen, {"BROWSER": f"{program} %s"}


def test_a_browser_is_opened_on_the_address_that_is_printed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    seen, environment = browser(tmp_path)
    said = {**os.environ, "PYTHONPATH": str(TOP), **environment}
    command = [sys.executable, "-P", "-m", "generator", "serve", str(home), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=said) as process:
        assert process.stdout is not None
        address = process.stdout.readline()
        for _ in range(100):
            if seen.exists() and seen.read_text("utf-8"):
                break
            sleep(0.05)
        process.terminate()
    assert address.startswith("http://127.0.0.1:")
    assert seen.read_text("utf-8") == address


def test_no_browser_is_opened_where_none_is_wanted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    seen, environment = browser(tmp_path)
    with serving(home, environment=environment) as server:
        assert server.ask("/fr/roles")[0] == 200
        sleep(0.7)
    assert not seen.exists()


def test_the_log_has_nothing_of_anybodys(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        person = {"name": NAME, "number": NUMBER}
        asked = {"role": "account-manager", "locale": "fr-FR", "person": person, "employer": {"name": "Firme Secrète"}}
        assert server.ask("/api/v1/previews", asked)[0] == 200
        assert server.ask("/api/v1/documents", {**asked, "formats": ["md"]})[0] == 200
        assert server.ask("/api/v1/previews", {**asked, "overlay": {"secretkey": NAME}})[0] == 422
        server.ask("/api/v1/roles?locale=fr-FR&secretkey=Vasseur")
        server.ask("/Vasseur/secretkey")
        server.ask("/api/v1/roles/vasseur-secretkey")
        server.ask(
            "/api/v1/cv-check?name=secretkey-Vasseur.docx", b"Vasseur secretkey", headers={"X-Vasseur": "secretkey"}
        )
        said = server.log.read_text("utf-8")
    assert said.count("POST") >= 3, "it was looked at"
    for word in ("lémentine", "asseur", "48213", "Secr", "secretkey", "account"):
        assert word not in said, said


def test_the_help_says_what_each_word_does(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "generator", "serve", "--help"]
    said = {**os.environ, "PYTHONPATH": str(TOP), "COLUMNS": "200", "TERM": "dumb"}
    told = subprocess.run(command, cwd=tmp_path, env=said, capture_output=True, text=True, check=True).stdout
    for words in ("Start the web page and the API on this machine", "8642", "127.0.0.1", "JOBDESC_TOKEN", "--name"):
        assert words in told
