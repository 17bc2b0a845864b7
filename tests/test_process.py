"""S11: a crash leaves no copy of the memory, in the window and in the command."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# A command that waits for its passphrase.
WAITS = (
    *("vault", "create", "--vault", "v", "--role", "coordinator", "--name", "x"),
    *("--password-file", "-"),
)
ASK = """
import ctypes, sys
from vsdesk.__main__ import main
sys.argv = ["vsdesk", "--help"]
try:
    main()
finally:
    sys.stderr.write("dumpable %d" % ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def unlimited() -> None:
    """As far as this machine lets us; a limit that is lower already is as good."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


@contextmanager
def running(tmp_path: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The real program, begun in an empty folder of its own, waiting for a person."""
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    made = subprocess.Popen(
        [sys.executable, "-m", "vsdesk", *arguments],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=unlimited,
    )
    try:
        yield made
    finally:
        made.kill()
        made.communicate()


def limit(pid: int) -> list[str]:
    """The soft and the hard limit of a dump of this process, in the kernel's words."""
    for line in Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines():
        if line.startswith("Max core file size"):
            return line.split()[4:6]
    raise AssertionError("no such line")


@pytest.mark.parametrize("arguments", [(), WAITS], ids=["window", "command"])
def test_s11_no_core_is_left_by_the_real_program(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with running(tmp_path, *arguments) as made:
        for _ in range(600):  # until it has begun; without the call it would never be
            if limit(made.pid) == ["0", "0"] or made.poll() is not None:
                break
            time.sleep(0.05)  # the clock: asks again until it has begun
        assert limit(made.pid) == ["0", "0"]
        made.send_signal(signal.SIGSEGV)
        made.wait()
        assert not [one for one in tmp_path.rglob("*") if one.name.startswith("core")]


def test_s11_a_crash_leaves_no_core(tmp_path: Path) -> None:
    script = "from vsdesk import process; import os, signal; process.keep_memory_private(); os.kill(os.getpid(), signal.SIGSEGV)"
    made = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, preexec_fn=unlimited)
    _, status = os.waitpid(made.pid, 0)
    made.returncode = status
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status) and not list(tmp_path.iterdir())


def test_s11_no_other_process_may_read_the_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.stderr.endswith(b"dumpable 0")


def test_s11_what_the_program_reads_of_itself_is_still_readable(tmp_path: Path) -> None:
    script = """
import os, resource, sys
from vsdesk import process
os.setgroups([]); os.setgid(65534); os.setuid(65534)
process.keep_memory_private()
assert os.listdir("/proc/self/fd") and os.readlink("/proc/self/exe")
assert open("/proc/self/status").read() and open("/proc/self/maps").read()
"""
    if os.getuid() != 0:
        script = script.replace("os.setgroups([]); os.setgid(65534); os.setuid(65534)\n", "")
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
