#!/usr/bin/env bash
# Installs what the tests need and runs them all. Ends with "N passed, N failed"; exit code 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")"

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} from Debian's packages"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || echo "Could not install ${missing[*]}"
  fi
  [ -x /usr/bin/chromium ] || echo "Skipped: browser tests. Install the Debian package chromium to run them."
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo "Skipped: the store's tests on PostgreSQL. Install the Debian package postgresql to run them."
fi

command -v java >/dev/null || echo "Skipped: the check of the HTML. Install the Debian package default-jre-headless to run it."

dotnet build ObGyn.sln --nologo -v quiet || { echo "0 passed, 1 failed"; exit 1; }
results=$(mktemp)
export READABILITY_REPORT=$(mktemp)
trap 'rm -f "$results" "$READABILITY_REPORT"' EXIT
status=0
for project in tests/*/*.csproj; do
  dotnet test "$project" --no-build --nologo "$@" 2>&1 | tee -a "$results"
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
done
passed=$(grep -oE 'Passed: +[0-9]+' "$results" | awk '{n += $2} END {print n + 0}')
failed=$(grep -oE 'Failed: +[0-9]+' "$results" | awk '{n += $2} END {print n + 0}')
head -n 6 "$READABILITY_REPORT"
# A run that broke before it counted anything is a failure too.
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
