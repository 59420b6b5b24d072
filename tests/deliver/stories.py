"""How Hypothesis draws the stories of letters."""

from hypothesis import HealthCheck, settings


def drawn_stories(examples: int) -> settings:
    """So many stories of twenty steps, the same in every run, however slow the machine."""
    return settings(
        max_examples=examples,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
