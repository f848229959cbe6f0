"""An employer's register gives every document its own number, loses nothing, and says what is to be done."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import signal
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.errors import InputError, WriteError
from generator.load.table import read
from generator.model.register import Assigned, Issued, IssuedFile, Wanted, person_key
from generator.register import Register, read_scheme
from generator.register.export import export
from generator.register.reading import months_after

SCHEME = read_scheme("JD-{year}-{number:03}")
DAY = date(2026, 1, 15)


def content(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def wanted(name: str, text: str = "first", day: date = DAY, kind: str = "job-description") -> Wanted:
    return Wanted(kind, "account-manager", "fr-FR", content(text), day, SCHEME, name=name, department="Sales")


def issued(assigned: Assigned, day: date = DAY, months: int | None = None, review: date | None = None) -> Issued:
    path = f"output/{assigned.number}.v{assigned.version}.docx"
    files = (IssuedFile("docx", path, content(path)),)
    return Issued(assigned, "Account manager", day, files, content("sources"), day, review, months)


def filled(path: Path, *names: str, text: str = "first") -> Sequence[Assigned]:
    """Issue a document for each name."""
    with Register(path) as register:
        given = register.reserve([wanted(name, text) for name in names])
        register.issue(map(issued, given))
        return given


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


def hints(error: InputError) -> list[tuple[str, str]]:
    return [(each.text, each.hint) for each in error.problems]


def test_numbers_count_within_all_else_that_a_scheme_prints(path: Path) -> None:
    with Register(path) as register:
        days = (DAY, DAY, date(2027, 1, 1), DAY)
        given = register.reserve([wanted(f"P{index}", day=day) for index, day in enumerate(days)])
    assert [each.number for each in given] == ["JD-2026-001", "JD-2026-002", "JD-2027-001", "JD-2026-003"]


def test_two_schemes_that_print_the_same_never_give_one_number_twice(path: Path) -> None:
    with Register(path) as register:
        first = [Wanted("k", "r", "fr-FR", "", DAY, read_scheme("{number}"), name=f"A{index}") for index in range(12)]
        second = [Wanted("k", "r", "fr-FR", "", DAY, read_scheme("1{number}"), name=f"B{index}") for index in range(3)]
        numbers = [each.number for each in register.reserve([*first, *second])]
    assert len(set(numbers)) == 15
    assert numbers[12:] == ["13", "14", "15"]


def test_the_same_content_is_not_issued_again_and_another_is_the_next_version(path: Path) -> None:
    filled(path, "Ann", "Bo")
    with Register(path) as register:
        (same,) = register.reserve([wanted("ann ")])
        assert (same.number, same.version, same.unchanged, same.reissue) == ("JD-2026-001", 1, True, False)
        (other,) = register.reserve([wanted("Ann", "second", date(2027, 5, 5))])
        assert (other.number, other.version, other.unchanged, other.replaces) == ("JD-2026-001", 2, False, 1)
        register.issue([issued(other, date(2027, 5, 5))])
        versions = [(each.number, each.version, each.current, each.replaces) for each in register.entries()]
        assert versions == [("JD-2026-001", 1, False, 0), ("JD-2026-001", 2, True, 1), ("JD-2026-002", 1, True, 0)]
        assert register.entry("JD-2026-001").version == 2
        assert register.entry("JD-2026-001", 1).files[0].path == "output/JD-2026-001.v1.docx"


def test_a_person_is_known_by_the_staff_number_or_else_by_name_and_department() -> None:
    assert person_key("E\u0301lodie  Roy", "", "Sales") == person_key(" \u00c9LODIE ROY ", " ", "sales")
    assert person_key("Ann", "", "Sales") != person_key("Ann", "", "Legal")
    assert person_key("Ann", "17", "Sales") == person_key("Ann Lee", "17 ", "Legal")
    assert person_key("17", "", "") != person_key("Ann", "17", "")


def test_what_could_not_be_made_gives_its_number_to_the_next(path: Path) -> None:
    with Register(path) as register:
        first, second, third = register.reserve([wanted("Ann"), wanted("Bo"), wanted("Cy")])
        register.issue([issued(first), issued(third)])
        register.release([second])
        (fourth,) = register.reserve([wanted("Di")])
        assert fourth.number == second.number == "JD-2026-002"
        (again,) = register.reserve([wanted("Ann", "second")])
        register.release([again, first])
        (later,) = register.reserve([wanted("Ann", "third")])
        assert (later.number, later.version) == ("JD-2026-001", 2)
        with pytest.raises(WriteError, match="JD-2026-002, version 1, is no longer reserved"):
            register.issue([issued(second)])


def test_a_batch_is_entered_whole_or_not_at_all(path: Path) -> None:
    with Register(path) as register:
        first, second = register.reserve([wanted("Ann"), wanted("Bo")])
        register.release([second])
        with pytest.raises(WriteError):
            register.issue([issued(first), issued(second)])
        assert register.entries() == ()


def test_what_a_living_run_is_making_is_not_given_to_another(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, leave = context.Event(), context.Event()
    process = context.Process(target=_reserve_and_wait, args=(path, ready, leave))
    process.start()
    assert ready.wait(30)
    with Register(path) as register:
        with pytest.raises(InputError) as caught:
            register.reserve([wanted("Cy"), wanted("Ann")])
        said = 'the job-description "account-manager" (fr-FR) of Ann is being made by another run.'
        assert hints(caught.value) == [(said, "Wait until that has ended, and run this again.")]
        assert [each.number for each in register.reserve([wanted("Cy")])] == ["JD-2026-003"]
        leave.set()
        process.join()
        taken = register.reserve([wanted("Bo"), wanted("Di")])
        assert [each.number for each in taken] == ["JD-2026-002", "JD-2026-001"]


def _reserve_and_wait(
    path: Path, ready: multiprocessing.synchronize.Event, leave: multiprocessing.synchronize.Event
) -> None:
    with Register(path) as register:
        register.reserve([wanted("Ann"), wanted("Bo")])
        ready.set()
        leave.wait(60)


def test_a_reservation_of_another_machine_is_kept_for_a_day(path: Path) -> None:
    with Register(path) as register:
        register.reserve([wanted("Ann")], owner="elsewhere 0 1 1")
        with pytest.raises(InputError):
            register.reserve([wanted("Ann")])
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE document SET reserved = reserved - 90000")
    with Register(path) as register:
        assert register.reserve([wanted("Ann")])[0].number == "JD-2026-001"


def test_a_version_begun_and_no_longer_needed_is_given_back(path: Path) -> None:
    filled(path, "Ann")
    with Register(path) as register:
        register.reserve([wanted("Ann", "second")])
        (same,) = register.reserve([wanted("Ann")])
        assert (same.version, same.unchanged) == (1, True)
        assert register.reserve([wanted("Ann", "third")])[0].version == 2


@pytest.mark.slow
def test_four_processes_at_once_leave_no_gap_and_no_double(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_work, args=(path, seed)) for seed in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    with Register(path) as register:
        entries = register.entries()
        names = {each.name for each in entries}
        missing = [wanted(f"P{seed}-{index}") for seed in range(4) for index in range(200)]
        missing = [each for each in missing if each.name not in names]
        assert missing
        register.issue(map(issued, register.reserve(missing)))
        numbers = [each.number for each in register.entries()]
    assert numbers == [f"JD-2026-{number:03}" for number in range(1, 801)]


def _work(path: Path, seed: int) -> None:
    """Make two hundred documents, some of which fail."""
    chance = random.Random(seed)
    names = [f"P{seed}-{index}" for index in range(200)]
    with Register(path) as register:
        while names:
            chosen = [names.pop() for _ in range(min(len(names), chance.randint(1, 9)))]
            given = register.reserve([wanted(name) for name in chosen])
            failed = {each.number for each in given if chance.random() < 0.3}
            register.release(each for each in given if each.number in failed)
            register.issue(issued(each) for each in given if each.number not in failed)


@pytest.mark.slow
def test_a_run_killed_in_the_middle_loses_nothing_that_was_issued(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for seed in range(4):
        receive, send = context.Pipe(duplex=False)
        process = context.Process(target=_work_for_ever, args=(path, seed, send))
        process.start()
        send.close()
        told = [receive.recv() for _ in range(20 + 7 * seed)]
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with Register(path) as register:
            known = [each.number for each in register.entries()]
            assert set(told) <= set(known)
            # The next run takes what was reserved, and no number is left out.
            register.issue(map(issued, register.reserve([wanted(f"after {seed} {index}") for index in range(9)])))
            numbers = [each.number for each in register.entries()]
            assert numbers == [f"JD-2026-{number:03}" for number in range(1, len(numbers) + 1)]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _work_for_ever(path: Path, seed: int, send: multiprocessing.connection.Connection) -> None:
    with Register(path) as register:
        for index in range(10_000):
            first, second = register.reserve([wanted(f"K{seed} {index}"), wanted(f"L{seed} {index}")])
            register.issue([issued(first), issued(second)])
            send.send(first.number)


def test_what_was_issued_cannot_be_taken_out(path: Path) -> None:
    filled(path, "Ann")
    with (
        closing(sqlite3.connect(path)) as database,
        pytest.raises(sqlite3.IntegrityError, match="an issued document stays"),
    ):
        database.execute("DELETE FROM document")


def test_entries_are_found_by_what_they_are(path: Path) -> None:
    filled(path, "Élodie Roy", "Щукин Ё.")
    filled(path, "Élodie Roy", text="second")
    with Register(path) as register:
        assert [each.version for each in register.entries(person="élodie")] == [1, 2]
        assert [each.version for each in register.entries(person="ЩУКИН")] == [1]
        assert [each.name for each in register.entries(department="Sales", current=True)] == ["Élodie Roy", "Щукин Ё."]
        assert register.entries(department=("Selling", "Sales")) == register.entries(department="Sales")
        assert register.entries(department=("Selling",)) == ()
        assert register.entries(kind="vacancy") == ()


def test_a_number_that_is_not_known_is_told_with_the_nearest(path: Path) -> None:
    filled(path, *(f"P{index}" for index in range(30)))
    with Register(path) as register:
        with pytest.raises(InputError) as caught:
            register.entry("jd-2026-17")
        assert hints(caught.value) == [
            ('no document has the number "jd-2026-17".', 'Did you mean "JD-2026-017"?'),
        ]
        with pytest.raises(InputError, match=r"JD-2026-017 has no version 3\."):
            register.entry("JD-2026-017", 3)


def test_signatures_are_kept_for_each_version(path: Path) -> None:
    filled(path, "Ann")
    filled(path, "Ann", text="second")
    with Register(path) as register:
        assert register.sign("JD-2026-001", date(2026, 2, 1)).version == 2
        assert register.sign("JD-2026-001", date(2026, 2, 1)).signed == (date(2026, 2, 1),)
        assert register.sign("JD-2026-001", date(2026, 1, 20), 1).version == 1
        assert register.sign("JD-2026-001", date(2026, 3, 1)).signed == (date(2026, 2, 1), date(2026, 3, 1))
        with pytest.raises(InputError, match="was issued on 2026-01-15 and cannot have been signed before that day"):
            register.sign("JD-2026-001", date(2026, 1, 14))


def test_what_is_due_is_told_from_the_longest_overdue_on(path: Path) -> None:
    with Register(path) as register:
        old, new, poster = register.reserve([wanted("Ann"), wanted("Bo"), wanted("", kind="vacancy")])
        reissued = issued(old, date(2025, 8, 31), 6, date(2026, 4, 1))
        register.issue([issued(new, months=6), reissued, Issued(poster, "V", DAY, (), "", to_sign=False)])
        duties = register.due(date(2026, 3, 2), within=30)
        assert [(each.entry.name, each.days) for each in duties.unsigned] == [("Ann", 183), ("Bo", 46)]
        assert [(each.entry.name, each.days) for each in duties.reviews] == [("Ann", -30)]
        assert [(each.entry.name, each.day) for each in duties.certifications] == [("Ann", date(2026, 2, 28))]
        register.sign(old.number, date(2026, 3, 1))
        duties = register.due(date(2026, 3, 2), within=29)
        assert [each.entry.name for each in duties.unsigned] == ["Bo"]
        assert (duties.reviews, duties.certifications) == ((), ())


def test_half_a_year_after_the_end_of_august_is_the_end_of_february() -> None:
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_files_that_are_no_register_of_ours_are_refused(path: Path) -> None:
    with pytest.raises(InputError, match="there is no register here"):
        Register(path, create=False)
    path.write_bytes(b"not a database, and longer than a hundred bytes. " * 90)
    with pytest.raises(InputError, match="this register is damaged, or no register at all"):
        Register(path)
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE mine (a)")
    with pytest.raises(InputError, match="this database is not a register"):
        Register(path)
    path.unlink()
    filled(path, "Ann")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA user_version = 3")
    with pytest.raises(InputError, match=r"written by a later version of jobdesc \(tables 3, known: 2\)"):
        Register(path)


def test_a_damaged_register_is_told_when_it_is_read(path: Path) -> None:
    filled(path, *(f"P{index}" for index in range(300)))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with Register(path) as register, pytest.raises(InputError, match="this register is damaged"):
        register.entries()


def test_a_register_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="the register cannot be used: unable to open database file"):
        Register(tmp_path / "nowhere" / "register.sqlite")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("JD", "needs {number}, which tells documents apart."),
        ("{number}{number}", "needs {number} once, and no more."),
        ("{nmber}", "a numbering scheme knows no {nmber}."),
        ("{number!r}", "a numbering scheme knows no {number!r}."),
        ("{number.real}", "a numbering scheme knows no {number.real}."),
        ("{number}}", "has no other."),
        ("{year:04}{number}", "only {number} can have digits."),
        ("x" * 60 + "{number}", "at most 60 signs, on one line."),
        ("{number}\n", "at most 60 signs, on one line."),
    ],
)
def test_a_scheme_that_cannot_number_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_scheme(pattern)
    assert said in caught.value.problems[0].text
    assert "Allowed are {number}, {year}, {kind}, {country}, {department}" in caught.value.problems[0].hint


def test_an_export_can_be_read_by_other_programs_and_is_always_the_same(path: Path) -> None:
    filled(path, "=cmd", "Ann")
    with Register(path) as register:
        entries = register.entries()
    for format in ("csv", "xlsx"):
        data = export(entries, format)
        assert data == export(entries, format)
        file = path.with_suffix(f".{format}")
        file.write_bytes(data)
        table = read(file)
        assert [row.texts[table.names.index("name")] for row in table.rows] == ["=cmd", "Ann"]
        assert [row.texts[table.names.index("issued")] for row in table.rows] == ["2026-01-15"] * 2
        assert [row.texts[table.names.index("sha256_of_content")] for row in table.rows] == [content("first")] * 2
    assert load_workbook(BytesIO(export(entries, "xlsx"))).properties.modified.year == 1980
    assert b'"path": "output/JD-2026-001.v1.docx"' in export(entries, "json")


def test_an_export_parts_cells_as_asked_and_holds_plain_spaces_alone(path: Path) -> None:
    with Register(path) as register:
        (given,) = register.reserve([wanted("Ann\u00a0Lee")])
        register.issue([Issued(given, "Chargée\u202f: clientèle", DAY, (), "")])
        entries = register.entries()
    head, row = export(entries, "csv", ";").decode("utf-8-sig").splitlines()
    assert head.startswith("number;version;current;")
    assert ";Chargée : clientèle;fr-FR;Ann Lee;" in row
    assert b"Ann Lee" in export(entries, "json")
    path.with_suffix(".xlsx").write_bytes(export(entries, "xlsx"))
    table = read(path.with_suffix(".xlsx"))
    assert table.rows[0].texts[table.names.index("title")] == "Chargée : clientèle"
