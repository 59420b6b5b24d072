"""`make demo-mailchimp`: the letter of 9.4.2024 through a stand-in Mailchimp: the real way, without an account."""

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.deliver.sending import mailchimp_project
from tests.peers.mailchimp import mailchimp
from tests.peers.mailchimp_rules import KEY
from tests.soila import BARE

DAY = "2024-04-09"
# (what happens, the local hour, the command)
STEPS = (
    ("Onko kaikki valmiina?", "08.00", "doctor"),
    ("Kirje ajastetaan Mailchimpiin", "08.00", "send"),
    ("Sama komento uudelleen: mitään ei tapahdu kahdesti", "08.05", "send"),
    ("Lähetyshetki on ohi: Mailchimp on lähettänyt", "09.05", "send"),
)


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="soila-demo-"))
    try:
        project = mailchimp_project(folder)
        with mailchimp() as peer:
            env = BARE | {"MAILCHIMP_API_KEY": KEY, "MAILCHIMP_SERVER": peer.url}
            for what, hour, command in STEPS:
                clock = hour.replace(".", ":")
                peer.account.advance_to(datetime.fromisoformat(f"{DAY}T{clock}+03:00").astimezone(UTC))
                print(f"\n— klo {hour}: {what}", flush=True)
                arguments = [command, *(["--date", DAY] if command == "send" else [])]
                run = [sys.executable, "-m", "pipeline.cli", "--now", f"{DAY}T{clock}", *arguments]
                subprocess.run(run, cwd=project, env=env, check=True)
            print(f"\nPyyntöjä Mailchimpille: {len(peer.calls)}. Lähteneet kirjeet:")
            for one in peer.account.deliveries:
                print(f"  {one.title}: {one.recipients} vastaanottajaa, ”{one.subject}”")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
