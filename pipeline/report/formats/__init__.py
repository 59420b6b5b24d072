"""A report's files, one format a module: a report in, bytes out, the same bytes each time. Pure."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.config import Config
from pipeline.kinds.values import slug
from pipeline.report.evidence import Report
from pipeline.report.formats.delimited import csv_file
from pipeline.report.formats.document import docx_file
from pipeline.report.formats.page import html_file
from pipeline.report.formats.workbook import xlsx_file
from pipeline.report.sources import written
from pipeline.store.codec import pretty

NUMBERS, SOURCES = "numbers.json", "sources.json"


def files_of(report: Report, config: Config, templates: Path, owners: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of a report by its name. `owners` are the addresses of those who are asked for what is missing.

    Raises TemplateFault.
    """
    return {
        "report.html": html_file(report, config, templates, owners),
        "report.docx": docx_file(report, config, templates),
        "report.xlsx": xlsx_file(report.tables),
        **{f"{slug(table.title)}.csv": csv_file(table) for table in report.tables},
        NUMBERS: pretty(report.numbers).encode(),
        SOURCES: written(report.sources),
    }
