"""Single values that are kept by their name."""

from sqlalchemy import Connection, delete, insert, select

from pipeline.store.schema import meta


def kept(connection: Connection, name: str) -> str:
    """The value of the name; "" where none is kept."""
    return str(connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar() or "")


def every_kept(connection: Connection, *names: str) -> tuple[str, ...]:
    """The value of each name, "" where none is kept."""
    found = connection.execute(select(meta.c.name, meta.c.value).where(meta.c.name.in_(names)))
    values = {row.name: str(row.value or "") for row in found}
    return tuple(values.get(name, "") for name in names)


def keep(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta), {"name": name, "value": value})
