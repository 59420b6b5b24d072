"""The text of a mail to staff. A mistake in its template never keeps a message back."""

from collections.abc import Mapping
from typing import Any

from pipeline import messages
from pipeline.project import Project


def staff_text(project: Project, name: str, values: Mapping[str, Any]) -> str:
    """The text of templates/staff/NAME; the plain values themselves when the template has a mistake."""
    from pipeline.fault import TemplateFault
    from pipeline.render.environment import rendered

    try:
        return rendered(project.templates, f"staff/{name}", values, messages.LANGUAGE).strip() + "\n"
    except TemplateFault as fault:
        plain = "\n\n".join(_plain(value) for value in values.values())
        return f"{plain}\n\n{messages.text(fault.key, **fault.values)}\n"


def _plain(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(_plain(one) for one in value)
    if hasattr(value, "subject") and hasattr(value, "text"):
        return f"{value.subject}\n{value.text}"
    return value if isinstance(value, str) else ""
