"""What is said about a table and its rows: one sentence for each reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.remarks import SAID
from vsdesk.errors import CODES
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

WHY: Final[Mapping[str, str]] = {
    # the file
    "size": mark("This file is larger than 64 MB. Divide it into several."),
    "unpacked": mark("This file is much larger inside than it looks. It was not opened."),
    "old_format": mark("This is an old or locked Excel file. Save it as .xlsx without a password."),
    "not_table": mark("This is not a CSV or XLSX file, or it is damaged."),
    "encoding": mark(
        "The letters of this file cannot be read. Say how it was saved, or save it as XLSX."
    ),
    "endless": mark(
        "A cell of this row is far too long, or a quotation mark in it does not close. Shorten it, or save the table as XLSX."
    ),
    "quotes": mark("The quotation marks in this row do not close. Save the table as XLSX."),
    "rows": mark("This table has more than 200,000 rows. Divide it into several."),
    "columns": mark("This table has more than 200 columns."),
    "sheet": mark("There is no sheet of this name."),
    "all_hidden": mark(
        "All sheets of this file are hidden. Show the one that is meant in the spreadsheet program, and save the file."
    ),
    "hidden_sheet": mark(
        "This sheet is hidden in the file. Whoever sent it may not have meant it to come along."
    ),
    "changed": mark(
        "This file was saved anew since you looked at it. Nothing was loaded. Look at it again."
    ),
    "empty": mark("There is nothing in this table."),
    "no_header": mark(
        "It is not clear which row names the columns. Say its number; 0 if there is none."
    ),
    "mapping": mark("For this table nobody has said yet what its columns mean."),
    "mapping_file": mark(
        "A mapping is a JSON object: the names of our columns, and what they are called in the list."
    ),
    "twice": mark("Two columns would fill the same field."),
    "column_missing": mark("A column that is expected is not in this table."),
    "same_id": mark("Another row before this one has the same id. Each row needs its own."),
    "no_id": mark(
        "This row has no id. Each row needs its own; “#” for rid takes the number of the row."
    ),
    "not_json": mark("This line is not one record of JSON."),
    "long_line": mark("This line is longer than 256 KB."),
    # a cell or a row
    "not_read": mark("This cell could not be read. It counts as not known."),
    "long_cell": mark("This cell is longer than 32,767 characters."),
    "lost_letters": mark("Letters of this cell were lost before it came here."),
    "formula": mark("This formula has no value yet. Open the table, save it, and load it again."),
    "cell_error": mark("The spreadsheet could not work out this cell."),
    "merged_across": mark(
        "Cells are merged across columns here. It is not clear where this belongs."
    ),
    "merged_down": mark("Merged cells: the value of the first row counts for all of them."),
    "date_order": mark("Does the day or the month come first here? Say it once for this table."),
    "mixed_dates": mark(
        "Some dates here are real dates, others text. The spreadsheet may have swapped day and month."
    ),
    "impossible": mark("This date does not exist. The words are kept as they stand."),
    "ahead": mark("This day has not come yet. The words are kept as they stand."),
    "hijri": mark("A Hijri date: kept in the words of the table."),
    "short_year": mark("A year of two digits: kept in the words of the table."),
    "not_date": mark("Not read as a date: kept in the words of the table."),
    "not_in_list": mark("This word is not matched with the list yet."),
    "kept_words": mark("Kept in the words of the table, in a note."),
    "not_number": mark("A whole number is expected here."),
    "not_within": mark("This number is less or more than the field takes."),
    "not_split": mark("This name was not divided: it does not have three or four parts."),
    "no_name": mark("There is no name in this row."),
    "of_another_row": mark(
        "Another row of this family says otherwise here. The words of this row are kept in its note."
    ),
    "judgement": SAID["judgement"],
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is to be said about one row. `blocks`: the row is not loaded; else it is only to be known.

    `row` is the number in the spreadsheet (line of a CSV file), `column` the name of the column as the
    table has it, `field` the target, `sentence` an English literal of the catalogue.
    """

    row: int
    column: str = field(repr=False)
    field: str
    code: str
    why: str
    blocks: bool = True

    @property
    def sentence(self) -> str:
        """The sentence, to be said by `Words.say`."""
        return WHY.get(self.why) or CODES[self.code].sentence
