#!/bin/sh
# soila as its service runs it, with its user, folder and secrets: sudo soila status
set -ae
. /etc/soila.env
HOME=$(getent passwd soila | cut -d: -f6)
LOGNAME=${SUDO_USER:-root} # who decides
cd /srv/soila
exec setpriv --reuid=soila --regid=soila --init-groups .venv/bin/soila "$@"
