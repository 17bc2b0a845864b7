"""Jobs, drafts, settings, idle lock: the machinery below the screens."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.ui.conftest import PATIENCE

from vsdesk.errors import UserError, VsdeskError
from vsdesk.passphrase import strength
from vsdesk.ui.kit import settings, stick_watch
from vsdesk.ui.kit.boot_clock import since_boot
from vsdesk.ui.kit.draft_queue import DraftQueue
from vsdesk.ui.kit.form.date_editor import typed_form
from vsdesk.ui.kit.form.date_readings import DateReader
from vsdesk.ui.kit.idle import IdleLock
from vsdesk.ui.kit.jobs import Callbacks, Jobs
from vsdesk.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vsdesk.progress import Progress


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.end()


class Owner(QObject):
    """Remembers what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.threads: list[QThread] = []

    def take(self, what: Any) -> None:
        self.got.append(what)
        self.threads.append(QThread.currentThread())


def test_work_runs_elsewhere_and_answers_here(jobs: Jobs, qtbot: QtBot) -> None:
    owner, here = Owner(), threading.get_ident()
    jobs.read(Callbacks(owner, owner.take), threading.get_ident)
    jobs.write(Callbacks(owner, owner.take), threading.get_ident)
    qtbot.waitUntil(lambda: len(owner.got) == 2)
    assert here not in owner.got
    assert len(set(owner.got)) == 2
    assert set(owner.threads) == {owner.thread()}


def test_the_writer_is_serial(jobs: Jobs, qtbot: QtBot) -> None:
    owner, order = Owner(), list(range(50))
    for number in order:
        jobs.write(Callbacks(owner, owner.take), int, number)
    qtbot.waitUntil(lambda: len(owner.got) == 50)
    assert owner.got == order


def test_what_nobody_waits_for_is_not_read(jobs: Jobs, qtbot: QtBot) -> None:
    owner, gone, last = Owner(), Owner(), Owner()
    done: list[str] = []
    hold = threading.Event()
    jobs.read(Callbacks(owner), hold.wait)
    ticket = jobs.read(Callbacks(owner), done.append, "cancelled")
    jobs.read(Callbacks(gone), done.append, "owner gone")
    jobs.read(Callbacks(last, last.take), done.append, "wanted")
    ticket.cancel()
    shiboken6.delete(gone)
    hold.set()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert done == ["wanted"]
    assert last.got == [None]


def test_what_was_to_be_written_is_written_even_when_nobody_waits(jobs: Jobs, qtbot: QtBot) -> None:
    gone = Owner()
    done: list[str] = []
    hold = threading.Event()
    jobs.write(Callbacks(gone), hold.wait)
    jobs.write(Callbacks(gone), done.append, "kept")
    shiboken6.delete(gone)
    hold.set()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert done == ["kept"]


def _refuse() -> None:
    raise UserError("E_VALUE", field="birth")


def _slip() -> None:
    raise ZeroDivisionError("نجاح must not be told")


def test_a_plain_error_goes_to_who_asked_else_to_the_shell(jobs: Jobs, qtbot: QtBot) -> None:
    owner, told = Owner(), Owner()
    jobs.failed.connect(told.take)
    jobs.read(Callbacks[None](owner, None, owner.take), _refuse)
    jobs.read(Callbacks[None](owner), _refuse)
    qtbot.waitUntil(lambda: bool(owner.got and told.got))
    assert owner.got[0].name == told.got[0].name == "E_VALUE"


def test_our_own_mistake_becomes_one_sentence_without_the_value(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    owner = Owner()
    jobs.read(Callbacks[None](owner, None, owner.take), _slip)
    qtbot.waitUntil(lambda: bool(owner.got))
    problem = owner.got[0]
    assert isinstance(problem, VsdeskError)
    assert problem.name == "E_BUG"
    assert "نجاح" not in str(problem)
    assert "نجاح" not in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_nothing_is_delivered_to_an_owner_that_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    owner, other = Owner(), Owner()
    gate = threading.Event()
    jobs.read(Callbacks(owner, owner.take), gate.wait)
    got = owner.got
    shiboken6.delete(owner)
    gate.set()
    jobs.read(Callbacks(other, other.take), int)
    qtbot.waitUntil(lambda: bool(other.got))
    assert got == []


def _long(times: int, progress: Progress) -> str:
    for number in range(times):
        progress.step("writing", number, times)
    return "done"


class Endless:
    """Works until it is told to stop."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    def __call__(self, progress: Progress) -> None:
        number = 0
        while True:
            progress.step("writing", number, 0)
            self.begun.set()
            number += 1


def test_long_work_tells_its_steps(jobs: Jobs, qtbot: QtBot) -> None:
    owner = Owner()
    steps: list[tuple[str, int, int]] = []
    jobs.write_long(
        Callbacks(owner, owner.take, steps=lambda *step: steps.append(step)), _long, 1000
    )
    qtbot.waitUntil(lambda: bool(owner.got))
    assert owner.got == ["done"]
    assert steps[0] == ("writing", 0, 1000)
    assert len(steps) < 1000  # thinned out


def test_a_stop_is_heard_and_the_result_is_not_delivered(jobs: Jobs, qtbot: QtBot) -> None:
    owner, stopped, work = Owner(), [], Endless()
    ticket = jobs.write_long(
        Callbacks[None](owner, owner.take, stopped=lambda: stopped.append(True)), work
    )
    assert work.begun.wait(PATIENCE / 1000)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert owner.got == []


def _held(gate: threading.Event, progress: Progress) -> str:
    gate.wait(PATIENCE / 1000)
    return "done"


@pytest.mark.parametrize("written", [False, True])
def test_a_stop_that_comes_when_the_work_is_over_is_answered(
    jobs: Jobs, qtbot: QtBot, written: bool
) -> None:
    """Otherwise the page went on to say that it is at work."""
    owner, stopped, gate = Owner(), [], threading.Event()
    answer = Callbacks(owner, owner.take, stopped=lambda: stopped.append(True))
    ticket = (jobs.write_long if written else jobs.read_long)(answer, _held, gate)
    silent = jobs.read_long(Callbacks(owner, owner.take), _held, gate)
    ticket.cancel()
    silent.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert (owner.got, stopped) == ((["done"], []) if written else ([], [True]))


def _refused(gate: threading.Event, progress: Progress) -> None:
    gate.wait(PATIENCE / 1000)
    raise UserError("E_GATE")


@pytest.mark.parametrize("written", [False, True])
def test_what_a_stopped_reading_refuses_is_said_to_nobody(
    jobs: Jobs, qtbot: QtBot, written: bool
) -> None:
    """The page asks for something else by then: a paper that leaves was called refused. A
    write that failed is told."""
    owner, failed, gate = Owner(), list[VsdeskError](), threading.Event()
    answer = Callbacks(owner, owner.take, failed.append)
    ticket = (jobs.write_long if written else jobs.read_long)(answer, _refused, gate)
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert len(failed) == int(written)


def test_drafts_go_to_the_writer_within_a_second(jobs: Jobs, qtbot: QtBot) -> None:
    owner = QObject()
    kept: dict[str, Any] = {}
    drafts = DraftQueue(jobs, kept.__setitem__, kept.pop, owner)
    with qtbot.waitSignal(drafts.saved):
        for letters in ("مـ", "مر", "مروان"):
            drafts.keep("draft:1", letters)
            assert drafts._timer.isActive() and drafts._timer.interval() < 1000
    assert kept == {"draft:1": "مروان"}
    drafts.keep("draft:1", "مروان خ")
    assert drafts.pending
    drafts.flush()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert kept == {"draft:1": "مروان خ"}
    drafts.forget("draft:1")
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert kept == {}


def test_settings_are_kept_and_bad_ones_forgotten(tmp_path: Path) -> None:
    made = settings.Settings("ku", "dark", 1.5, 15).opened(tmp_path / "v")
    made.save(tmp_path / "home")
    assert settings.load(tmp_path / "home") == made
    (tmp_path / "home" / "window.json").write_text('{"lang": 3, "scale": "x"', encoding="utf-8")
    assert settings.load(tmp_path / "home") == settings.Settings()
    (tmp_path / "home" / "window.json").write_text(
        json.dumps({"scale": 9, "lock_minutes": 0}), encoding="utf-8"
    )
    assert settings.load(tmp_path / "home").scale == 2.0
    assert settings.load(tmp_path / "home").lock_minutes == 1


def test_s16_a_profile_does_not_tell_when_a_vault_was_opened(tmp_path: Path) -> None:
    made = settings.Settings().opened(tmp_path / "خزنة")
    made.save(tmp_path)
    assert "opened" not in (tmp_path / "window.json").read_text(encoding="utf-8")
    older = {"lang": "ku", "vaults": [{"folder": "/خزنة", "opened": 1_795_510_800_000}]}
    (tmp_path / "window.json").write_text(json.dumps(older), encoding="utf-8")
    assert settings.load(tmp_path) == settings.Settings("ku", vaults=("/خزنة",))
    again = (tmp_path / "window.json").read_text(encoding="utf-8")
    assert "opened" not in again and "1795510800000" not in again  # written anew at once
    assert settings.load(tmp_path).vaults == ("/خزنة",)


def test_a_vault_that_is_opened_again_comes_first(tmp_path: Path) -> None:
    made = settings.Settings()
    for name in "abcdefgh":
        made = made.opened(tmp_path / name)
    made = made.opened(tmp_path / "c")
    assert made.vaults[0] == str(tmp_path / "c")
    assert len(made.vaults) == 6


class Hands:
    """A clock that is turned by hand; it goes on while the made-up computer sleeps."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_idle_lock_counts_and_expires(qtbot: QtBot, qapp: QObject) -> None:
    owner, clock = QObject(), Hands()
    idle = IdleLock(qapp, 1, owner, clock)
    idle.start()
    told: list[int] = []
    idle.left.connect(told.append)
    for _ in range(59):
        clock.now += 1
        idle._tick()
    assert told[-1] == 1
    clock.now += 1
    with qtbot.waitSignal(idle.expired):
        idle._tick()
    idle.stop()


def test_s10_a_night_with_the_lid_closed_is_over_at_the_first_tick(
    qtbot: QtBot, qapp: QObject
) -> None:
    owner, clock = QObject(), Hands()
    idle = IdleLock(qapp, 10, owner, clock)
    idle.start()
    clock.now += 8 * 3600
    with qtbot.waitSignal(idle.expired):
        idle._tick()


def test_s10_the_first_touch_after_it_locks_and_reaches_nothing(
    qtbot: QtBot, qapp: QObject
) -> None:
    """Whoever opens the lid is quicker than the tick; the key must not count as a sign of life."""
    owner, clock, field = QObject(), Hands(), QLineEdit()
    qtbot.addWidget(field)
    idle = IdleLock(field, 10, owner, clock)
    idle.start()
    clock.now += 599
    QTest.keyClicks(field, "a")  # in time: the count begins anew
    clock.now += 599
    QTest.keyClicks(field, "b")
    clock.now += 600
    with qtbot.waitSignal(idle.expired):
        QTest.keyClicks(field, "c")
    assert field.text() == "ab"


def test_s10_a_clock_that_was_set_back_locks(qtbot: QtBot, qapp: QObject) -> None:
    owner, clock = QObject(), Hands()
    idle = IdleLock(qapp, 10, owner, clock)
    idle.start()
    clock.now -= 3600
    with qtbot.waitSignal(idle.expired):
        idle._tick()


def test_s10_the_real_clock_counts_while_asleep() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= since_boot() <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_sticks_are_found_without_touching_them(qtbot: QtBot) -> None:
    owner = QObject()
    watch = stick_watch.Sticks(owner)
    assert isinstance(stick_watch.find(), tuple)
    shiboken6.delete(watch)


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ("التلاتا 12 آذار 2013 العصر", "2013-03-12"),
        ("بشهر تشرين التاني ٢٠١٤", "2014-11"),
        ("12ê Adarê 2013an", "2013-03-12"),
        ("Adar 2013", "2013-03"),
        ("in August 2013", "2013-08"),
        ("سنة 2012", "2012"),
        ("2013-08-09", "2013-08-09"),
        ("متوفى ٢٠١٤-٠١-١٧", "2014-01-17"),
        ("تالت يوم عيد الفطر سنة الألفين وتلاتعش", "2013-08-09..2013-08-11"),
    ],
)
def test_a_date_is_read_out_of_told_words(told: str, typed: str) -> None:
    found = DateReader("2026-11-25").find(told, Words("ar"))
    assert typed_form(found.found[0].date) == typed


@pytest.mark.parametrize(
    ("passphrase", "how"),
    [
        ("short", "short"),
        ("aaaaaaaaaaaaaaaaaa", "short"),
        ("12345678901", "short"),
        ("verb noun table lamp river stone cloud", "good"),
        ("ياسمين البيت القديم شباك أزرق", "fair"),
    ],
)
def test_strength_is_told_cautiously(passphrase: str, how: str) -> None:
    assert strength(passphrase) == how
