"""What a report's files look like: a table fits its page, and a key's rule is said once with its footnotes."""

import io
import re
from zipfile import ZipFile

from docx import Document

from pipeline.model import Attendance
from pipeline.report.evidence import report_of
from pipeline.report.formats.document import docx_file
from pipeline.report.formats.workbook import xlsx_file
from pipeline.report.numbers import KEYS
from pipeline.report.table import Table
from tests.make import config
from tests.report.make import event, sources
from tests.zygote import ROOT

LONG = "Sijaishuollossa olevien lasten mielenterveys- ja päihdeongelmiin vastaaminen"
WIDE = Table("a", "Teemat", ("Teema", "Pidetyt tilaisuudet", "Ilmoittautumiset"), ((LONG, 0, None), ("=1+1", 3, 4)))


def test_a_document_says_each_rule_once_with_every_footnote_of_its_numbers() -> None:
    made = sources(event("a", "ti 13.2.2024", attendees=Attendance(7, 7, None)), event("b", "ti 14.5.2024"))
    report = report_of(made)
    document = Document(io.BytesIO(docx_file(report, config(), ROOT / "templates")))
    said = [one.text for one in document.paragraphs]
    assert [one for one in said if one in {number.rule for number in report.shown}] == [
        next(one.rule for one in report.shown if one.key == key) for key in KEYS
    ]
    evidence = said[said.index("Mistä luvut tulevat") :]
    told = [int(one) for line in evidence for one in re.findall(r"\[(\d+)\]", line)]
    assert sorted(told) == list(range(1, len(report.shown) + 1))
    on_site = evidence[evidence.index("Osallistumiset paikan päällä (attendances.on_site)") + 2]
    assert on_site.startswith("Luvut: [6] (puuttuu 1); Neljännekset: 2024-Q1 [")
    assert "2024-Q2 [25] (puuttuu 1)" in on_site


def test_a_document_s_table_is_as_wide_as_its_page_and_no_word_of_it_is_broken() -> None:
    made = sources(event("a", "ti 13.2.2024", title=LONG, attendees=30))
    document = Document(io.BytesIO(docx_file(report_of(made), config(), ROOT / "templates")))
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for table in document.tables:
        widths = [column.width for column in table.columns]
        assert abs(room - sum(widths)) < 1000 * len(widths)
        for column in table.columns:
            longest = max(len(word) for cell in column.cells for word in f"{cell.text} -".split())
            # A letter of nine points takes 0.16 cm on average, and the cell's edges 0.38 cm.
            assert column.width / 360_000 > longest * 0.16 + 0.38


def test_a_sheet_s_rows_are_as_high_as_their_texts_and_it_is_as_wide_as_its_page() -> None:
    with ZipFile(io.BytesIO(xlsx_file((WIDE,)))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="(\d)"[^>]* ht="(\d+)"', sheet) == [("1", "30"), ("2", "30")]
    assert re.findall(r'<col [^>]*width="(\d+)', sheet) == ["60", "13", "18"]
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "<f>" not in sheet
