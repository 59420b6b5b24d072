"""Readers of single config values: each gives the value or raises a Fault that says what was expected."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipeline.fault import Fault
from pipeline.finnish.times import read_clock


def text(value: object) -> str:
    if not isinstance(value, str):
        raise Fault("config.not_text", value=value)
    return value.strip()


def filled(value: object) -> str:
    written = text(value)
    if not written:
        raise Fault("config.empty")
    return written


def address(value: object) -> str:
    written = text(value).rstrip("/")
    parts = urlsplit(written)
    if written and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise Fault("config.not_url", value=written)
    return written


def email(value: object) -> str:
    written = filled(value)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", written):
        raise Fault("config.not_email", value=written)
    return written


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Fault("config.not_flag", value=value)
    return value


def whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Fault("config.not_whole", value=value, low=low, high=high)
        return value

    return read


def day(value: object) -> date:
    if type(value) is not date:
        raise Fault("config.not_day", value=value)
    return value


def clock(value: object) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    return read_clock(text(value))


def zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(filled(value))
    except (KeyError, ValueError, OSError):
        raise Fault("config.unknown_zone", value=value) from None


def one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise Fault("config.not_choice", value=value, choices=", ".join(choices))
        return str(value)

    return read


def list_of(read_one: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Fault("config.not_list", value=value)
        return tuple(read_one(one) for one in value)

    return read


def days(value: object) -> timedelta:
    return timedelta(days=whole(1, 730)(value))


def hours(value: object) -> timedelta:
    return timedelta(hours=whole(0, 240)(value))


def colour(value: object) -> str:
    written = filled(value)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", written):
        raise Fault("config.not_colour", value=written)
    return written
