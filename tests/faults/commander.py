"""Runs commands in a process of its own: one JSON list of arguments a line, one answer a line."""

from __future__ import annotations

import io
import json
import sys
from random import Random

from tests.cheap import cheap_env
from tests.conftest import Clock

from vsdesk import cli, paths
from vsdesk.cli.session import Outside


def main() -> None:
    """Serve until the input ends. Clock, bytes and the cost of the passphrase differ from the real
    program."""
    env = cheap_env(Clock(), Random(1).randbytes, paths.config_home())
    for line in sys.stdin:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(json.loads(line), Outside(env, io.StringIO(), out, err))
        print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)


if __name__ == "__main__":
    main()
