#!/usr/bin/env bash
# Runs everything that has to hold: build, format, all tests. Installs what the browser tests need where it is missing.
# The last line is "N passed, N failed"; the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0
failed=0

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

# A step that is no test counts as one failure and ends the run where nothing after it could tell more.
need() {
  local what=$1
  shift
  echo "== $what"
  "$@" && return
  echo "FAILED: $what"
  failed=$((failed + 1))
  finish
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=()
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v curl >/dev/null || missing+=(curl)
command -v python3 >/dev/null || missing+=(python3)
command -v zip >/dev/null || missing+=(zip)
command -v unzip >/dev/null || missing+=(unzip)
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
command -v nginx >/dev/null || missing+=(nginx-light)
command -v systemd-analyze >/dev/null || missing+=(systemd)
[ ${#missing[@]} -eq 0 ] || need "install ${missing[*]}" install_packages "${missing[@]}"

# axe-core for the pages, a linter and TypeScript for the API's description, the emulator of Azure's tables for the store.
for packages in tests/YouthCity.Browser.Tests tests/YouthCity.Storage.Tests; do
  if ! cmp -s "$packages/package-lock.json" "$packages/node_modules/.installed-lock.json"; then
    need "npm ci in $packages" npm ci --prefix "$packages" --no-fund --no-audit --silent
    cp "$packages/package-lock.json" "$packages/node_modules/.installed-lock.json"
  fi
done

need "restore" dotnet restore YouthCity.sln -v quiet
need "build" dotnet build YouthCity.sln -c Release --no-restore -v quiet

# As it is deployed; the tests of the worker start it.
need "publish" dotnet publish src/YouthCity.Worker -c Release -o artifacts/worker -v quiet
touch artifacts/worker.published

echo "== format"
dotnet format YouthCity.sln --verify-no-changes --no-restore || {
  echo "FAILED: format"
  failed=$((failed + 1))
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs the tests of one project and counts them. After the project: what to call the run, and which tests.
run_tests() {
  local project=$1 name code summary bad
  name=$(basename "$project")
  echo "== $name${2:+ ($2)}"
  "$project/bin/Release/net10.0/$name" -noColor -noLogo -failSkips "${@:3}" </dev/null 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  summary=$(grep -E "^ +$name +Total: [0-9]+, Errors: " "$log" | tail -n 1)
  number() { sed -nE "s/.* $1: ([0-9]+).*/\1/p" <<<"$summary"; }
  if [ -n "$summary" ]; then
    bad=$(($(number Failed) + $(number Errors)))
    passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped) - $(number "Not Run")))
    failed=$((failed + bad))
    [ "$code" -eq 0 ] || [ "$bad" -gt 0 ] || failed=$((failed + 1))
  else
    # It crashed, or holds no test at all.
    echo "FAILED: $name ended with exit code $code and no results"
    failed=$((failed + 1))
  fi
}

# One project after another: each uses the processors itself.
for project in tests/*.Tests/; do
  run_tests "$project"
done

# Files that are made to harm, in a process that may hold 225 MB and no more.
DOTNET_GCHeapHardLimit=0xD693A40 run_tests tests/YouthCity.Functions.Tests/ "hostile files in 225 MB" -class "*.HostileFileTests"

# The tests through HTTP once more, on the other store.
YOUTHCITY_TEST_STORE=azure-tables run_tests tests/YouthCity.Functions.Tests/ "on Azure Tables"

# And once more on the published worker, but for those that look into their own process.
YOUTHCITY_TEST_HOST=worker run_tests tests/YouthCity.Functions.Tests/ "on the worker" -trait- process=own
finish
