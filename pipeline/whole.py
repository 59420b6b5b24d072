"""A file is there whole or not at all: how everything here is written that somebody may read meanwhile."""

import os
from pathlib import Path

from pipeline.inside import only_a_file

# The end of the name of a file that is not whole yet.
HALF = ".uusi"


def write_whole(path: Path | str, data: bytes) -> None:
    """Puts the data at the path in one step: a reader sees the old file or the new one, never a part.

    Folders are made where they are missing. Raises OSError.
    """
    folder, name = os.path.split(path)
    temporary = f"{folder}/.{name}.{os.getpid()}{HALF}"
    try:
        try:
            _write(temporary, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            _write(temporary, data)
        os.replace(temporary, path)
    except OSError:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _write(path: str, data: bytes) -> None:
    with open(path, "wb", buffering=0, opener=only_a_file) as file:
        file.write(data)
