# Sourced by ./shale, ./check and bench/run: finds a JDK and says what is missing.

SHALE_JDK_VERSION=25

# Whether a folder has a JDK that is new enough, by its release file: starting each JVM found would
# cost more than the whole command. Here and below results are variables, as each $(...) takes a
# process.
is_jdk() {
  local line
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line//\"/}
        line=${line%%[.+-]*}
        [ -n "$line" ] && [ -z "${line//[0-9]/}" ] && [ "$line" -ge "$SHALE_JDK_VERSION" ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# Sets jdk to the home of one that is new enough: JAVA_HOME, then PATH, then where distributions,
# SDKMAN and macOS put them.
find_jdk() {
  local on_path
  jdk=${JAVA_HOME:-}
  if [ -n "$jdk" ] && is_jdk "$jdk"; then return; fi
  if on_path=$(command -v java); then
    on_path=$(readlink -f "$on_path")
    jdk=${on_path%/bin/java}
    if is_jdk "$jdk"; then return; fi
  fi
  for jdk in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$jdk"; then return; fi
  done
  return 1
}

require_jdk() {
  local jdk
  if ! find_jdk; then
    echo "shale: needs a JDK $SHALE_JDK_VERSION or later and found none: install one (the package openjdk-$SHALE_JDK_VERSION-jdk or temurin-$SHALE_JDK_VERSION-jdk, say) or set JAVA_HOME to it." >&2
    exit 2
  fi
  export JAVA_HOME=$jdk
}

require_maven() {
  if [ ! -x "$JAVA_HOME/bin/javac" ]; then
    echo "shale: $JAVA_HOME has no compiler: install the JDK $SHALE_JDK_VERSION, not only its runtime." >&2
    exit 2
  fi
  if ! command -v mvn >/dev/null; then
    echo "shale: needs Maven 3.8 or later to build itself: install it (the package maven, say)." >&2
    exit 2
  fi
}
