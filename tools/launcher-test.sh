#!/usr/bin/env bash
# Tests what the launcher promises, in a copy of the checkout: it builds once, again when a source
# changes, and says what is missing.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy="$work/a checkout"
passed=0

ok() {
  passed=$((passed + 1))
  echo "ok: $1"
}

fail() {
  echo "FAILED: $1" >&2
  cat "$work/out" "$work/err" >&2 || true
  exit 1
}

# Runs a command in the copy; leaves out, err and status.
run() {
  status=0
  (cd "$copy" && "$@") >"$work/out" 2>"$work/err" || status=$?
}

builds() { grep -q 'shale: building' "$work/err"; }

mkdir "$copy"
(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T - -f -) |
  tar -x -C "$copy" -f -

run ./shale graph docs/sample
[ "$status" = 0 ] && builds || fail "the first use builds"
grep -Eq '^37 modules, .* no errors in ' "$work/out" || fail "the first use answers"
ok "the first use builds and answers"

run ./shale graph docs/sample
[ "$status" = 0 ] && ! builds || fail "the second use does not build"
for archive in reading saving; do
  [ -s "$copy/tools/cli/target/shale/$archive.aot" ] || fail "there is a class archive for $archive"
done
ok "the second use does not build"

trained=tools/cli/target/shale/training-cache/project
for action in stat verify; do
  run env SHALE_JAVA_OPTIONS="-Xlog:class+load:file=$work/classes" ./shale cache $action --cache "$trained"
  [ "$status" = 0 ] && grep -q 'generation 1' "$work/out" && grep -q 'dev\.shale' "$work/classes" ||
    fail "shale cache $action answers"
  ! grep -v 'shared objects file' "$work/classes" | grep 'dev\.shale' >"$work/out" ||
    fail "shale cache $action has its classes from the archive"
done
ok "shale cache has its classes from the archive"

ln -s "$copy/shale" "$work/link"
run "$work/link" --version
[ "$status" = 0 ] && ! builds || fail "a link leads to the same build"
ok "a link leads to the same build"

(cd "$copy" && ./shale graph --json docs/sample | head -c 1 >/dev/null) 2>"$work/err" || true
[ ! -s "$work/err" ] || fail "a closed pipe ends quietly"
ok "a closed pipe ends quietly"

run env LC_ALL=POSIX ./shale graph docs/sample/nicht-da-ä
[ "$status" = 2 ] && grep -q 'nicht-da-ä' "$work/err" || fail "a missing entry is named in any locale"
ok "a missing entry is named in any locale"

mkdir "$work/ä"
echo 'import "./ö.js";' >"$work/ä/index.js"
echo 'export {};' >"$work/ä/ö.js"
run env LC_ALL=xx_XX.UTF-8 ./shale graph "$work/ä/index.js"
[ "$status" = 0 ] && grep -q '^2 modules, ' "$work/out" || fail "a locale need not be installed"
ok "a locale need not be installed"

mkdir "$work/gone"
status=0
(cd "$work/gone" && rmdir "$work/gone" && "$copy/shale" graph) >"$work/out" 2>"$work/err" || status=$?
[ "$status" = 2 ] && [ "$(grep -c '^shale: ' "$work/err")" = 1 ] || fail "a working directory that is gone is a sentence"
ok "a working directory that is gone is a sentence"

# Who started it may have made the pipe one that does not block, and read it slowly.
cat >"$work/slow.py" <<'PYTHON'
import os, subprocess, sys, time
reader, writer = os.pipe()
os.set_blocking(writer, False)
run = subprocess.Popen(sys.argv[1:], stdout=writer)
os.close(writer)
out = b""
while piece := os.read(reader, 1 << 16):
    out += piece
    time.sleep(0.05)
sys.stdout.buffer.write(out)
sys.exit(run.wait())
PYTHON
if command -v python3 >/dev/null; then
  for number in $(seq 2000); do echo "import './$number.js';" >&3; echo >"$work/ä/$number.js"; done 3>"$work/ä/many.js"
  run ./shale graph --no-cache --json "$work/ä/many.js"
  mv "$work/out" "$work/all"
  run python3 "$work/slow.py" ./shale graph --no-cache --json "$work/ä/many.js"
  [ "$status" = 0 ] && cmp -s "$work/out" "$work/all" || fail "an output that does not block is written whole"
  ok "an output that does not block is written whole"
else
  echo "skipped: an output that does not block, as there is no python3"
fi

run env JAVA_HOME=/nonexistent ./shale --version
[ "$status" = 0 ] || fail "a wrong JAVA_HOME is passed over"
ok "a wrong JAVA_HOME is passed over"

# What is kept is left to a process of its own, which nobody waits for but this.
later=$work/later
run env CI= ./shale graph --json --cache "$later" docs/sample
mv "$work/out" "$work/first"
for _ in $(seq 600); do
  run ./shale cache stat --cache "$later"
  if grep -q 'generation 1,' "$work/out"; then break; fi
  sleep 0.2
done
grep -q 'generation 1,' "$work/out" || fail "a process of its own keeps the graph"
run env CI= ./shale graph --json --timings --cache "$later" docs/sample
grep -q ' restored' "$work/err" && cmp -s "$work/out" "$work/first" || fail "what it kept is taken"
ok "a process of its own keeps the graph"

# Places for a cache that take a file system of their own; what is mounted goes with its process.
mounted() { run unshare -m sh -c "set -e; $1"'; shift; exec "$@"' - "$@"; }

# The output is as without a cache, and the last line of errors says why it is not kept.
is_not_kept() {
  [ "$status" = 0 ] && cmp -s "$work/out" "$work/cold" && tail -n 1 "$work/err" | grep -q "$1"
}

is_whole() {
  run ./shale cache verify --cache "$kept"
  [ "$status" = 0 ] && grep -q 'generation 1,' "$work/out"
}

kept=$work/kept
if unshare -m mount --bind "$work" "$work" 2>/dev/null; then
  run ./shale graph --json --wait --cache "$kept" docs/sample
  echo 'export {};' >"$copy/docs/sample/src/more.ts"
  echo 'import "./more";' >>"$copy/docs/sample/src/index.tsx"
  run ./shale graph --json --no-cache docs/sample
  mv "$work/out" "$work/cold"

  mounted "mount --bind '$kept' '$kept'; mount -o remount,bind,ro '$kept'" \
    ./shale graph --json --wait --cache "$kept" docs/sample
  is_not_kept ': Read-only file system (change the permissions,' && is_whole ||
    fail "a read-only cache is read, and its saves are refused"

  mkdir "$work/small"
  mounted "mount -t tmpfs -o size=256k none '$work/small'" \
    ./shale graph --json --wait --cache "$work/small" docs/sample
  is_not_kept ': Not enough space (free some space,' || fail "a small disk is a sentence"

  # All space but the kept build's is taken; what the failed save leaves is copied out.
  mounted "mount -t tmpfs -o size=4m none '$work/small'; cp -R '$kept'/* '$work/small'
    dd if=/dev/zero of='$work/small/rest' bs=4k 2>/dev/null || true" \
    sh -c './shale graph --json --wait --cache "$1" docs/sample; status=$?; cp -R "$1"/*/ "$2"; exit $status' \
    - "$work/small" "$kept"
  is_not_kept ': No\(t enough space\| space left on device\) (free some space,' && is_whole ||
    fail "a full disk leaves the build before"
  run ./shale graph --json --wait --cache "$kept" docs/sample
  [ "$status" = 0 ] && cmp -s "$work/out" "$work/cold" && [ ! -s "$work/err" ] ||
    fail "when there is space again, the build is kept"
  ok "disks that are full or read-only cost the cache alone"
else
  echo "skipped: disks that are full or read-only, as unshare -m may not mount here"
fi

# A machine without a JDK: a search path with nothing but the basic tools, and no place to look.
sed -e 's|/usr/lib/jvm|/nonexistent|' -e 's|/usr/lib64/jvm|/nonexistent|' \
  -e 's|/opt/\*jdk\*|/nonexistent|' -e 's|/usr/local/\*jdk\*|/nonexistent|' \
  "$root/tools/jdk.sh" >"$copy/tools/jdk.sh"
mkdir "$work/bin"
for tool in bash dirname readlink find env cat mkdir; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
run env -i PATH="$work/bin" HOME="$work" ./shale --version
[ "$status" = 2 ] && grep -q 'needs a JDK 25' "$work/err" && [ "$(wc -l <"$work/err")" = 1 ] ||
  fail "without a JDK there is one sentence"
run env -i PATH="$work/bin" HOME="$work" ./check
[ "$status" = 2 ] && grep -q 'needs a JDK 25' "$work/err" || fail "./check says so, too"
cp "$root/tools/jdk.sh" "$copy/tools/jdk.sh"
ok "without a JDK there is one sentence"

# The time stamp stays, as after a checkout of other sources.
source=$copy/tools/cli/src/main/java/dev/shale/tools/cli/report/Summary.java
touch -r "$source" "$work/before"
sed 's/"Externals"/"Outsiders"/' "$source" >"$work/changed"
cp "$work/changed" "$source"
touch -r "$work/before" "$source"
run ./shale graph docs/sample
[ "$status" = 0 ] && builds && grep -q '^Outsiders' "$work/out" || fail "a changed source is built"
ok "a changed source is built"

echo 'not java' >>"$source"
run ./shale --version
[ "$status" = 2 ] && grep -q 'Summary.java' "$work/err" || fail "a failed build shows its log"
ok "a failed build shows its log"

echo "$passed passed, 0 failed"
