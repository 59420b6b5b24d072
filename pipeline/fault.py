"""The expected failures, one family: each has a message key and all its values; who meets it never asks what it is.

    Fault                   a value, a file or an act that cannot be taken as it is
    ├── NotSendable         a letter that must not go as it is
    ├── WrongUse            a command that was called wrongly, or in the wrong place
    │   └── ConfigError     config.toml cannot be used
    └── Outside             something that this program needs is not there, or does not do what it should
        ├── StateError      the memory
        ├── TemplateFault   a template
        ├── AlreadyRunning  a place that another process has
        └── CarrierError    a call to a carrier
            ├── Rejected    it said no, and did nothing
            │   ├── Misconfigured   a key, an address or an audience that cannot be right
            │   └── NotInPlan       the account's plan has no scheduling
            ├── NotFound    the campaign, or the audience, is not there
            ├── Busy        nothing was done; to be asked again later
            └── Unclear     nobody knows whether the call took effect, or will yet

What is none of these is a mistake of the program, and keeps its traceback.
"""

import errno
from typing import Any

from pipeline.model import Phrase, Problem


class Fault(Exception):
    """An expected failure. `key` is found in the message catalogue, where its remedy stands too; `values` fill both.

    `problems` name places, each a line of a file; with an empty `key` they say it all.
    """

    def __init__(self, key: str, problems: tuple[Problem, ...] = (), **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.problems = problems
        self.values: dict[str, Any] = values


class NotSendable(Fault):
    """A letter that must not go as it is. Nothing was changed."""


class WrongUse(Fault):
    """A command that was called wrongly, or in the wrong place."""


class ConfigError(WrongUse):
    """config.toml cannot be used; `problems` say why, all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("", problems)


class Outside(Fault):
    """Something that this program needs is not there, or does not do what it should."""


class StateError(Outside):
    """The memory cannot be used."""


class TemplateFault(Outside):
    """A template has a mistake: in its `file`, on its `line` (0 if unknown)."""

    def __init__(self, file: str, line: int, error: str) -> None:
        super().__init__("render.template" if line else "render.template_whole", file=file, line=line, error=error)
        self.args = (f"{file}:{line}: {error}",)


class AlreadyRunning(Outside):
    """Another process has the place."""


class CarrierError(Outside):
    """A call to a carrier that did not do what it should. Nothing secret is in its values."""


class Rejected(CarrierError):
    """The carrier said no, and did nothing."""


class Misconfigured(Rejected):
    """A key, an address or an audience that cannot be right."""


class NotInPlan(Rejected):
    """The account's plan has no scheduling."""


class NotFound(CarrierError):
    """The campaign, or the audience, is not there."""


class Busy(CarrierError):
    """The carrier did nothing and wants to be asked later; `values["wait"]` is in seconds."""


class Unclear(CarrierError):
    """Nobody knows whether the call took effect, or will yet."""


_KNOWN = {
    errno.ENOSPC: "cli.disk_full",
    errno.EDQUOT: "cli.disk_full",
    errno.EROFS: "cli.no_right",
    errno.EACCES: "cli.no_right",
    errno.EPERM: "cli.no_right",
}


def system_reason(error: OSError) -> Phrase:
    """Why the machine refused; its own words go along for a rare reason."""
    code = errno.errorcode.get(error.errno or 0, "other").lower()
    return Phrase(f"system.{code}", {"said": error.strerror or str(error)})


def of_system(error: OSError) -> Outside:
    """A full disk, a missing right and their like, as people are told of them."""
    file = error.filename or "–"
    if key := _KNOWN.get(error.errno or 0):
        return Outside(key, file=file)
    return Outside("cli.os_error", error=system_reason(error), file=file)
