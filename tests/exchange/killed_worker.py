"""Works on a closed vault in a process of its own, so that a test can kill it at any moment.

`python -m tests.exchange.killed_worker` reads one order a line and forks for each, because a fork starts in
no time: all that the program reads first is there. The child says "ready" and its number once its vault is
open, then what was done; behind it stands "end" and how it ended.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

from tests.cheap import cheap_env

from vsdesk.crypto.secrets import Secret
from vsdesk.exchange.export import hand_over
from vsdesk.exchange.revocation import revoke
from vsdesk.exchange.volume_receipt import receive
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.vault import Vault


def say(*words: object) -> None:
    """One line, at once."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(dictionary: Dictionary, order: dict[str, Any]) -> None:
    """Open the vault and do what was ordered."""
    root, name, path, now = Path(order["root"]), order["name"], Path(order["path"]), order["now"]
    env = cheap_env(lambda: now, Random(now).randbytes, root / "profiles" / name)
    vault = Vault.open(root / name, Secret.of_text(order["passphrase"]), dictionary, env)
    say("ready", os.getpid())
    match order["what"]:
        case "receive":
            say(receive(vault, [path])[0].status)
        case "backup":
            vault.back_up(path)
            say("there")
        case "revoke":
            revoke(vault, path.name)
            say("revoked")
        case _:
            say(len(hand_over(vault, path)))


def main() -> None:
    """Serve orders until the input ends."""
    dictionary = Dictionary.load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(dictionary, json.loads(line))
                os._exit(0)
            finally:
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        say("end", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
