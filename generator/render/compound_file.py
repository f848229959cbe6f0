"""From the bytes of an OLE compound file, which a .doc is, to one of its streams; [MS-CFB], sections 2.2 to 2.6."""

from __future__ import annotations

from struct import error, unpack_from

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

_END = 0xFFFFFFFA  # This and all above are marks, not sectors.
_IN_HEADER, _SMALL = 109, 4096


def stream(data: bytes, name: str) -> bytes:
    """The bytes of a stream of at least 4,096. Raises ValueError when the file is broken or has none of that name."""
    if not data.startswith(MAGIC):
        raise ValueError("it is not a compound file")
    size = 1 << _number(data, 30, "<H")
    follow = [
        link for table in _tables(data, size) for link in unpack_from(f"<{size // 4}I", _sector(data, table, size))
    ]
    directory = _chain(data, _number(data, 48), follow, size)
    for at in range(0, len(directory), 128):
        length = _number(directory, at + 64, "<H")
        if directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") == name:
            if _number(directory, at + 120) < _SMALL:
                raise ValueError(f"its {name} is too short")
            return _chain(data, _number(directory, at + 116), follow, size)[: _number(directory, at + 120)]
    raise ValueError(f"it has no {name}")


def _tables(data: bytes, size: int) -> list[int]:
    """The sectors that hold the chains of all sectors: the first are listed in the header, more in a chain of lists."""
    count, more = _number(data, 44), _number(data, 68)
    tables = [_number(data, 76 + 4 * index) for index in range(min(count, _IN_HEADER))]
    while more < _END and len(tables) < count:
        *listed, more = unpack_from(f"<{size // 4}I", _sector(data, more, size))
        tables += listed
    return tables[:count]


def _number(data: bytes, at: int, form: str = "<I") -> int:
    try:
        return int(unpack_from(form, data, at)[0])
    except error as problem:
        raise ValueError("it is cut short") from problem


def _sector(data: bytes, index: int, size: int) -> bytes:
    sector = data[size * (index + 1) : size * (index + 2)]
    if len(sector) < size:
        raise ValueError("it is cut short")
    return sector


def _chain(data: bytes, index: int, follow: list[int], size: int) -> bytes:
    sectors: list[bytes] = []
    while index < _END:
        if index >= len(follow) or len(sectors) > len(follow):
            raise ValueError("its sectors are not in order")
        sectors.append(_sector(data, index, size))
        index = follow[index]
    return b"".join(sectors)
