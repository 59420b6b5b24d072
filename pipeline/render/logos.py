"""The logos beside the emblem: where each lies on the site, on a plate that is never larger than the emblem."""

from pathlib import PurePosixPath

from pipeline.config import Config, Logo
from pipeline.kinds.values import slug
from pipeline.render.addresses import PICTURES
from pipeline.render.emblem import LETTER_SIZE

FOLDER = f"{PICTURES}/logot"
# The plate's own pixels: enough for the emblem's size on pages, on screens of twice the pixels.
PLATE = (LETTER_SIZE[0] * 3, LETTER_SIZE[1] * 3)


def logos_of(config: Config) -> list[tuple[str, Logo]]:
    """Each logo with its file's path on the site."""
    return [(f"{FOLDER}/{number}-{_stem(one)}.png", one) for number, one in enumerate(config.look.logos, 1)]


def _stem(logo: Logo) -> str:
    return slug(PurePosixPath(logo.image).stem) or "logo"
