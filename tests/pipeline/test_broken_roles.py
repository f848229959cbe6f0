"""A broken file among the employer's own roles: it stops what is made of it, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import InputError, check
from generator.cli.workspace import init
from tests.cli.running import call
from tests.folders import GREETER, composed, fill, said, words
from tests.web.serving import serving

UNREADABLE = "id: porter\nlanguage: fr\nextends: greeter\ntitle: {single: Portier\nduties: [\n"
MISSHAPEN = "id: porter\nlanguage: fr\nextends: greeter\nonly_for: {departments: [Nuit]}\ndutys: []\n"
TWICE = "id: porter\nlanguage: fr\nextends: greeter\ncategory: performers\ncategory: performers\n"


@pytest.mark.parametrize("broken", [UNREADABLE, TWICE, "- a list\n", b"\xff\xfe", b"PK\x03\x04"])
def test_another_role_is_made_and_the_broken_file_told_as_a_warning(tmp_path: Path, broken: str | bytes) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "porter.yaml": broken})
    assert said(composed(tmp_path, "greeter"))["greet"] == "Accueillir les visiteurs."
    told = call("build", "greeter", "--roles", tmp_path, "--out", tmp_path / "out", "--format", "md")
    assert told.exit_code == 0, told.output
    assert "porter.yaml:" in told.stderr
    assert "warning" in told.stderr


@pytest.mark.parametrize("broken", [UNREADABLE, MISSHAPEN, TWICE])
def test_what_is_made_of_it_or_of_everything_ends_with_its_error(tmp_path: Path, broken: str) -> None:
    below = "id: usher\nlanguage: fr\nextends: porter\n"
    fill(tmp_path, {"greeter.yaml": GREETER, "porter.yaml": broken, "usher.yaml": below})
    into = ("--out", str(tmp_path / "out"))
    for asked in (("build", "porter", *into), ("build", "usher", *into), ("build", *into), ("validate",)):
        told = call(*asked, "--roles", tmp_path)
        assert told.exit_code == 2, asked
        assert "porter.yaml:" in told.stderr
    assert not (tmp_path / "out").exists()


def test_an_overlay_that_may_have_been_meant_for_the_role_stops_it(tmp_path: Path) -> None:
    standing_in = UNREADABLE.replace("title:", "only_for: {departments: [Nuit]}\ntitle:")
    wrong_key = MISSHAPEN.replace("departments", "department")
    for broken in (standing_in, wrong_key):
        fill(tmp_path, {"greeter.yaml": GREETER, "porter.yaml": broken})
        with pytest.raises(InputError) as caught:
            composed(tmp_path, "greeter")
        assert {Path(each.file).name for each in caught.value.problems} == {"porter.yaml"}
        assert words(composed(tmp_path, "account-manager"))


def test_an_overlay_for_others_stops_nobody_else(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "porter.yaml": MISSHAPEN.replace("departments: [Nuit]", "places: [DE]")})
    assert words(composed(tmp_path, "greeter"))
    with pytest.raises(InputError):
        composed(tmp_path, "greeter", "fr-DE")


def test_a_file_that_is_checked_alone_tells_of_others_as_warnings(tmp_path: Path) -> None:
    fill(tmp_path, {"greeter.yaml": GREETER, "porter.yaml": UNREADABLE})
    found, _ = check(tmp_path, only=[tmp_path / "greeter.yaml"])
    assert {(Path(each.file).name, each.severity) for each in found} == {("porter.yaml", "warning")}


def test_the_api_makes_what_does_not_depend_on_it(tmp_path: Path) -> None:
    home = tmp_path / "firm"
    init(home, "fr-FR", "Comptoir des Halles")
    fill(home / "roles", {"porter.yaml": UNREADABLE.replace("greeter", "account-manager")})
    with serving(home) as server:
        asked = {"role": "account-manager", "locale": "fr-FR"}
        warned = server.json("/api/v1/previews", asked)["warnings"]
        assert {(each["file"], each["severity"]) for each in warned} == {("roles/porter.yaml", "warning")}
        assert all(each["line"] for each in warned)
        assert server.ask("/api/v1/documents", {**asked, "formats": ["md"]})[0] == 200
        assert server.ask("/api/v1/roles/account-manager?locale=fr-FR")[0] == 200
        assert "porter" not in {each["id"] for each in server.json("/api/v1/catalogue")["roles"]}
        status, _, data = server.ask("/api/v1/previews", {**asked, "role": "porter"})
        assert (status, json.loads(data)["problems"][0]["file"]) == (422, "roles/porter.yaml")
