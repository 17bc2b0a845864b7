"""The canonical JSON: what goes in and comes out, and everything that is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.crypto.canonical import (
    MAX_DEPTH,
    MAX_INT,
    Json,
    JsonLike,
    decode,
    decode_object,
    encode,
)
from vsdesk.errors import Refused

KEYS = st.from_regex(r"[a-z0-9_]{1,64}", fullmatch=True)
SCALARS = st.characters(codec="utf-8")
LEAVES = st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.text(SCALARS)
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=30
)


@given(VALUES)
def test_round_trip(value: Json) -> None:
    """Any value comes back, and its bytes are the only ones that are taken."""
    text = encode(value)
    assert decode(text) == value
    assert encode(decode(text)) == text


@given(VALUES)
def test_other_spelling_is_refused(value: Json) -> None:
    """The same value with spaces, escapes or another order of keys is not canonical."""
    text = encode(value)
    for other in (
        json.dumps(value, indent=1).encode(),
        json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode(),
        text + b"\n",
        b" " + text,
    ):
        if other != text:
            with pytest.raises(Refused):
                decode(other)


@given(st.binary(max_size=60))
def test_random_bytes(data: bytes) -> None:
    """Bytes are either canonical or E_CANON; nothing else is raised."""
    try:
        value = decode(data)
    except Refused as refused:
        assert refused.name == "E_CANON"
    else:
        assert encode(value) == data


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ({"a_1": {}, "a": [], "_": "", "1": 0}, '{"1":0,"_":"","a":[],"a_1":{}}'),
        ('€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),  # RFC 8785 §3.2.2
        ("\b\t\n\f\r\x00\x1f\x7f", '"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f"'),
        ("\u2028\u2029\ufeff", '"\u2028\u2029\ufeff"'),
        ("فاطمة عبد الله", '"فاطمة عبد الله"'),
        ("Şîrîn 😂 דּ", '"Şîrîn 😂 דּ"'),
        ("e\u0301 é", '"e\u0301 é"'),  # stored as typed, never normalised
        (MAX_INT, "9007199254740991"),
        (-MAX_INT, "-9007199254740991"),
        ((1, (2,)), "[1,[2]]"),
    ],
)
def test_known(value: JsonLike, text: str) -> None:
    """Known bytes, as RFC 8785 writes them."""
    assert encode(value) == text.encode()
    assert encode(decode(text.encode())) == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"nul",
        b'{"a":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"b":1,"a":2}',
        b'{"A":1}',
        b'{"":1}',
        b'{"a-b":1}',
        b'{"a ":1}',
        ('{"' + "a" * 65 + '":1}').encode(),
        '{"ا":1}'.encode(),
        '{"١":1}'.encode(),
        b'{"a\\u005f":1}',
        b"1.0",
        b"1.5",
        b"1e2",
        b"1E2",
        b"1e400",
        b"-1e400",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"-0",
        b"[-0]",
        b"-0.0",
        b"00",
        b"01",
        b"+1",
        b"9007199254740992",
        b"-9007199254740992",
        b"9" * 17,
        b"9" * 4300,
        b"9" * 4301,
        b"[" + b"9" * 100_000 + b"]",
        b'"\\ud800"',
        b'"\\udc00x"',
        b'"\\ud83d\\ude02"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'"\xc0\xaf"',
        b'"a\nb"',
        b'"\\/"',
        b'"\\u000A"',
        b'"\\u000a"',
        b'"\\u001F"',
        b'"\\u00e9"',
        b"\xef\xbb\xbf1",
        "1".encode("utf-16"),
        b"1 ",
        b"1\x00",
        b"[1,]",
        b"[1 ,2]",
        b'{"a": 1}',
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1),
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"[" * 1_000_000,
        b"[[[" + b"[]," * 30 + b"[" * 14 + b"]" * 14 + b"]]]",
        b"True",
        b"'a'",
        b"/*x*/1",
        b"1 2",
    ],
    ids=lambda text: text[:24].decode("latin-1").replace("\0", "."),
)
def test_refused(text: bytes) -> None:
    """Everything outside the canonical form is E_CANON."""
    with pytest.raises(Refused) as caught:
        decode(text)
    assert caught.value.name == "E_CANON"


def test_depth() -> None:
    """Sixteen containers deep is taken, by both sides; a seventeenth is not."""
    value: Json = 1
    for _ in range(MAX_DEPTH):
        value = {"a": value} if value == 1 else [value]
    assert decode(encode(value)) == value
    with pytest.raises(Refused):
        encode([value])


def test_wide_values_are_taken() -> None:
    """Many brackets that nest little are no depth."""
    value: Json = [[1, {"a": []}] for _ in range(10_000)]
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        b"x",
        {1},
        {1: 2},
        {"A": 1},
        {"a": {"é": 1}},
        MAX_INT + 1,
        "\ud800",
        ["\udfff"],
    ],
    ids=repr,
)
def test_encode_refuses(value: JsonLike) -> None:
    """What the format does not have is not written either."""
    with pytest.raises(Refused) as caught:
        encode(value)
    assert caught.value.name == "E_CANON"


def test_no_text_in_the_exception() -> None:
    """What was refused is carried along by no part of the exception."""
    for text in (b'{"name":"Zahra"', b'"Zahra\\ud800"', '"زهرا" 1'.encode()):
        with pytest.raises(Refused) as caught:
            decode(text)
        error: BaseException | None = caught.value
        while error is not None:
            assert "Zahra" not in repr(vars(error)) + repr(error.args)
            error = error.__cause__ or error.__context__


def test_decode_object() -> None:
    """Only an object at the top."""
    assert decode_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(Refused):
        decode_object(b"[1]")
