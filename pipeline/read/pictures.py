"""The pictures that items name: each becomes what was made of its file, or the word why not."""

from msgspec.structs import replace

from pipeline.fault import Fault
from pipeline.model import Event, NewsItem, Problem, Severity
from pipeline.pictures.folder import Pictures
from pipeline.read.item import Read


def with_picture(read: Read, pictures: Pictures) -> Read:
    """The same with its picture found. One on another host is not shown: nobody who reads is seen there unasked."""
    item = read.item
    if not isinstance(item, Event | NewsItem) or not item.image:
        return read
    place = item.source.file, item.source.line("image")
    if "://" in item.image:
        return replace(read, problems=(*read.problems, Problem("picture.elsewhere", *place, Severity.WARNING)))
    try:
        return replace(read, item=replace(item, picture=pictures.find(item.image)))
    except Fault as fault:
        told = Problem(fault.key, *place, values={"name": item.image, **fault.values})
        return replace(read, problems=(*read.problems, told))
