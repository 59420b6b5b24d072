"""EECO18 of the European Social Fund Plus: how many public administrations and public services were supported.

Source: Regulation (EU) 2021/1057, Annex I, (4): common output indicators for entities. Each is counted once.
"""

from collections.abc import Mapping

from pipeline.model.organisation import Organisation
from pipeline.read.register import Register
from pipeline.report.numbers import held
from pipeline.report.sources import Sources

PUBLIC = frozenset(("hyvinvointialue", "kunta", "valtio"))


def roles(sources: Sources) -> Mapping[str, frozenset[str]]:
    """The keys of the public organisations in each role, and of all of them together."""
    register = Register(sources.organisations)
    public = {one.key for one in sources.organisations if one.kind in PUBLIC}
    events = list(held(sources))
    named = [register.find(name) for project in sources.facts.projects for name in project.organisations]
    found = {
        "organiser": {key for event in events for key in event.organisers},
        "project": {one.key for one in named if isinstance(one, Organisation)},
        "participant": {key for event in events for key in event.organisations},
    }
    told = {role: frozenset(keys & public) for role, keys in found.items()}
    return {**told, "any": frozenset().union(*told.values())}
