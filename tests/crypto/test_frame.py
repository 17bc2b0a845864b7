"""The signed frame: its form, bit by bit, and whose signatures stand."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from vsdesk.crypto.frame import (
    Frame,
    FrameType,
    frame_start,
    join_signatures,
    parse_frame,
    read_frame,
    sign_frame,
)
from vsdesk.crypto.keys import SigningKey
from vsdesk.errors import Bug, Refused

LIMIT = 1 << 20
PAYLOAD = b'{"v":1}'


def _code(data: bytes, limit: int = LIMIT) -> str:
    with pytest.raises(Refused) as caught:
        parse_frame(data, limit)
    return caught.value.name


def _publics(signers: list[SigningKey]) -> dict[str, bytes]:
    return {key.device_id: key.public for key in signers}


@pytest.mark.parametrize("kind", list(FrameType))
def test_layout(kind: FrameType, signers: list[SigningKey]) -> None:
    """Byte by byte as the format says, for each type."""
    key = signers[0]
    data = sign_frame(kind, PAYLOAD, [key])
    name = kind.value.encode()
    assert name.startswith(b"application/vnd.vsdesk.")
    head = b"VSS1" + len(name).to_bytes(2, "big") + name + b"\0\0\0\x07" + PAYLOAD + b"\x01"
    assert data[: len(head)] == head
    assert data[len(head) :][:32].hex() == key.device_id
    assert len(data) == len(head) + 32 + 3373
    assert data.startswith(frame_start(kind))
    frame = parse_frame(data, LIMIT)
    assert (frame.type, frame.payload, frame.device_ids, frame.raw) == (
        kind,
        PAYLOAD,
        (key.device_id,),
        data,
    )
    assert frame.valid_signers(_publics([key])) == {key.device_id}


def test_eight_signers(signers: list[SigningKey]) -> None:
    """Up to eight, in the order of their kids whatever order they signed in."""
    frame = parse_frame(sign_frame(FrameType.TRUST, PAYLOAD, signers[7::-1]), LIMIT)
    assert frame.device_ids == tuple(key.device_id for key in signers[:8])
    assert frame.valid_signers(_publics(signers)) == set(frame.device_ids)
    for wrong in ([], signers, [signers[0], signers[0]]):
        with pytest.raises(Bug):
            sign_frame(FrameType.TRUST, PAYLOAD, wrong)


def test_unknown_signer_neither_counts_nor_refuses(signers: list[SigningKey]) -> None:
    """31: a kid that the caller does not know is passed over, even when its signature is bad."""
    data = sign_frame(FrameType.TRUST, PAYLOAD, signers[:2])
    changed = data[:-1] + bytes([data[-1] ^ 1])
    frame = parse_frame(changed, LIMIT)
    assert frame.valid_signers(_publics(signers[:1])) == {signers[0].device_id}
    assert frame.valid_signers({}) == frozenset()
    with pytest.raises(Refused) as caught:
        frame.valid_signers(_publics(signers[:2]))
    assert caught.value.name == "E_SIG"


def test_half_signatures(signers: list[SigningKey]) -> None:
    """27, 28, 29: one half bad, or lifted from another frame of the same signer."""
    key = signers[0]
    data = sign_frame(FrameType.ERASURE, PAYLOAD, [key])
    other = sign_frame(FrameType.ERASURE, b'{"v":2}', [key])
    ed, ml = slice(-3373, -3309), slice(-3309, None)
    forged = [
        data[:-3373] + bytes(64) + data[ml],
        data[:-3309] + bytes(3309),
        data[:-3373] + other[ed] + data[ml],
        data[:-3309] + other[ml],
    ]
    for bytes_ in forged:
        with pytest.raises(Refused) as caught:
            parse_frame(bytes_, LIMIT).valid_signers(_publics([key]))
        assert caught.value.name == "E_SIG"


def test_another_type_does_not_verify(signers: list[SigningKey]) -> None:
    """30: a checkpoint that calls itself a trust list."""
    data = sign_frame(FrameType.CHECKPOINT, PAYLOAD, signers[:1])
    renamed = data.replace(frame_start(FrameType.CHECKPOINT), frame_start(FrameType.TRUST))
    with pytest.raises(Refused) as caught:
        parse_frame(renamed, LIMIT).valid_signers(_publics(signers))
    assert caught.value.name == "E_SIG"


def test_a_kid_that_is_not_its_key(signers: list[SigningKey]) -> None:
    """A list that gives a known kid another key does not make it sign."""
    frame = parse_frame(sign_frame(FrameType.TRUST, PAYLOAD, signers[:1]), LIMIT)
    with pytest.raises(Refused) as caught:
        frame.valid_signers({signers[0].device_id: signers[1].public})
    assert caught.value.name == "E_SIG"


def test_same_kid_twice(signers: list[SigningKey]) -> None:
    """32: one signer does not count twice; nor may rows be out of order."""
    data = sign_frame(FrameType.TRUST, PAYLOAD, signers[:2])
    count = len(data) - 2 * 3405 - 1
    first, second = data[count + 1 : count + 1 + 3405], data[count + 1 + 3405 :]
    head = data[:count] + b"\x02"
    assert head + first + second == data
    for rows in (first + first, second + second, second + first):
        assert _code(head + rows) == "E_FRAME"
    assert _code(data[:count] + b"\x00") == "E_FRAME"
    assert _code(data[:count] + b"\x09" + b"".join([first] * 9)) == "E_FRAME"


def test_trailing_bytes(signers: list[SigningKey]) -> None:
    """33."""
    data = sign_frame(FrameType.TRUST, PAYLOAD, signers[:1])
    assert _code(data + b"\0") == "E_FRAME"
    assert _code(data + data) == "E_FRAME"


def test_every_truncation_and_every_bit_of_the_head(signers: list[SigningKey]) -> None:
    """Cut anywhere, it is E_FRAME; no flipped bit before the signature keeps it valid."""
    key = signers[0]
    data = sign_frame(FrameType.DEVICE, PAYLOAD, [key])
    head = len(data) - 3373
    for end in [*range(head + 2), *range(head, len(data), 61), len(data) - 1]:
        assert _code(data[:end]) == "E_FRAME"
    for bit in range(head * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        try:
            standing = parse_frame(bytes(changed), LIMIT).valid_signers(_publics([key]))
        except Refused as refused:
            assert refused.name in ("E_FRAME", "E_LIMIT", "E_SIG")
        else:  # a flipped bit in the kid makes it an unknown signer
            assert standing == frozenset()


def test_limits_before_reading(signers: list[SigningKey]) -> None:
    """A stated length above the limit is refused before a byte of it is asked for."""
    data = sign_frame(FrameType.TRUST, PAYLOAD, signers[:1])
    assert _code(data, len(data) - 1) == "E_LIMIT"
    assert parse_frame(data, len(data)).payload == PAYLOAD
    asked: list[int] = []
    stream = io.BytesIO(frame_start(FrameType.TRUST) + b"\xff\xff\xff\xff")

    def read(size: int) -> bytes:
        asked.append(size)
        return stream.read(size)

    with pytest.raises(Refused) as caught:
        read_frame(read, LIMIT)
    assert caught.value.name == "E_LIMIT"
    assert max(asked) < 100


def test_read_out_of_a_stream(signers: list[SigningKey]) -> None:
    """Frames one after the other, by their own lengths, up to the first of another type."""
    trust = [sign_frame(FrameType.TRUST, b'{"v":%d}' % n, signers[:1]) for n in (1, 2)]
    stream = io.BytesIO(b"".join(trust) + b'{"not":"a frame"}')
    start = frame_start(FrameType.TRUST)
    read: list[Frame] = []
    begun = stream.read(len(start))
    while begun == start:
        read.append(read_frame(stream.read, LIMIT, begun))
        begun = stream.read(len(start))
    assert [frame.raw for frame in read] == trust


def test_closed_list(signers: list[SigningKey]) -> None:
    """A type that is not on the list, also in another case or with a space, is no frame."""
    data = sign_frame(FrameType.TRUST, PAYLOAD, signers[:1])
    for name in (b"application/vnd.vsdesk.Trust.v1+json", b"application/vnd.vsdesk.trust.v2+json"):
        assert _code(data.replace(FrameType.TRUST.value.encode(), name)) == "E_FRAME"
    long = b"VSS1\xff\xff" + b"a" * 70000
    assert _code(long) == "E_FRAME"


def test_join_signatures(signers: list[SigningKey]) -> None:
    """Two coordinators sign one payload one after the other."""
    one, two = ([key] for key in signers[:2])
    first = parse_frame(sign_frame(FrameType.TRUST, PAYLOAD, two), LIMIT)
    second = parse_frame(sign_frame(FrameType.TRUST, PAYLOAD, one), LIMIT)
    both = parse_frame(join_signatures(first, second), LIMIT)
    assert both.valid_signers(_publics(signers)) == {key.device_id for key in signers[:2]}
    other = parse_frame(sign_frame(FrameType.TRUST, b"{}", one), LIMIT)
    many = parse_frame(sign_frame(FrameType.TRUST, PAYLOAD, signers[1:]), LIMIT)
    for wrong in ((first, other), (second, many)):
        with pytest.raises(Refused):
            join_signatures(*wrong)


def test_random_bytes(rng: Callable[[int], bytes]) -> None:
    """Noise after the magic is refused, never a crash."""
    for size in range(400):
        assert _code(b"VSS1" + rng(size)) in ("E_FRAME", "E_LIMIT")
