# Sourced by run, parity and determinism: installs the pinned packages once, writes the entries,
# and sets `here` and `SHALE`.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
SHALE=${SHALE:-$here/../../shale}

need() {
  command -v "$1" > /dev/null && return
  echo "bench/compare needs $1, which is not on the PATH." >&2
  exit 2
}

need node
need npm
if [[ ! -x $SHALE ]]; then
  echo "There is no launcher at $SHALE; set SHALE to the one to measure." >&2
  exit 2
fi
SHALE=$(cd "$(dirname "$SHALE")" && pwd -P)/$(basename "$SHALE")
export SHALE

# npm writes this file last, so a newer one means a whole installation of this lock file. Not
# `npm ci`: it refuses a lock file that lacks other platforms' optional binaries.
if [[ ! $here/node_modules/.package-lock.json -nt $here/package-lock.json ]]; then
  (cd "$here" && npm install --no-save --ignore-scripts --no-audit --no-fund >&2)
fi
node "$here/corpora.mjs"
