#!/usr/bin/env bash
# Makes a finished release the live one, and restarts the replicas one after the other.
#   deploy/roll.sh RELEASE PORT…     RELEASE: a folder in which `npm run build` has succeeded
#   CURRENT   the link that the replicas are started from (default: `current` beside the folder of releases)
#   RESTART   the command that restarts the replica at a port, which is its last argument
#             (default: systemctl restart reading-room@PORT)
#   PATIENCE  seconds to wait for a replica (default: 60)
# When a replica does not come up with the new release, the link leads to the old one again, the replica is restarted from
# it, and those that were not yet restarted are left alone.
set -euo pipefail

release=$(realpath "$1")
shift
current=${CURRENT:-$(dirname "$(dirname "$release")")/current}
patience=${PATIENCE:-60}
build=$(cat "$release/.next/BUILD_ID")
previous=$(realpath "$current" 2>/dev/null || true)

restart() {
  if [ -n "${RESTART:-}" ]; then $RESTART "$1"; else systemctl restart "reading-room@$1"; fi
}

# A link is replaced by renaming another over it: at no moment is there none.
lead_to() {
  ln -sfn "$1" "$current.next"
  mv -T "$current.next" "$current"
}

wait_for() {
  local answer
  for _ in $(seq $((patience * 5))); do
    answer=$(curl -fsS --max-time 2 "http://127.0.0.1:$1/healthz" 2>/dev/null || true)
    case $answer in *'"ready"'*"\"$2\""*) return 0 ;; esac
    sleep 0.2
  done
  return 1
}

grep -q "\"build\": \"$build\"" "$release/dist/release.json" || {
  echo "$release holds no finished build: dist/ and .next/ do not belong together. Build it again: npm run build" >&2
  exit 1
}

lead_to "$release"
for port in "$@"; do
  restart "$port"
  if ! wait_for "$port" "$build"; then
    echo "The replica at port $port did not come up with build $build within $patience s; going back to ${previous:-nothing}." >&2
    if [ -n "$previous" ]; then
      lead_to "$previous"
      restart "$port"
      wait_for "$port" "$(cat "$previous/.next/BUILD_ID")" || echo "It does not come up with the old build either." >&2
    fi
    exit 1
  fi
  echo "The replica at port $port serves build $build."
done
