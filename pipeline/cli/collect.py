"""`soila collect`: what the pages outside tell, how it was read, and what it proposes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from pipeline import messages
from pipeline.acts.collect import SourceLook, look_at
from pipeline.acts.enter import place_of
from pipeline.acts.proposals_shown import entered_as, event_lines, news_lines
from pipeline.cli.command import command, option
from pipeline.cli.run import CONTENT, FINE, OUTSIDE, Call
from pipeline.collect.fetch.page import Get, Page
from pipeline.config import SourceRule
from pipeline.fault import Fault, WrongUse
from pipeline.model import Problem


@command("collect")
@option("--source", says="collect_source", takes="name", default="")
@option("--from", "file", says="collect_from", takes="file", default="")
@option("--replay", says="collect_replay", is_flag=True)
@click.pass_obj
def main(call: Call, source: str, file: str, replay: bool) -> int:
    rules = _chosen(call, source, file)
    code = FINE
    for rule in rules:
        click.echo(_say("reading", name=rule.name, url=file or rule.url), err=True)
        looked = look_at(call.situation, rule, _getter(call, rule, file, replay))
        _show(looked)
        code = max(code, _code(looked))
    return code


def _chosen(call: Call, source: str, file: str) -> tuple[SourceRule, ...]:
    rules = call.config.sources
    known = ", ".join(rule.name for rule in rules)
    if not rules:
        raise WrongUse("proposals.no_sources")
    chosen = tuple(rule for rule in rules if rule.name == source) if source else rules
    if not chosen:
        raise WrongUse("proposals.no_source", name=source, known=known)
    if file and len(chosen) > 1:
        raise WrongUse("proposals.which_source", known=known)
    return chosen


def _getter(call: Call, rule: SourceRule, file: str, again: bool) -> Get:
    from pipeline.collect.fetch.stored import page_from, replay, stored_folder

    if file:
        return _only_listing(rule.url, lambda: page_from(Path(file), rule.url))
    if again:
        return partial(replay, stored_folder(call.project, rule))
    from pipeline.collect.fetch.fetcher import fetcher_of

    return _told(fetcher_of(call.project, rule, call.now))


def _only_listing(url: str, read: Callable[[], Page]) -> Get:
    """A file stands in for the source's first page; the pages that it links to are not asked for."""

    def get(asked: str) -> Page:
        if asked != url:
            raise Fault("fetch.never_fetched", url=asked)
        return read()

    return get


def _told(get: Get) -> Get:
    """Tells each page on a terminal as it is asked for: many pages with pauses between them take their time."""
    count = 0

    def told(url: str) -> Page:
        nonlocal count
        count += 1
        click.echo(_say("page", count=count, url=url), err=True)
        return get(url)

    return told


def _show(looked: SourceLook) -> None:
    collected = looked.collected
    lines = [line for event in collected.events for line in event_lines(event)]
    lines += [line for piece in collected.news for line in news_lines(piece)]
    if lines:
        click.echo("\n".join(lines))
    for problem in collected.problems:
        if problem != looked.alarm:
            click.echo(_say("problem", text=_sentence(problem)))
    click.echo(
        _say(
            "read", name=looked.rule.name, count=len(collected.events), news=len(collected.news), pages=collected.pages
        )
    )
    if looked.alarm:
        click.echo(_say("alarm", text=_sentence(looked.alarm)), err=True)
        return
    for row in looked.entered:
        click.echo(_say("entered", kind=entered_as(row), title=row.proposal.title, file=place_of(row)))
    click.echo(_say("made", count=len(looked.fresh)) if looked.fresh else _say("nothing_new"))


def _sentence(problem: Problem) -> str:
    said = " ".join(part for part in messages.explain(problem) if part)
    return f"{said} ({problem.file})" if problem.file and problem.file not in said else said


def _code(looked: SourceLook) -> int:
    """A page that cannot be had is outside; one that has changed its shape needs a person."""
    if looked.alarm is None:
        return FINE
    return OUTSIDE if looked.alarm.key.startswith("fetch.") else CONTENT


def _say(key: str, /, **values: object) -> str:
    return messages.text(f"proposals.{key}", **values)
