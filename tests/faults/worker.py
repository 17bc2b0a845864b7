"""Works on a vault in a process of its own, so that a test can end it at a chosen step.

`python -m tests.faults.worker` reads one order a line and forks for each, because a fork starts in
no time. A step is a call that touches the disk: SQL, write, fsync, rename, unlink, open. The child
kills itself before or after the step whose number the order names, or may write no file beyond a
limit. It answers in lines: what was acknowledged, then how it ended.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.cheap import cheap_env
from tests.conftest import Clock

from vsdesk.desk import Desk, Edit, Secret, restore_backup
from vsdesk.desk.access.vault_wiping import clear_wiped, lose_keys
from vsdesk.errors import VsdeskError

TOUCHES = frozenset(
    (
        "execute",
        "executemany",
        "fsync",
        "write",
        "rename",
        "replace",
        "unlink",
        "open",
        "utime",
        "mkdir",
    )
)


class Steps:
    """Counts the steps; at number `last` the process is gone, as by `kill -9`."""

    def __init__(self, last: int) -> None:
        self.last, self.count = last, 0

    def __call__(self, _frame: FrameType, event: str, called: Any) -> None:
        """A profile hook."""
        if event in ("c_call", "c_return") and called.__name__ in TOUCHES:
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def say(*values: object) -> None:
    """One line of the answer, at once."""
    os.write(1, (json.dumps(values) + "\n").encode())


def save(desk: Desk, order: dict[str, Any]) -> None:
    """Three new cases, each acknowledged by its ids."""
    for number in range(3):
        say("saved", *desk.cases.new_case({"given_ar": f"ليث {number}", "family_ar": "مختلق"}).ids)


def edit(desk: Desk, order: dict[str, Any]) -> None:
    """One small save, then one of forty texts, each as long as the order says."""
    person = desk.cases.new_case({"given_ar": "ليث"}).ids[1]
    say("saved", person)
    texts = [desk.context.env.random(order["size"] // 2).hex() for _ in range(40)]
    saved = desk.cases.save([Edit("person_name", {"note": text}, parent=person) for text in texts])
    say("saved", *saved.ids)


def export(desk: Desk, order: dict[str, Any]) -> None:
    """Hand over to all coordinators."""
    for handed in desk.sync.hand_over(Path(order["path"])):
        say("handed", *(path.name for path in handed.files))


def take(desk: Desk, order: dict[str, Any]) -> None:
    """Take in a file or a folder."""
    for one in desk.sync.intake.receive([Path(order["path"])]):
        say("received", one.status, one.code)


def attach(desk: Desk, order: dict[str, Any]) -> None:
    """Attach a recording of zeros."""
    source = Path(order["path"])
    change = desk.files.attach(source, order["to"], kind="document")
    say("saved", *change.ids)


def add_file(desk: Desk, order: dict[str, Any]) -> None:
    """Give a noted paper its file."""
    say("saved", *desk.files.late.add_file(order["to"], Path(order["path"])).ids)


def passphrase(desk: Desk, order: dict[str, Any]) -> None:
    """Change the passphrase."""
    desk.access.ways.change_passphrase(
        Secret.of_text(order["passphrase"]), Secret.of_text(order["new"])
    )
    say("saved")


def remove_person(desk: Desk, order: dict[str, Any]) -> None:
    """Take a person's passphrase away."""
    desk.access.ways.remove_person(Secret.of_text(order["passphrase"]), order["person"])
    say("saved")


def new_key(desk: Desk, order: dict[str, Any]) -> None:
    """Give the vault a new key."""
    after = desk.access.keys.turn_vault_key(Secret.of_text(order["passphrase"]))
    say("turned", after.turned.times)


def erase(desk: Desk, order: dict[str, Any]) -> None:
    """Erase what the order names."""
    done = desk.erasure.erase(
        *order["ids"],
        why="withdrawn",
        because="طلب",
        listed=desk.erasure.erasure(*order["ids"]).digest,
    )
    say("erased", done.certificate)


def travel(desk: Desk, order: dict[str, Any]) -> None:
    """Put away what is not this device's own before a journey."""
    say("away", desk.access.journeys.leave())


def back_up(desk: Desk, order: dict[str, Any]) -> None:
    """Bring the backup in a place up to date."""
    say("there", desk.access.backups.back_up(Path(order["path"])).fresh)


def revoke(desk: Desk, order: dict[str, Any]) -> None:
    """Withdraw a device; all that it wrote stands."""
    desk.sync.revocations.revoke(order["path"])
    say("revoked")


def restore(desk: Desk, order: dict[str, Any]) -> None:
    """Put the backup in a place into a new folder."""
    restore_backup(Path(order["path"]), Path(order["to"]), desk.context.env)
    say("restored")


def rescue(desk: Desk, order: dict[str, Any]) -> None:
    """Read what can be read of the vault into a new folder."""
    say("rescued", desk.access.integrity.rescue(Path(order["to"])).entries)


def wipe(desk: Desk, order: dict[str, Any]) -> None:
    """Erase the vault from this computer, as the window does while it is open."""
    folder = desk.access.folder
    lose_keys(folder, desk.context.env)
    say("lost")
    desk.access.cut({}, 1)
    clear_wiped(folder)
    say("cleared")


DEEDS: dict[str, Callable[[Desk, dict[str, Any]], None]] = {
    "save": save,
    "edit": edit,
    "export": export,
    "receive": take,
    "attach": attach,
    "add_file": add_file,
    "passphrase": passphrase,
    "new_key": new_key,
    "remove_person": remove_person,
    "erase": erase,
    "travel": travel,
    "back_up": back_up,
    "revoke": revoke,
    "restore": restore,
    "rescue": rescue,
    "wipe": wipe,
}


def work(order: dict[str, Any]) -> None:
    """Open the vault, do what was ordered, be killed on the way if so ordered."""
    # A fork of its own: no two orders of a house have the same time, so none has the bytes of another.
    env = cheap_env(Clock(order["now"]), Random(order["now"]).randbytes, Path(order["profile"]))
    desk = Desk.open(Path(order["vault"]), Secret.of_text(order["passphrase"]), env)
    steps = Steps(order.get("last", 0))
    if order.get("limit"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], order["limit"]))
    if "last" in order:  # 0: counted only
        sys.setprofile(steps)
    try:
        DEEDS[order["deed"]](desk, order)
    except VsdeskError as problem:
        say("raised", problem.name)
    sys.setprofile(None)
    say("steps", steps.count)
    desk.access.lock()


def main() -> None:
    """Serve orders until the input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(json.loads(line))
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        say("end", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
