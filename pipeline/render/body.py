"""A Markdown body as it stands on a page of the site, where nothing is loaded from elsewhere."""

import re

from markupsafe import Markup

from pipeline.render.markdown import html

_PICTURE = re.compile(r"<img\b[^<>]*>")
_SOURCE = re.compile(r'src="([^"]*)"')
_WORDS = re.compile(r'alt="([^"]*)"')


def body_html(markdown: str, heading_level: int, site_url: str) -> Markup:
    """Safe HTML. A picture from another host becomes a link to it, so that no reader is seen there unasked."""
    made = html(markdown, heading_level)
    if "<img" in made:
        made = _PICTURE.sub(lambda match: _own_or_linked(match[0], site_url), made)
    return Markup(made)


def _own_or_linked(picture: str, site_url: str) -> str:
    source, words = _SOURCE.search(picture), _WORDS.search(picture)
    if source is None or source[1].startswith(f"{site_url}/"):
        return picture
    return f'<a href="{source[1]}">{(words and words[1]) or source[1]}</a>'
