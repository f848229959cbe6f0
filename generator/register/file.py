"""From the path of a register to an open database of ours, or to a sentence that says why it is none."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import InputError, Problem, WriteError

APPLICATION, VERSION = 0x4A44_5247, 2
"""What marks the file as a register (`JDRG`), and the version of its tables."""
_PATIENCE = 60.0
_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
"""Letters that Unicode takes for no letter with a mark."""
_COPY = "Put back a copy of it, or move it away to begin a new one."

_TABLES = (
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL, version INTEGER NOT NULL, series TEXT NOT NULL, counter INTEGER NOT NULL,
        kind TEXT NOT NULL, locale TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
        content TEXT NOT NULL, replaces INTEGER NOT NULL, name TEXT NOT NULL, staff_number TEXT NOT NULL,
        department TEXT NOT NULL,
        owner TEXT, reserved REAL,
        current INTEGER NOT NULL DEFAULT 0,
        title TEXT, issued TEXT, sources TEXT, effective TEXT, review_due TEXT, certification_months INTEGER,
        to_sign INTEGER, withdrawn TEXT, reason TEXT,
        UNIQUE (number, version)) STRICT""",
    "CREATE INDEX document_key ON document (kind, locale, role, person, version)",
    "CREATE INDEX document_role ON document (role)",
    "CREATE INDEX document_current ON document (current, kind)",
    "CREATE INDEX document_owner ON document (owner) WHERE owner IS NOT NULL",
    "CREATE TABLE series (series TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # A number that was given back waits here for the next document.
    "CREATE TABLE free (series TEXT, counter INTEGER, PRIMARY KEY (series, counter)) STRICT, WITHOUT ROWID",
    """CREATE TABLE file (document INTEGER NOT NULL REFERENCES document, path TEXT NOT NULL, format TEXT NOT NULL,
        sha256 TEXT NOT NULL, PRIMARY KEY (document, path)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE signature (document INTEGER NOT NULL REFERENCES document, day TEXT NOT NULL,
        PRIMARY KEY (document, day)) STRICT, WITHOUT ROWID""",
    # What was issued stays for ever.
    """CREATE TRIGGER kept BEFORE DELETE ON document WHEN old.owner IS NULL
        BEGIN SELECT RAISE(ABORT, 'an issued document stays in the register'); END""",
)

# What brings the tables of each earlier version to those of the next.
_NEXT = {
    1: ("ALTER TABLE document ADD COLUMN withdrawn TEXT", "ALTER TABLE document ADD COLUMN reason TEXT"),
}


def open_file(path: Path, create: bool) -> sqlite3.Connection:
    """Open a register, making a new one where there is none and `create` says so; an older one gets today's tables.

    Raises InputError when there is none, it is damaged, no register, or of a later version of this program.
    """
    if not create and not path.exists():
        raise refused(path, "there is no register here: no document has been issued yet.")
    connection = None
    with told(path):
        try:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            # A write-ahead log needs memory that all processes share: on a network share, where a workspace may lie,
            # it loses data (sqlite.org/wal.html). The rollback journal needs locks alone.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
            # What SQLite itself folds is English letters alone.
            connection.create_function("means", 3, _means, deterministic=True)
            _check(connection, path)
        except BaseException:
            if connection:
                connection.close()
            raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application, version = _marks(connection)
    if not application and not version:
        with transaction(connection, path):
            # Another process may have made it in the meantime.
            application, version = _marks(connection)
            if not application and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                for statement in _TABLES:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
                return
    if application != APPLICATION:
        raise refused(path, "this database is not a register of documents.", "Name another file, or move it away.")
    if version < VERSION:
        with transaction(connection, path):
            version = _renewed(connection)
    if version != VERSION:
        said = f"this register was written by a later version of jobdesc (tables {version}, known: {VERSION})."
        raise refused(path, said, "Bring jobdesc up to date.")


def _renewed(connection: sqlite3.Connection) -> int:
    """Bring the tables of an earlier version up to date, unless another process has; returns the version they have."""
    _, version = _marks(connection)
    for known in range(version, VERSION):
        for statement in _NEXT[known]:
            connection.execute(statement)
    if version < VERSION:
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return max(version, VERSION)


def _means(sought: str, staff_number: str, name: str) -> bool:
    return sought == staff_number.casefold() or _folded(sought) in _folded(name)


def _folded(text: str) -> str:
    """Letters as somebody types them who has no accents at hand."""
    parted = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do all that follows, or nothing of it, with no other process in between."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the database says, as an error of ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith("SQLITE_BUSY"):
            said = f"another run has been writing into this register for more than {_PATIENCE:.0f} seconds"
            raise WriteError(f"{path}: {said}. Wait until it has ended.") from None
        raise WriteError(f"{path}: the register cannot be used: {error}.") from None
    except sqlite3.IntegrityError as error:
        raise WriteError(f"{path}: the register refuses this: {error}.") from None
    except sqlite3.DatabaseError:
        raise refused(path, "this register is damaged, or no register at all.", _COPY) from None


def refused(path: Path, text: str, hint: str = "") -> InputError:
    """What is wrong with a register as a whole."""
    return InputError([Problem(str(path), 0, 0, "", text, hint)])
