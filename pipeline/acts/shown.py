"""What calendars show already: of two copies it was there first, and it cannot be made a draft again."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from pipeline.model import Content, Problem
from pipeline.project import Project
from pipeline.publish.inputs import inputs_of, settled_digest_of

# What has a calendar of its own: the calendar's folder, and what is told of a draft of it.
_FOLDERS = {"event": "kalenteri/tapahtumat", "package": "kalenteri"}
_KEYS = {"event": "read.draft_published", "package": "read.draft_published_package"}


def stamp_of_content(project: Project, began: int, also: Iterable[Path] = ()) -> str:
    """Another text after each change of what content is read from, or of the files `also`.

    "" where one was changed so shortly before this `began` (ns) that it may change again unseen.
    """
    shown = (project.site / folder for folder in _FOLDERS.values())
    return settled_digest_of(inputs_of(project), (*shown, *also), began)


def is_shown(site: Path, kind: str, item_id: str) -> bool:
    """Whether `site` has a calendar of the item; a link there is none of ours."""
    if kind not in _FOLDERS:
        return False
    calendar = site / _FOLDERS[kind] / f"{item_id}.ics"
    return calendar.is_file() and not calendar.is_symlink()


def told_of_drafts(site: Path, content: Content) -> Content:
    """The content with a problem for each draft that is shown already; what was published stays as it was."""
    published = {one.id for one in content.drafts if is_shown(site, one.kind, one.id)}
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
