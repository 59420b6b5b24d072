"""The real Caddy with the documented settings, for as long as a block runs: loopback only, a port of its own."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.foreign import caddy
from tests.peers.nginx import ROOT

SETTINGS = ROOT / "docs" / "palvelin" / "Caddyfile"
_SITE = re.compile(r"^\w+\.example\.org \{", re.MULTILINE)
_OPTIONS = "{\n\tadmin off\n\tauto_https off\n}\n"


@contextmanager
def caddy_serving(site: Path, work: Path, settings: Path = SETTINGS) -> Iterator[str]:
    """The address of `site` (`http://127.0.0.1:PORT`); `work` is a folder for what Caddy writes.

    `settings` are those of one site.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = "http://{}:{}".format(*free.getsockname())
    served, count = _SITE.subn(f"{address} {{", settings.read_text(encoding="utf-8"))
    assert count == 1
    config = work / "Caddyfile.tried"
    config.write_text(_OPTIONS + served.replace("/srv/soila/site", str(site)), encoding="utf-8")
    server = subprocess.Popen(
        [caddy(), "run", "--config", str(config), "--adapter", "caddyfile"],
        env={**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        # It says so once it listens.
        assert any("serving initial configuration" in line for line in server.stderr)
        yield address
    finally:
        server.terminate()
        server.communicate()
