"""Odd values and hostile saves: what an enrolled device with a changed program could write."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from tests.faults.planted import every_kind

from vsdesk.desk import Desk
from vsdesk.history.clock import format_ts
from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.shape import ZERO_HASH
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json

TEXTS = (
    "", " ", "\x00", "\u202e\u2066", "ا" * 3000, "-", "2013-02-30", "9999-99-99", "0000-00-00",
    "2013-08-09", "given", "refused", "A" * 32, "g" * 32, " " * 32, "+" * 32, "0" * 32, "f" * 64,
    "z" * 64, "%s {name} {0}", "<b>&amp;</b>", "\n\r\t", "true", "1e400", "١٢٣", "\U0001f600" * 40,
    "ar", "x_own", "case", "person", "\ufdfa\ufeff\u200f", "…", "a/../b", "=cmd()",
)  # fmt: skip  # a table, read by rows
NUMBERS = (0, 1, -1, 2**53 - 1, -(2**53 - 1), 4, 99)


def odd(dice: random.Random, ids: Sequence[str], depth: int = 0) -> Json:
    """Any value that the format has."""
    choice = dice.randrange(12 if depth < 4 else 6)
    if choice < 2:
        return dice.choice(TEXTS)
    if choice == 2:
        return dice.choice(NUMBERS)
    if choice == 3:
        return dice.choice((None, True, False))
    if choice < 6:
        return dice.choice(ids)
    if choice == 6:
        return {"answer": dice.choice(("unknown", "refused", "what"))}
    if choice == 7:
        keys = ("from", "to", "precision", "as_told", "ar", "ku", "en", "src_lang", "answer", "x")
        return {key: odd(dice, ids, depth + 1) for key in dice.sample(keys, dice.randrange(1, 5))}
    if choice == 8:
        return deep(13 - depth)
    if choice == 9:
        return {dice.choice(("from", "to")): dice.choice(TEXTS), "precision": "day"}
    return [odd(dice, ids, depth + 1) for _ in range(dice.randrange(4))]


def deep(levels: int) -> Json:
    """As deep as a value in a body may lie."""
    value: Json = "tief"
    for level in range(levels):
        value = [value] if level % 2 else {"ar": value}
    return value


def near(dice: random.Random, spec: FieldSpec, dictionary: Dictionary, ids: Sequence[str]) -> Json:
    """A value that is right, or almost."""
    word = dice.choice(("مروان", "Merwan", "أخدوه تالت يوم العيد", "x"))
    terms = [*dictionary.vocabularies.keys(spec.vocabulary)] if spec.vocabulary else ["x"]
    made: dict[str, Json] = {
        "text": word,
        "ptext": {"ar": word, "src_lang": dice.choice(("ar", "ku"))},
        "pdate": {"from": "2013-08-09", "to": "2013-08-11", "precision": "range", "as_told": word},
        "day": dice.choice(("2013-08-09", "2013-08-32", "2013")),
        "choice": dice.choice(terms),
        "choices": [*sorted({dice.choice(terms), dice.choice(terms)})],
        "bool": dice.choice((True, False)),
        "number": dice.choice(NUMBERS),
        "amount": "12.50",
        "link": dice.choice(ids),
        "links": [*sorted({dice.choice(ids), dice.choice(ids)})],
    }
    return made.get(spec.type, word)


def odd_space(
    dice: random.Random, dictionary: Dictionary, space: str, root: str, share: float
) -> list[NewOp]:
    """A space of this root kind with a record of each kind; `share` of the values are odd."""
    rows = [
        (kind, f"{dice.randrange(2**96):024x}{n:08x}", parent)
        for n, (kind, _, parent) in enumerate(every_kind(dictionary))
        if not kind.root or kind.name == root
    ]
    ids = [id for _, id, _ in rows] + [space]
    ops = []
    for kind, id, parent in rows:
        here = space if kind.name == root else id
        values: dict[str, Json] = {}
        for spec in kind.fields:
            draw = dice.random()
            if draw < share:
                values[spec.name] = odd(dice, ids)
            elif draw < 0.9:
                values[spec.name] = near(dice, spec, dictionary, ids)
        for name in ("deleted", "unknown_field", "x_own"):
            if dice.random() < 0.1:
                values[name] = odd(dice, ids)
        above = None if here == space else dice.choice((space, space, *ids))
        if values:
            ops.append(NewOp(here, kind.name, values, parent=above if parent or above else None))
    return ops


def put(
    desk: Desk,
    ops: Sequence[NewOp],
    *,
    space: str,
    device_id: str,
    incarnation: str = "1" * 32,
    now: int = 1_795_510_000_000,
) -> set[int]:
    """Append one entry of another device, as an import does, without folding; records touched."""
    vault = desk.context.vault
    log = log_id(device_id, incarnation, space)
    held = vault.ledger.log(log)
    seq = 1 if held is None else held.seq + 1
    prev = ZERO_HASH if held is None or held.head is None else held.head
    entry, bodies = write_entry(
        log, space, seq, prev, format_ts(now), 1, 1, "B1", ops, desk.context.env.random
    )
    number = vault.ledger.open_log(log, device_id, incarnation, space)
    return set(vault.ledger.append(number, entry, {b.index: b for b in bodies}, now))


def take(desk: Desk, entries: Iterable[tuple[str, str, Sequence[NewOp]]]) -> None:
    """What an import does with verified entries (kid, space, ops): append and fold, all or nothing."""
    with desk.context.vault.applying():
        touched: set[int] = set()
        for device_id, space, ops in entries:
            touched |= put(desk, ops, space=space, device_id=device_id)
        desk.context.vault.fold(touched)
