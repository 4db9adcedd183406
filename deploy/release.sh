#!/usr/bin/env bash
# Builds a release beside the live one, and makes it live when it is whole.
#   deploy/release.sh REPOSITORY [BRANCH] -- PORT…     run in the folder that holds `releases/` and `current`
# Everything that can fail happens in a folder of its own. Scripts and styles of the live release are taken along, so that
# pages that are open go on working. Of earlier releases the last five stay, to go back to: deploy/roll.sh releases/… PORT…
#   RELOAD    a command for when the release is live: where nginx serves files too, it reads the rules of the new one
#   RESTART, PATIENCE   as deploy/roll.sh says
set -euo pipefail

repository=$1
shift
branch=main
if [ "${1:---}" != -- ]; then
  branch=$1
  shift
fi
shift
home=$(pwd -P)
release=$home/releases/$(date -u +%Y%m%dT%H%M%SZ)

mkdir -p "$home/releases"
git clone --quiet --depth 1 --branch "$branch" "$repository" "$release"
if [ -e "$home/.env" ]; then ln -s "$home/.env" "$release/.env"; fi
(
  cd "$release"
  # Whoever deploys may have NODE_ENV=production set, and then npm leaves out what builds.
  npm ci --include=dev --no-audit --no-fund
  if [ -d "$home/current/dist" ]; then export KEEP_ASSETS_FROM=$home/current/dist; fi
  npm run build
)
CURRENT=$home/current "$release/deploy/roll.sh" "$release" "$@"
if [ -n "${RELOAD:-}" ]; then $RELOAD; fi

live=$(realpath "$home/current")
ls -1d "$home"/releases/*/ | sort -r | tail -n +6 | while read -r old; do
  if [ "$(realpath "$old")" != "$live" ]; then rm -rf "$old"; fi
done
