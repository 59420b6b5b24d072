"""`python -m tests.tools.accessibility DAY`: keeps for the statement what axe finds on every kind of page."""

import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.render.site.statements import RECORD
from tests.browser import axe, launched, look_again, opened
from tests.peers.static_site import served
from tests.render.site.case import whole_view, write
from tests.render.site.test_browser import KINDS


def main() -> None:
    day = date.fromisoformat(sys.argv[1])
    faults: set[str] = set()
    with TemporaryDirectory() as folder, launched() as browser, served(write(whole_view(), Path(folder))) as base:
        for kind in KINDS:
            with opened(browser, f"{base}/{kind}") as page:
                for width, scheme in ((1280, "light"), (320, "dark")):
                    look_again(page, width, scheme)  # type: ignore[arg-type]
                    faults |= {found.rule for found in axe(page)}
    told = {"day": day.isoformat(), "kinds": len(KINDS), "faults": sorted(faults)}
    RECORD.write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
