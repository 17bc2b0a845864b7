"""Papers that no kind of sheet names: the report of a period, the certificate of an erasure, two languages
side by side, a family's sheets bound as one. Made of made-up people; each is kept as the others are
(golden_papers.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests.people import TODAY, rid
from tests.reports.every_paper import agreed, paper
from tests.reports.made_up import Book, dictionary, furniture, let_out, marwan, voice
from tests.reports.test_our_file import WIFE
from tests.reports.test_our_file import paper as told_to
from tests.reports.test_sheets import book
from tests.reports.test_sheets import let_out as let_out_for

from vsdesk import photo
from vsdesk.charts import Bar
from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, deletion_certificate, period_report, render
from vsdesk.reports.bound_papers import Binder
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

PARTNER: Final = "شريك قانوني (مختلَق)"
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


def filed() -> Book:
    """A complaint that was filed in Koblenz: by whose counsel, and what came of a hearing."""
    found = book()
    found.add(
        "filed",
        "submission",
        "case",
        mechanism="prosecutor_de",
        status="sent",
        sent_on="2026-09-01",
        court="محكمة مصطنعة في كوبلنتس",
        file_no="MU 12/26",
        counsel="محامية مصطنعة",
        court_country="DE",
        external_ref="MU-REF-7",
    )
    found.add(
        "heard",
        "submission_event",
        "filed",
        type="hearing",
        direction="in",
        date="2026-10-14",
        summary={"ar": "سُمعت الأم، وأُجّلت الجلسة.", "src_lang": "ar"},
    )
    found.add(
        "stands for",
        "representation",
        "case",
        representative="محامية مصطنعة",
        represented=rid("najah"),
        proceeding="شكوى جزائية MU 12/26",
        active_from={"from": "2026-08-01", "to": "2026-08-01", "precision": "day"},
        limits={"ar": "لا تصالح باسمها.", "src_lang": "ar"},
        confirmed=True,
        language="ar",
    )
    return found


def _filed(lang: Lang) -> bytes:
    disclosed = agreed("prosecutor_de", filed())
    return render(
        "prosecutor_de",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary(), submission=disclosed.of("submission")[0]),
    )


def with_a_house() -> Book:
    """A house that was sold under pressure while its owner was held."""
    found = book()
    found.answer(
        "hlp",
        "hlp_claim",
        "partner_ngo",
        recipient_name=PARTNER,
        data_scope=["circumstances", "documents", "hlp", "identity"],
    )
    found.add("contract", "evidence_item", "family", type="sale_contract", title="عقد بيع مصطنع")
    found.add(
        "house",
        "hlp_asset",
        "family",
        type="house",
        place_text="حي مصطنع، بناية ٣",
        owner_on_record="مروان خالد الدرويش",
        owner=rid("marwan"),
        tenure="green_tapu",
        cadastral_zone="منطقة مصطنعة",
        section_no="3",
        plot_no="4711",
        share="600 / 2400",
        paper_held_by="عمّه (مختلق)",
        violations=["forced_sale"],
        date={"from": "2014-05-20", "to": "2014-05-20", "precision": "day"},
        by_whom="وسيط مصطنع",
        wants=["restitution"],
        value_told="20,000 USD",
        documents=[rid("contract")],
        text={"ar": "بعنا البيت لندفع للوسيط.", "src_lang": "ar"},
    )
    return found


def _house(lang: Lang) -> bytes:
    request = Request("hlp_claim", "partner_ngo", "B", TODAY, ("ar",), PARTNER, rid("najah"))
    disclosed = decide(request, with_a_house().dossier(), dictionary())
    return render(
        "property-dossier",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )


def _household(lang: Lang) -> bytes:
    """The family's sheet for another household, as `vsdesk report households` prints it."""
    disclosed = let_out_for("family", "casework", "farouk")
    return render(
        "family-sheet",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )


def survivor() -> Book:
    """Who came back, on a condition, and gave the file their own yes."""
    found = marwan()
    found.add(
        "out",
        "event",
        "case",
        type="release",
        release_kind="conditional",
        date={"from": "2019-06-01", "to": "2019-06-01", "precision": "day"},
        confidence="firsthand_consistent",
        text={"ar": "خرج بكفالة.", "src_lang": "ar"},
    )
    for purpose in ("hold_record", "casework"):
        found.add(
            f"own {purpose}",
            "consent_grant",
            "case",
            grantor=rid("marwan"),
            capacity="self",
            purpose=purpose,
            recipient="own_org",
            result="given",
            given_on="2026-11-02",
            how_recorded="signed",
            data_scope=["circumstances", "identity"],
        )
    return found


def _survivor(lang: Lang) -> bytes:
    disclosed = let_out(survivor())
    return render(
        "family-sheet",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )


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
    "filed-complaint": _filed,
    "house-dossier": _house,
    "household-sheet": _household,
    "survivor-sheet": _survivor,
    "wifes-file": lambda lang: told_to(WIFE, lang),
}
