"""A plugin of pytest: what each file of tests takes of the processor.

    .venv/bin/python -m pytest -p tools.cpu_by_file PATH…

prints at the end, dearest file first, its seconds of processor in fixtures, in tests and in the processes
that they started, and how many tests it holds. On a shared machine it says what the clock on the wall cannot.
A process is counted when it ends: one that serves many files stands with the last of them.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator
from typing import Any, Final

import pytest

PARTS: Final = ("setup", "call", "teardown")
LINES: Final = 60  # files shown
NAME: Final = "cpu"  # of what a report carries from a worker


def _now() -> tuple[float, float]:
    """The seconds of this process, and of those that it started and that have ended."""
    times = os.times()
    return times.user + times.system, times.children_user + times.children_system


class CpuByFile:
    """Sums the seconds by file; at each phase of a test the report carries what it took."""

    def __init__(self) -> None:
        self._files: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0, 0.0])

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        item.stash[_BEGUN] = _now()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        own, children = _now()
        before = item.stash[_BEGUN]
        item.stash[_BEGUN] = own, children
        report.user_properties.append((NAME, (own - before[0], children - before[1])))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told: list[tuple[str, Any]] = report.user_properties
        spent = [seconds for name, seconds in told if name == NAME]
        sums = self._files[report.location[0]]
        own, children = spent[-1]
        sums[PARTS.index(report.when)] += own
        sums[3] += children
        sums[4] += report.when == "call"

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        rows = sorted(self._files.items(), key=lambda row: -sum(row[1][:4]))
        terminalreporter.section("seconds of processor")
        terminalreporter.write_line(f"{'setup':>8}{'call':>8}{'down':>8}{'others':>8}{'tests':>7}")
        total = [sum(row[at] for _, row in rows) for at in range(5)]
        for name, row in [("all", total), *rows[:LINES]]:
            seconds = "".join(f"{value:8.1f}" for value in row[:4])
            terminalreporter.write_line(f"{seconds}{row[4]:7.0f}  {name}")


_BEGUN: Final = pytest.StashKey[tuple[float, float]]()


def pytest_configure(config: pytest.Config) -> None:
    """Look on."""
    config.pluginmanager.register(CpuByFile())
