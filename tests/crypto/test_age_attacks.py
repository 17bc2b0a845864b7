"""What is tried against the envelope (numbers: the list of attacks in docs/spec/envelope.md)."""

from __future__ import annotations

import io
import random
import tracemalloc
from base64 import b64encode
from collections.abc import Callable
from typing import BinaryIO, cast

import pytest
from tests.crypto.agefiles import FILE_KEY, code_of, plain_file, stanza_file
from tests.crypto.test_keys import LOW_ORDER

from vsdesk.crypto import age
from vsdesk.crypto.age import MAGIC, Stanza, wrap
from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.payload import CHUNK, PayloadWriter
from vsdesk.errors import Refused

Rng = Callable[[int], bytes]
SEALED = CHUNK + 16
EARLY = {"E_NOT_BUNDLE", "E_HEADER", "E_PROFILE", "E_NO_MATCH", "E_HMAC", "E_TRUNCATED"}
BODY = {"E_CHUNK", "E_TRUNCATED", "E_TRAILING"}


@pytest.fixture(scope="module")
def one(device: EncryptionKey) -> bytes:
    """A small file with one stanza, for the slow walks over each bit."""
    rng = random.Random(3).randbytes
    return stanza_file([wrap(FILE_KEY, device.public)], b"manifest", rng)


@pytest.fixture(scope="module")
def many(device: EncryptionKey) -> bytes:
    """A file of three full chunks and a bit, with dummies."""
    rng = random.Random(4).randbytes
    return plain_file([device], rng(3 * CHUNK + 100), rng)


def _header_size(file: bytes) -> int:
    stream = io.BytesIO(file)
    age.parse_header(stream)
    return stream.tell()


def _text(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")


def test_one_and_nothing(device: EncryptionKey) -> None:
    """1, 2: an empty file, one byte, and things that are no age file."""
    for data in (b"", b"a", b"x", b"PK\3\4" * 20, MAGIC[:-1], b"\0" * 300_000):
        assert code_of(data, [device]) == ("E_NOT_BUNDLE", b"")


def test_truncated_at_every_header_offset(one: bytes, device: EncryptionKey) -> None:
    """3: cut anywhere in the header or the payload's nonce."""
    size = _header_size(one)
    for end in range(size + 16):
        code, given = code_of(one[:end], [device])
        assert code == ("E_NOT_BUNDLE" if end < len(MAGIC) else "E_TRUNCATED")
        assert given == b""


def test_truncated_around_each_chunk(many: bytes, device: EncryptionKey) -> None:
    """3: cut at each chunk's border and around it; only whole chunks before it are given out."""
    start = _header_size(many) + 16
    borders = [start + n * SEALED for n in range(4)]
    for border in [*borders, len(many)]:
        for end in range(border - 18, border + 18):
            if not start <= end < len(many):
                continue
            code, given = code_of(many[:end], [device])
            rest = (end - start) % SEALED
            assert code == ("E_TRUNCATED" if rest < 16 else "E_CHUNK")
            # A whole chunk at the end is held back: it is not marked as the last.
            whole = (end - start) // SEALED - (rest == 0 and end > start)
            assert len(given) == whole * CHUNK


def test_every_bit_of_the_header(one: bytes, device: EncryptionKey) -> None:
    """4: no flipped bit of the header is taken."""
    seen = set()
    for bit in range(_header_size(one) * 8):
        changed = bytearray(one)
        changed[bit // 8] ^= 1 << bit % 8
        code, given = code_of(bytes(changed), [device])
        assert given == b""
        seen.add(code)
    assert seen == EARLY - {"E_TRUNCATED"}


def test_every_bit_of_a_small_payload(one: bytes, device: EncryptionKey) -> None:
    """4, 5: nor any of the payload's nonce and of a small chunk."""
    for bit in range(_header_size(one) * 8, len(one) * 8):
        changed = bytearray(one)
        changed[bit // 8] ^= 1 << bit % 8
        assert code_of(bytes(changed), [device]) == ("E_CHUNK", b"")


def test_thousands_of_payload_flips(many: bytes, device: EncryptionKey) -> None:
    """5: random flips anywhere in the payload; what is given out is what was written."""
    whole = code_of(many, [device])[1]
    start = _header_size(many)
    dice = random.Random(55)
    for _ in range(3000):
        changed = bytearray(many)
        for _ in range(dice.choice((1, 1, 2, 8))):
            changed[dice.randrange(start, len(many))] ^= 1 << dice.randrange(8)
        code, given = code_of(bytes(changed), [device])
        assert code == "E_CHUNK" or changed == many
        assert whole.startswith(given)
        assert len(given) % CHUNK == 0 or changed == many


def test_appended_bytes(device: EncryptionKey, rng: Rng) -> None:
    """6: after a full last chunk they are seen as such; after a short one they damage it."""
    full, short = (plain_file([device], rng(size), rng) for size in (CHUNK, 100))
    for more in (b"\0", bytes(16), bytes(SEALED), rng(SEALED + 1)):
        assert code_of(full + more, [device]) == ("E_TRAILING", b"")
        assert code_of(short + more, [device]) == ("E_CHUNK", b"")


def test_two_files_joined(device: EncryptionKey, rng: Rng) -> None:
    """7."""
    full, short = (plain_file([device], rng(size), rng) for size in (2 * CHUNK, 100))
    assert code_of(full + full, [device])[0] == "E_TRAILING"
    assert code_of(full + short, [device])[0] == "E_TRAILING"
    assert code_of(short + full, [device]) == ("E_CHUNK", b"")


def _chunks(file: bytes) -> tuple[bytes, list[bytes]]:
    start = _header_size(file) + 16
    return file[:start], [file[i : i + SEALED] for i in range(start, len(file), SEALED)]


def test_last_flag(device: EncryptionKey, rng: Rng) -> None:
    """8: a last chunk taken away, or a last chunk in the middle."""
    head, parts = _chunks(plain_file([device], rng(2 * CHUNK), rng))
    assert code_of(head + parts[0], [device]) == ("E_TRUNCATED", b"")
    assert code_of(head + parts[0] + parts[1] + parts[1], [device])[0] == "E_TRAILING"
    assert code_of(head + parts[1], [device]) == ("E_CHUNK", b"")


def test_chunks_swapped_or_foreign(many: bytes, device: EncryptionKey, rng: Rng) -> None:
    """9, 10: chunks in another order, twice, left out, or of another file."""
    head, (a, b, c, d) = _chunks(many)
    _, other = _chunks(plain_file([device], rng(3 * CHUNK + 100), rng))
    for parts in (
        [b, a, c, d],
        [a, c, b, d],
        [a, a, c, d],
        [a, c, d],
        [b, c, d],
        [a, other[1], c, d],
        [a, b, c, other[3]],
        [a, b, c, c, d],
    ):
        code, given = code_of(head + b"".join(parts), [device])
        assert code == "E_CHUNK"
        assert len(given) <= 3 * CHUNK


def test_line_ends_and_armor(one: bytes, device: EncryptionKey) -> None:
    """11, 12: CRLF in the header, and an armored file."""
    size = _header_size(one)
    crlf = one[:size].replace(b"\n", b"\r\n") + one[size:]
    assert code_of(crlf, [device]) == ("E_HEADER", b"")
    armored = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b64encode(one[:48]) + b"\n"
    assert code_of(armored, [device]) == ("E_PROFILE", b"")
    half = MAGIC + one[len(MAGIC) : size].replace(b"\n", b"\r\n") + one[size:]
    assert code_of(half, [device]) == ("E_HEADER", b"")


def test_other_stanzas(device: EncryptionKey, rng: Rng) -> None:
    """13, 14, 15, 16: other kinds, alone or mixed in; a work factor that must not run; 65, none."""
    good = wrap(FILE_KEY, device.public)
    x25519 = Stanza(("X25519", _text(bytes(range(32)))), bytes(32))
    scrypt = Stanza(("scrypt", _text(bytes(16)), "62"), bytes(32))
    grease = Stanza(("a-grease", "x"), b"")
    for stanzas in (
        [x25519],
        [scrypt],
        [good, x25519],
        [x25519, good],
        [good, scrypt],
        [grease, good],
        [Stanza(("MLKEM768X25519", good.args[1]), good.body), good],
        [good] * 65,
        [],
    ):
        file = stanza_file(stanzas, b"x", rng)
        assert code_of(file, [device]) == ("E_PROFILE", b"")
    assert code_of(stanza_file([good] * 64, b"x", rng), [device]) == ("success", b"x")


class _LongLine:
    """An age file of which one header line has 1 GiB."""

    def __init__(self, start: bytes) -> None:
        self._start = io.BytesIO(start)
        self.given = 0

    def read(self, size: int) -> bytes:
        return self._start.read(size) or b"A" * size

    def readline(self, size: int) -> bytes:
        line = self._start.readline(size) if size else b""
        line += b"A" * (size - len(line)) if not line.endswith(b"\n") else b""
        self.given += len(line)
        assert self.given < 1 << 20
        return line


@pytest.mark.parametrize(
    "start", [MAGIC, MAGIC + b"-> mlkem768x25519 ", MAGIC + b"-> a b\n", MAGIC + b"--- "]
)
def test_a_header_line_of_one_gibibyte(start: bytes, device: EncryptionKey) -> None:
    """17: refused after 256 KiB; memory stays flat."""
    tracemalloc.start()
    with pytest.raises(Refused) as caught:
        age.AgeReader(cast("BinaryIO", _LongLine(start)), [device])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.name == "E_PROFILE"
    assert peak < 4 << 20


def test_a_header_of_many_lines(device: EncryptionKey, rng: Rng) -> None:
    """17: the whole header has a limit, not each line."""
    many = MAGIC + b"-> a b\n\n" * 40_000 + b"--- " + _text(bytes(32)).encode() + b"\n"
    assert code_of(many, [device]) == ("E_PROFILE", b"")
    full = Stanza(("x" * 200,), bytes(100_000))
    assert code_of(stanza_file([full, full], b"", rng), [device]) == ("E_PROFILE", b"")


def test_base64_has_one_spelling(device: EncryptionKey, rng: Rng) -> None:
    """18: padded, spilled bits, other alphabets, spaces, in each place that holds base64."""
    good = wrap(FILE_KEY, device.public)
    file = stanza_file([good], b"x", rng)
    head = file[: _header_size(file)]
    enc, body, tag = (line.split(b" ")[-1] for line in head.split(b"\n")[1:4])
    for text in (enc, body, tag):
        spilled = text[:-1] + bytes([text[-1] + 1])
        for other in (
            spilled,
            text + b"=",
            text[:-1] + b"-",
            text + b"A",
            text + b" ",
            b" " + text,
        ):
            changed = head.replace(text, other) + file[len(head) :]
            assert code_of(changed, [device])[0] in ("E_HEADER", "E_NO_MATCH")
            if other is spilled and len(text) % 4:
                assert code_of(changed, [device]) == ("E_HEADER", b"")


@pytest.mark.parametrize("point", LOW_ORDER)
def test_low_order_points(point: bytes, device: EncryptionKey, rng: Rng) -> None:
    """19: a stanza whose X25519 half gives nothing is refused, also beside a good one."""
    good = wrap(FILE_KEY, device.public)
    enc = age._base64(good.args[1].encode())
    bad = Stanza((good.args[0], _text(enc[:1088] + point)), good.body)
    for stanzas in ([bad], [good, bad], [bad, good]):
        assert code_of(stanza_file(stanzas, b"x", rng), [device]) == ("E_HEADER", b"")


def test_wrong_lengths(device: EncryptionKey, rng: Rng) -> None:
    """20: an encapsulated key a byte too short or long; arguments too few or many."""
    good = wrap(FILE_KEY, device.public)
    enc = age._base64(good.args[1].encode())
    for wrong in (enc[:-1], enc + b"\0", b"", enc[:1088], enc + enc):
        args = (good.args[0], _text(wrong)) if wrong else (good.args[0],)
        file = stanza_file([Stanza(args, good.body)], b"x", rng)
        assert code_of(file, [device]) == ("E_HEADER", b"")
    more = Stanza((*good.args, "more"), good.body)
    assert code_of(stanza_file([more], b"x", rng), [device]) == ("E_HEADER", b"")


@pytest.mark.parametrize("size", [0, 15, 17, 32])
def test_file_key_of_another_length(size: int, device: EncryptionKey, rng: Rng) -> None:
    """21: a file key that is not 16 bytes, though everything else is made with it."""
    key = rng(size)
    file = stanza_file([wrap(key, device.public)], b"x", rng, key)
    assert code_of(file, [device]) == ("E_HEADER", b"")


def test_two_file_keys(device: EncryptionKey, stranger: EncryptionKey, rng: Rng) -> None:
    """22: stanzas that hold different file keys: only the key of the MAC gets in."""
    other = rng(16)
    file = stanza_file([wrap(other, device.public), wrap(FILE_KEY, stranger.public)], b"x", rng)
    assert code_of(file, [device]) == ("E_HMAC", b"")
    assert code_of(file, [stranger]) == ("success", b"x")
    twice = stanza_file([wrap(other, device.public), wrap(FILE_KEY, device.public)], b"x", rng)
    assert code_of(twice, [device]) == ("E_HMAC", b"")


def test_stanza_of_another_file(device: EncryptionKey, rng: Rng) -> None:
    """A header that opens, before a payload that it was not made for."""
    one, two = (plain_file([device], b"x" * 100, rng) for _ in range(2))
    size = _header_size(one)
    assert code_of(one[:size] + two[size:], [device]) == ("E_CHUNK", b"")


def test_after_a_failure_it_fails_again(many: bytes, device: EncryptionKey) -> None:
    """A damaged file does not look like one that ended."""
    changed = bytearray(many)
    changed[_header_size(many) + 16 + SEALED + 5] ^= 1
    reader = age.AgeReader(io.BytesIO(bytes(changed)), [device])
    assert len(reader.read(CHUNK)) == CHUNK
    for _ in range(3):
        with pytest.raises(Refused) as caught:
            reader.read(1)
        assert caught.value.name == "E_CHUNK"


def test_empty_last_chunk(device: EncryptionKey, rng: Rng) -> None:
    """A last chunk without bytes is only allowed to an empty file."""
    out = io.BytesIO()
    out.write(age.write_header([wrap(FILE_KEY, device.public)], FILE_KEY))
    writer = PayloadWriter(out, FILE_KEY, rng)
    writer.write(rng(CHUNK))
    writer._put(last=False)
    writer.close()
    code, given = code_of(out.getvalue(), [device])
    assert code == "E_CHUNK"
    assert len(given) == CHUNK


@pytest.mark.soak
def test_long_fuzz(many: bytes, device: EncryptionKey) -> None:
    """Any damage anywhere: bytes changed, taken out, put in, moved. Never taken, never a crash."""
    whole = code_of(many, [device])[1]
    dice = random.Random(99)
    for _ in range(100_000):
        changed = bytearray(many)
        for _ in range(dice.randrange(1, 4)):
            # Half of the damage goes where the structure is.
            at = dice.randrange(dice.choice((8_000, len(changed))))
            span = dice.choice((1, 1, 2, 16, 64, SEALED))
            match dice.randrange(4):
                case 0:
                    changed[at] ^= 1 << dice.randrange(8)
                case 1:
                    del changed[at : at + span]
                case 2:
                    changed[at:at] = dice.randbytes(span)
                case _:
                    part = changed[at : at + span]
                    del changed[at : at + span]
                    changed[dice.randrange(len(changed) + 1) : 0] = part
        code, given = code_of(bytes(changed), [device])
        assert code in EARLY | BODY or changed == many
        assert whole.startswith(given)
