"""The pictures of the editors' guide, from the demo's own output: `make screenshots`."""

from pathlib import Path

from tests.browser import launched, opened
from tests.peers.static_site import served

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "kuvat"

LETTER = ROOT / "outbox" / "2024-04-09" / "letter.html"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with launched() as browser, served(ROOT / "site") as site:
        shots = (
            (LETTER, 360, "kirje-puhelin.png"),
            (f"{site}/tapahtumat/", 800, "tapahtumat.png"),
            (f"{site}/kalenteri/", 800, "kalenteri.png"),
        )
        for target, width, name in shots:
            with opened(browser, target, width=width) as page:
                page.screenshot(path=PICTURES / name, clip={"x": 0, "y": 0, "width": width, "height": width * 1.6})


if __name__ == "__main__":
    main()
