"""One publication: content and state in, the site's files out. What has not changed is not made again.

Whether anything has changed is known before anything is read or opened.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from pipeline.acts.situation import Situation
from pipeline.model import Problem
from pipeline.project import Project
from pipeline.publish.files import Record, Written, read_record, stands
from pipeline.publish.inputs import digest_of, inputs_of
from pipeline.whole import PRIVATE, read_ours, write_whole


class Publication(Struct, frozen=True):
    """What a run did. `problems` are those of the content; None when nothing had changed and nothing was read.

    `findings` are what people are told and asked once: files that are gone or renamed, and outputs that were refused.
    """

    files: Written
    findings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] | None = None


class _Stamp(Struct, frozen=True):
    """When the last publication holds: for these inputs, until the clock changes a page by itself (ISO, UTC)."""

    inputs: str
    until: str


_STAMPS = msgspec.json.Decoder(_Stamp)


def publish(situation: Situation, *, begin: bool = False) -> Publication:
    """Brings the site up to the content. `begin`: a person says that no calendar was published before.

    Raises Outside, StateError, TemplateFault, OSError; then each file of the site stands as
    before, or is new and whole.
    """

    def renew(record: Record) -> tuple[Publication, datetime | None]:
        from pipeline.acts.renew_site import renewed

        return renewed(situation, record, begin=begin)

    return _unless_it_holds(situation, renew)


def publish_beside(situation: Situation) -> Publication:
    """The site as another host has published it last, in this host's own folder; the memory stays as it is.

    Where that host has not published just this content nothing is written. Raises StateError, TemplateFault, OSError.
    """

    def renew(record: Record) -> tuple[Publication, datetime | None]:
        from pipeline.acts.renew_site import repeated

        return repeated(situation, record)

    return _unless_it_holds(situation, renew)


def _unless_it_holds(
    situation: Situation, renew: Callable[[Record], tuple[Publication, datetime | None]]
) -> Publication:
    project = situation.project
    record = read_record(project.state / "site.record")
    # Taken before anything is read: what changes meanwhile is another input than the site was made from.
    inputs = _inputs(project)
    if _still_holds(situation, record, inputs):
        return Publication(Written(0, len(record), 0))
    situation.look_again()
    done, until = renew(record)
    kept = project.state / "site.stamp"
    if until is None:
        kept.unlink(missing_ok=True)
    else:
        stamp = _Stamp(f"{inputs} {situation.stamp}", until.astimezone(UTC).isoformat())
        write_whole(kept, msgspec.json.encode(stamp), PRIVATE)
    return done


def _still_holds(situation: Situation, record: Record, inputs: str) -> bool:
    project = situation.project
    stamp = read_ours(project.state / "site.stamp", _STAMPS.decode, msgspec.MsgspecError)
    if stamp is None:
        return False
    moment = situation.now.astimezone(UTC).isoformat()
    same = stamp.inputs == f"{inputs} {situation.stamp}"
    return stamp.until > moment and same and bool(record) and stands(project.site, record)


def _inputs(project: Project) -> str:
    """A digest of the files that the site is made from: content, templates, config and this program itself."""
    return digest_of(inputs_of(project))
