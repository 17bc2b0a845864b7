"""The process that cuts a secret into paper shares, and puts shares together (docs/spec/keys.md §4).

It is started for one question, answers it and ends: what the library (SLIP-39 in Python) leaves of the secret
in its memory goes with it. Question and answer are VJ objects over its pipes, nothing else reaches it.
"""

from __future__ import annotations

from itertools import combinations
from typing import IO, TYPE_CHECKING, Final

from vsdesk.child_process import limit, put, served, taken
from vsdesk.crypto.canonical import Json, decode_object, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

ARGUMENT: Final = "--paper-shares"
LARGEST: Final = 64 * 1024  # bytes of a question, and of an answer
_MEMORY: Final = 1024 * 1024 * 1024  # bytes


def serve() -> int:
    """Answer one question: the process that `shares` asks."""
    return served(_serve)


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    limit(_MEMORY)
    asked = taken(questions, LARGEST)
    if asked is not None:
        put(answers, encode(answer(decode_object(asked))))


def answer(asked: dict[str, Json]) -> dict[str, Json]:
    """`{"secret", "k", "n"}` is cut: `{"shares"}`; `{"shares"}` are put together: `{"secret"}`, null where
    they do not fit together."""
    given = asked.get("shares")
    if isinstance(given, list):
        found = combined([str(one) for one in given])
        return {"secret": None if found is None else found.hex()}
    secret = bytes.fromhex(str(asked["secret"]))
    return {"shares": list[Json](cut(secret, int(str(asked["k"])), int(str(asked["n"]))))}


def cut(secret: bytes, needed: int, count: int) -> list[str]:
    """`count` shares of which any `needed` give `secret` back; each such subset was tried."""
    from shamir_mnemonic import generate_mnemonics  # in the process alone

    [made] = generate_mnemonics(1, [(needed, count)], secret, iteration_exponent=0)
    for some in combinations(made, needed):
        if combined(some) != secret:
            raise ValueError("a subset gives another secret")
    return made


def combined(shares: Sequence[str], passphrase: bytes = b"") -> bytes | None:
    """The secret of these shares; None where they do not fit together, or are too few."""
    from shamir_mnemonic import MnemonicError, combine_mnemonics  # in the process alone

    try:
        return combine_mnemonics(shares, passphrase)
    except MnemonicError:
        return None
