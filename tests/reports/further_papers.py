"""Papers that no kind of sheet names: the report of a period, the certificate of an erasure, two languages
side by side, a family's sheets bound as one. Made of made-up people; each is kept as the others are
(golden_papers.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests.reports.every_paper import paper
from tests.reports.made_up import furniture, let_out, marwan, voice

from vsdesk import photo
from vsdesk.charts import Bar
from vsdesk.progress import SILENT
from vsdesk.reports import deletion_certificate, period_report
from vsdesk.reports.bound import Binder
from vsdesk.reports.deletion_certificate import DeletionFacts
from vsdesk.reports.period_paper import (
    FigureRow,
    PeriodPaper,
    ReportChart,
    ReportPhoto,
    ToldActivity,
)
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.words import Lang

_HELD: Final = (
    ToldActivity(
        "6 أيلول 2024", "ندوة", "لقاء مع عائلات في إدلب", "رابطة مصطنعة", "إدلب", "ثلاث توصيات"
    ),
    ToldActivity("كانون الثاني 2024", "جلسة", "Storytelling activity; book 'Made-up Letters'"),
    ToldActivity(
        "30 آب 2024", "تجمّع", "وقفة (متخيَّلة) أمام المقر", "رابطة مصطنعة", "Geneva, Switzerland"
    ),
)
_REPORT: Final = PeriodPaper(
    first=date(2024, 4, 1),
    last=date(2024, 9, 30),
    organisation="رابطة مصطنعة",
    title="نصف سنة من العمل",
    introduction="كلمة المحررة في أول التقرير. عملنا مع عائلات من ثلاث مدن، ولا أحد منها حقيقي.",
    sections=(("ندوات ولقاءات", _HELD), ("تدريبات", ())),
    figures=(
        (
            "الحالات",
            (
                FigureRow("حالات جديدة", "412", "إدلب 210، حلب 150، حمص 52", "412 / 900"),
                FigureRow("عائلات", "97"),
            ),
        ),
    ),
    charts=(
        ReportChart(
            "حالات حسب الشهر",
            (Bar("نيسان", 120, "120"), Bar("أيار", 200, "200"), Bar("حزيران", 92, "92")),
            months=True,
        ),
        ReportChart("الأهداف", (Bar("900 new cases (MU)", 412, "412 / 900", 900),)),
    ),
    notes=("تحصي هذه الأرقام ما وثّقته رابطة مصطنعة وما فعلته.",),
    disclaimers=("مشروع متخيَّل بتمويل متخيَّل.",),
    photos=tuple(
        ReportPhoto(photo.draw_made_up_portrait(n), f"تصوير: عدسة مختلقة {n}") for n in range(3)
    ),
    closing="شكرًا لكل من ساعد.",
)
_ERASED: Final = DeletionFacts(
    on=date(2026, 11, 24),
    why="withdrawn",
    data_class="case_core",
    codes=("MAS-26-A-0001", "MAS-26-A-F0001"),
    kinds=(("person", 4), ("event", 7), ("consent_grant", 3)),
    records=14,
    files=2,
    kept=(("iimp", date(2026, 11, 20)),),
    holders=("iimp",),
    approved_by="منسّقة مختلقة",
    order="AAAA-BBBB",
    confirmed=2,
    devices=3,
    files_stay=1,
)


def _period(lang: Lang) -> bytes:
    return period_report.render(_REPORT, voice(lang), SILENT, furniture(let_out(marwan())))


def _certificate(lang: Lang) -> bytes:
    return deletion_certificate.render(_ERASED, [voice(lang)], SILENT, furniture(let_out(marwan())))


def _beside(kind: str, lang: Lang) -> bytes:
    other = LANGS[(LANGS.index(lang) + 1) % len(LANGS)]
    return paper(kind, lang, other)


def _bound(lang: Lang) -> bytes:
    binder = Binder()
    for kind in ("family-sheet", "consent-form"):
        binder.add(paper(kind, lang))
    return binder.finish()


FURTHER: Final[dict[str, Callable[[Lang], bytes]]] = {
    "period-report": _period,
    "deletion-certificate": _certificate,
    "two-family-sheet": lambda lang: _beside("family-sheet", lang),
    "two-iimp": lambda lang: _beside("iimp", lang),
    "bound": _bound,
}
