"""Runs in khal's own environment: `khal_events.py FOLDER…` prints khal's events of each folder as a line of JSON.

A folder holds its settings, `khal.conf`; a `feed.ics` there is imported first.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from khal.cli_utils import build_collection
from khal.controllers import import_ics
from khal.settings import get_config

# All that khal can look up in one question: its database keeps nothing beyond.
FIRST, LAST = datetime(1970, 1, 2, tzinfo=UTC), datetime(2037, 12, 30, tzinfo=UTC)


def utc(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def told(event):
    vevent = event._vevents[event.ref]  # khal shows no sequence anywhere
    if event.allday:
        # khal's own end is the last day itself.
        start, end = event.start.isoformat(), (event.end + timedelta(days=1)).isoformat()
    else:
        start, end = utc(event.start_local), utc(event.end_local)
    return {
        "uid": str(event.uid),
        "start_utc": start,
        "end_utc": end,
        "all_day": event.allday,
        "status": str(event.status),
        "title": str(event.summary),
        "sequence": int(vevent.get("SEQUENCE", 0)),
        "location": str(event.location),
    }


def main(folder):
    config = get_config(str(folder / "khal.conf"))
    collection = build_collection(config, None)
    feed = folder / "feed.ics"
    if feed.exists():
        import_ics(collection, config, feed.read_text(encoding="utf-8"), batch=True)
    localized = collection.get_localized(FIRST, LAST)
    floating = collection.get_floating(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None))
    print(json.dumps([told(event) for event in [*localized, *floating]]))


for name in sys.argv[1:]:
    main(Path(name))
