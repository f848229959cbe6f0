"""From Word files to their text after a command of LibreOffice, by LibreOfficeKit: a program of its own.

`libreoffice_decides.py PROFILE [FILE COMMAND TEXT]...`: all are addresses (file:) but the command, which may be empty.
It is a process of its own because the office that it loads stays loaded. The places in the tables of functions are
those of LibreOfficeKit.h, to which functions are only ever added behind.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import CFUNCTYPE, POINTER, c_bool, c_char_p, c_int, c_void_p
from pathlib import Path
from shutil import which
from threading import Event
from typing import Any

LOAD, ERROR = 2, 3
CLOSE, SAVE, PREPARE, LISTEN, COMMAND = 1, 2, 13, 14, 17
# LOK_CALLBACK_UNO_COMMAND_RESULT
DONE = 16
Listener = CFUNCTYPE(None, c_int, c_char_p, c_void_p)


def method(this: Any, place: int, result: Any, *arguments: Any) -> Any:
    table = ctypes.cast(this, POINTER(POINTER(c_void_p))).contents
    return CFUNCTYPE(result, c_void_p, *arguments)(table[place])


def office(profile: str) -> Any:
    program = Path(which("soffice") or "").resolve().parent
    library = next(each for name in ("libmergedlo.so", "libsofficeapp.so") if (each := program / name).exists())
    hook = ctypes.CDLL(str(library)).libreofficekit_hook_2
    hook.restype, hook.argtypes = c_void_p, [c_char_p, c_char_p]
    return hook(os.fsencode(program), profile.encode())


def decide(office: Any, source: str, command: str, target: str) -> None:
    document = method(office, LOAD, c_void_p, c_char_p)(office, source.encode())
    assert document, method(office, ERROR, c_char_p)(office)
    finished = Event()
    listener = Listener(lambda kind, _, __: finished.set() if kind == DONE else None)
    if command:
        method(document, PREPARE, None, c_char_p)(document, None)
        method(document, LISTEN, None, Listener, c_void_p)(document, listener, None)
        method(document, COMMAND, None, c_char_p, c_char_p, c_bool)(document, command.encode(), None, True)
        assert finished.wait(60), command
    assert method(document, SAVE, c_int, c_char_p, c_char_p, c_char_p)(document, target.encode(), b"txt", b"UTF8")
    method(document, CLOSE, None)(document)


if __name__ == "__main__":
    _, profile, *jobs = sys.argv
    loaded = office(profile)
    for at in range(0, len(jobs), 3):
        decide(loaded, *jobs[at : at + 3])
    sys.stdout.flush()
    # Its own end waits for threads that never end.
    os._exit(0)
