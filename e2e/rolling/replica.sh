#!/usr/bin/env bash
# Restarts the replica at a port as systemd would: stop it, wait until it has ended, start it from `current`.
#   replica.sh HOME stop|start|restart PORT
set -euo pipefail
home=$1 action=$2 port=$3
pidfile=$home/replica-$port.pid

if [ "$action" != start ] && [ -e "$pidfile" ]; then
  pid=$(cat "$pidfile")
  kill -TERM "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  rm "$pidfile"
fi
if [ "$action" != stop ]; then
  cd "$home/current"
  PORT=$port HOST=127.0.0.1 NODE_ENV=production setsid node --import tsx server/serve.ts \
    >>"$home/replica-$port.log" 2>&1 </dev/null &
  echo $! >"$pidfile"
fi
