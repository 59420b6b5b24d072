"""Where letters are remembered: practising leaves no trace in the memory of real ones."""

from pathlib import Path

from pipeline.project import Project


def letters_state(project: Project) -> Path:
    """The folder of the letters' state, as config has it: a project that only practises has one of its own."""
    return project.state / "harjoitus" if project.config.mailchimp.practice else project.state
