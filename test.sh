#!/usr/bin/env bash
# Builds everything once and runs the tests. The last line says how many passed and failed.
#
#   ./test.sh           the tests that run on every change
#   ./test.sh --full    also the slow ones; what has passed at this commit is not run again
#   ./test.sh NAME...   only the test projects whose name contains NAME
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

full=false
names=()
for argument in "$@"; do
  case "$argument" in
    --full) full=true ;;
    -*) echo "unknown option $argument; see the top of $0" >&2; exit 2 ;;
    *) names+=("$argument") ;;
  esac
done

results=artifacts/tests
rm -rf "$results"
mkdir -p "$results"

if ! dotnet build Pure.Jit.sln --configuration Release --verbosity quiet; then
  echo "the build failed"
  echo "0 passed, 1 failed"
  exit 1
fi

is_wanted() {
  [ ${#names[@]} -eq 0 ] && return 0
  for name in "${names[@]}"; do
    case "$1" in *"$name"*) return 0 ;; esac
  done
  return 1
}

# Stamps of finished shards, by commit; a checkout with changes has no stamps, so nothing is skipped there.
stamps=
if $full && [ -z "$(git status --porcelain 2>/dev/null)" ] && commit=$(git rev-parse HEAD 2>/dev/null); then
  stamps="artifacts/full/$commit"
  mkdir -p "$stamps"
fi

passed=0
failed=0
skipped=0
count() { # file attribute
  grep -o '<Counters [^>]*>' "$1" | head -1 | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'
}

run_shard() { # project filter name
  local project=$1 filter=$2 name=$3 shard_passed shard_failed shard_skipped
  if [ -n "$stamps" ] && [ -f "$stamps/$name" ]; then
    read -r shard_passed shard_skipped < "$stamps/$name"
    passed=$((passed + shard_passed))
    skipped=$((skipped + shard_skipped))
    echo "== $name: passed before at this commit"
    return
  fi
  echo "== $name"
  dotnet test "$project" --configuration Release --no-build --nologo ${filter:+--filter "$filter"} \
    --blame-hang-timeout 8m --blame-hang-dump-type none --results-directory "$results" --logger "trx;LogFileName=$name.trx"
  local code=$? trx="$results/$name.trx"
  if [ ! -f "$trx" ]; then
    echo "== $name: the run broke off without results"
    failed=$((failed + 1))
    return
  fi
  shard_passed=$(count "$trx" passed)
  shard_failed=$(count "$trx" failed)
  shard_skipped=$(($(count "$trx" total) - $(count "$trx" executed)))
  if [ $code -ne 0 ] && [ "$shard_failed" -eq 0 ]; then
    shard_failed=1
  fi
  passed=$((passed + shard_passed))
  failed=$((failed + shard_failed))
  skipped=$((skipped + shard_skipped))
  if [ -n "$stamps" ] && [ "$shard_failed" -eq 0 ]; then
    echo "$shard_passed $shard_skipped" > "$stamps/$name"
  fi
}

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  is_wanted "$name" || continue
  run_shard "$project" "Category!=Slow" "$name"
  if $full; then
    run_shard "$project" "Category=Slow" "$name.slow"
  fi
done

summary="$passed passed, $failed failed"
if [ "$skipped" -gt 0 ]; then
  summary="$summary, $skipped skipped"
fi
echo "$summary"
[ "$failed" -eq 0 ]
