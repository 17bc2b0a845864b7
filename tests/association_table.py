"""A table as an association keeps it: 500 rows in Arabic, all people made up, written in every format."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEADER = (
    "رقم الملف",
    "الاسم",
    "اسم الأب",
    "الكنية",
    "اسم الأم",
    "الجنس",
    "سنة الميلاد",
    "تاريخ الاعتقال",
    "مكان الاعتقال",
    "الجهة",
    "المحافظة",
    "رقم الهاتف",
    "اسم مقدم البلاغ",
    "صلة القرابة",
    "ملاحظات",
    "لون السيارة",
)
_GIVEN = ["مروان", "خالد", "يوسف", "سامر", "نضال", "ماهر", "رامي", "جمال", "سلمى", "هدى"]
_FAMILY = ["الدرويشي", "الحلبوني", "السالمي", "العليوي", "الخطيبي", "النجاري"]
_MONTHS = ["شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"]
DATE = HEADER.index("تاريخ الاعتقال")
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def day_of(number: int) -> date:
    """The day of the row's arrest."""
    return date(2011, 3, 15) + timedelta(days=number * 5 % 1200)


def told(number: int) -> str:
    """The same day in one of four styles; the third only names the month, the fourth no day at all."""
    day = day_of(number)
    month = _MONTHS[number % len(_MONTHS)]
    return (
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        day.isoformat(),
        f"{month} {day.year}".translate(_ARABIC),
        "تالت يوم العيد",
    )[number % 4]


def rows(count: int = 500) -> list[list[str]]:
    """The rows without the header."""
    rng = random.Random(500)
    return [
        [
            f"م/{number + 1}",
            rng.choice(_GIVEN),
            rng.choice(_GIVEN),
            rng.choice(_FAMILY),
            "نجاح الحلبوني",
            "أنثى" if number % 7 == 0 else "ذكر",
            str(1950 + number % 50).translate(_ARABIC),
            told(number),
            "حاجز القطيفة",
            ("الأمن العسكري", "المخابرات الجوية", "لا نعرف من")[number % 3],
            ("ريف دمشق", "حمص", "حلب")[number % 3],
            f"0944{number:06d}",
            "نجاح",
            ("الأم", "الزوجة", "جارة")[number % 3],
            "أخذوه من الباص، ولم يعد" if number % 5 == 0 else "",
            "بيضاء" if number % 2 else "",
        ]
        for number in range(count)
    ]


def write_csv(
    path: Path, encoding: str = "utf-8-sig", delimiter: str = ",", count: int = 500
) -> Path:
    """The table as CSV, an empty row in the middle."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(HEADER)
    for number, row in enumerate(rows(count)):
        if number == 5:
            writer.writerow([""] * len(HEADER))
        writer.writerow(row)
    path.write_bytes(in_encoding(text.getvalue(), encoding).encode(encoding))
    return path


def in_encoding(text: str, encoding: str) -> str:
    """Windows-1256 has no Arabic-Indic digits: whoever saves in it has typed the others."""
    return text.translate(_PLAIN) if encoding == "windows-1256" else text


def write_xlsx(path: Path, *, mac: bool = False, count: int = 500) -> Path:
    """The table as XLSX: dates of the first style typed as dates, in one of the two date systems."""
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.title = "الأسماء"
    sheet.append(HEADER)
    for number, row in enumerate(rows(count)):
        cells: list[object] = [*row]
        if number % 4 == 0:
            cells[DATE] = day_of(number)
        sheet.append(cells)
    book.save(path)
    return path


def write_sheets(path: Path, *sheets: tuple[str, str, str]) -> Path:
    """A workbook of sheets of one form: the name of each, its state, and the one person in it."""
    book = openpyxl.Workbook()
    for at, (name, state, person) in enumerate(sheets):
        sheet = book.create_sheet(name, at)
        sheet.sheet_state = state
        sheet.append(["الاسم", "المدينة"])
        sheet.append([person, "حمص"])
    del book["Sheet"]
    book.save(path)
    return path
