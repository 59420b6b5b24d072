"""Drafts of what calendars show already: they cannot be unmade, and people are told what can be done instead."""

from dataclasses import replace
from pathlib import Path

from pipeline.model import Content, DraftItem, Problem

# What has a calendar of its own.
_KEYS = {"event": "read.draft_published", "package": "read.draft_published_package"}


def told_of_drafts(site: Path, content: Content) -> Content:
    """The content with a problem for each draft whose calendar stands in `site`; what was published stays as it was."""
    published = {one.id for one in content.drafts if one.kind in _KEYS and _feed(site, one).is_file()}
    told = [
        Problem(_KEYS[one.kind], one.file, one.line, values={"id": one.id, "title": one.title})
        for one in content.drafts
        if one.kind in _KEYS and one.id in published
    ]
    if not told:
        return content
    # What stays published is pinned as before.
    others = (one for one in content.problems if one.key != "read.pinned_draft" or one.values["id"] not in published)
    problems = sorted((*others, *told), key=lambda one: (one.file, one.line))
    return replace(content, problems=tuple(problems))


def _feed(site: Path, draft: DraftItem) -> Path:
    folder = site / "kalenteri"
    return (folder / "tapahtumat" if draft.kind == "event" else folder) / f"{draft.id}.ics"
