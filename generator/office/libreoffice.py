"""From files on disk to the same files in another format, by one LibreOffice process in a throw-away profile."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import quoteattr

from generator.errors import EngineError, ToolMissing

# A cold start takes 2 s on a quiet machine and a file 0.2 s; a loaded machine has been seen ten times slower.
_START, _A_FILE = 60.0, 5.0
PROFILE = "profile"
"""What the folder of a profile is called, within the folder of a conversion."""
_OFFICE = "/org.openoffice.Office"
_SETTINGS = (
    # On LibreOffice 7.4.7 this one stops a linked picture from being fetched, and so does the proxy below alone.
    (f"{_OFFICE}.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_OFFICE}.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_OFFICE}.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    # Links are never updated.
    (f"{_OFFICE}.Writer/Content/Update", "Link", "2"),
    (f"{_OFFICE}.Java/VirtualMachine", "Enable", "false"),
    # A proxy set by hand (2), on a port where nobody answers.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def program(
    need: str = "the .doc format (Word 97) is written by it",
    otherwise: str = "Install the package libreoffice-writer-nogui (Debian, Ubuntu), or build the other formats only.",
) -> str:
    """The path of LibreOffice. Raises ToolMissing, with the need and the remedy, when the machine has none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise ToolMissing("LibreOffice", need, otherwise)
    return found


def convert(
    program: str,
    files: Sequence[Path],
    filter: str,
    folder: Path,
    seconds: float | None = None,
    before: Sequence[str] = (),
) -> str:
    """Convert files into a folder of theirs and return what the program said.

    `filter` is LibreOffice's `extension:name of the filter`; the profile lies in the folder and serves again;
    `seconds` is how long it may take, and `before` a command that runs it, under limits for instance.
    The exit code says nothing (it is 0 for an unreadable file too): look at the files. Raises EngineError when
    the program does not end in time or cannot be started.
    """
    profile = folder / PROFILE
    if not profile.exists():
        _make(profile)
    command = [
        *before, program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
        "--nolockcheck", "--convert-to", filter, "--outdir", str(folder), *map(str, files),
    ]  # fmt: skip
    try:
        return _run(command, folder, _START + _A_FILE * len(files) if seconds is None else seconds)
    finally:
        forget(profile)


def forget(profile: Path) -> None:
    """Remove the socket that LibreOffice leaves in /tmp when it is ended by force, over a profile."""
    # desktop/source/app/officeipcthread.cxx: the MD5 of the profile's address in UTF-16, a number a byte.
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    with suppress(OSError):
        Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}").unlink()


def _make(profile: Path) -> None:
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        "utf-8",
    )


def _run(command: list[str], folder: Path, seconds: float) -> str:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder),
                   "LANG": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}  # fmt: skip
    try:
        # A session of its own: killing the first process alone would leave soffice.bin behind.
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise EngineError(f"LibreOffice cannot be started: {error}.") from error
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"LibreOffice did not end within {seconds:.0f} seconds and was stopped.") from error
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    lines = said.decode("utf-8", "replace").splitlines()
    return " ".join(line.strip() for line in lines if "javaldx" not in line)
