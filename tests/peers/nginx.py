"""The real nginx with the documented settings, for as long as a block runs: loopback only, a port of its own.

The listening socket is made here and handed over (nginx takes sockets from NGINX, as when it upgrades itself), so a
client can connect at once and nobody waits for the server to begin.
"""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.foreign import nginx

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ROOT / "docs" / "palvelin" / "nginx.conf"

# The worker keeps the user who runs the tests: the files are theirs. (In a single process nginx drops given sockets.)
MAIN = """\
daemon off; {user} worker_processes 1; pid {work}/pid; error_log {work}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    gzip on; gzip_types *;
    server {{ listen {address}; root {site}; include {settings}; }}
}}
"""


@contextmanager
def nginx_serving(site: Path, work: Path, settings: Path = SETTINGS) -> Iterator[str]:
    """The address of `site` (`http://127.0.0.1:PORT`); `work` is a folder for what nginx writes.

    `settings` are what stands inside the `server` block.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = "{}:{}".format(*listening.getsockname())
        listening.setblocking(False)  # as nginx would make it
        config = work / "nginx.conf"
        config.write_text(
            MAIN.format(
                user="user root;" if os.getuid() == 0 else "", work=work, address=address, site=site, settings=settings
            )
        )
        number = listening.fileno()
        server = subprocess.Popen(
            [nginx(), "-p", str(work), "-e", str(work / "error.log"), "-c", str(config)],
            env={**os.environ, "NGINX": f"{number};"},
            pass_fds=[number],
        )
        try:
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait()
