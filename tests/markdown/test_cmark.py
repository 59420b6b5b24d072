"""The library is called by hand, and what it takes of memory is given back by hand."""

import resource

from pipeline.markdown.cmark import markdown_to_html


def test_what_was_written_is_turned_whole() -> None:
    assert markdown_to_html("ä <b>*c*</b>\n\n| d |\n|---|\n") == (
        "<p>ä <b><em>c</em></b></p>\n<table>\n<thead>\n<tr>\n<th>d</th>\n</tr>\n</thead>\n</table>\n"
    )


def test_the_text_is_freed_as_the_tree_is() -> None:
    body = "sana " * 40_000
    markdown_to_html(body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        markdown_to_html(body)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # kilobytes; unfreed it would be 20 MB
