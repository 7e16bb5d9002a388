#!/bin/sh
# backup.sh DATA TARGET: writes the installation in DATA into TARGET/youthcity-DATE.zip and keeps the newest 30 of them.
# The files of DATA that hold the secret and the signing key are not in it: keep copies of them apart, where no backup is.
set -eu
data=$1
target=$2
program=${YOUTHCITY:-"$(dirname "$0")/youthcity"}
"$program" export "$target/youthcity-$(date -u +%Y%m%dT%H%M%SZ).zip" --store "sqlite:$data/youthcity.db"
ls -1 "$target"/youthcity-*.zip | sort -r | tail -n +31 | while read -r old; do rm -- "$old"; done
