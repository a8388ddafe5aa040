package dev.shale.tools.javascript.resolver.request;

import dev.shale.engine.language.Resolved;
import java.util.Set;

/**
 * The modules that Node brings along. {@code fs} and {@code node:fs} are one, named by the latter.
 */
public final class Builtins {
  private static final String PREFIX = "node:";
  private static final int VERSION = 24;

  /** Those that exist with the prefix alone. */
  private static final Set<String> PREFIXED = Set.of("sea", "sqlite", "test", "test/reporters");

  private static final Set<String> NAMES =
      Set.of(
          "_http_agent",
          "_http_client",
          "_http_common",
          "_http_incoming",
          "_http_outgoing",
          "_http_server",
          "_stream_duplex",
          "_stream_passthrough",
          "_stream_readable",
          "_stream_transform",
          "_stream_wrap",
          "_stream_writable",
          "_tls_common",
          "_tls_wrap",
          "assert",
          "assert/strict",
          "async_hooks",
          "buffer",
          "child_process",
          "cluster",
          "console",
          "constants",
          "crypto",
          "dgram",
          "diagnostics_channel",
          "dns",
          "dns/promises",
          "domain",
          "events",
          "fs",
          "fs/promises",
          "http",
          "http2",
          "https",
          "inspector",
          "inspector/promises",
          "module",
          "net",
          "os",
          "path",
          "path/posix",
          "path/win32",
          "perf_hooks",
          "process",
          "punycode",
          "querystring",
          "readline",
          "readline/promises",
          "repl",
          "stream",
          "stream/consumers",
          "stream/promises",
          "stream/web",
          "string_decoder",
          "sys",
          "timers",
          "timers/promises",
          "tls",
          "trace_events",
          "tty",
          "url",
          "util",
          "util/types",
          "v8",
          "vm",
          "wasi",
          "worker_threads",
          "zlib");

  private Builtins() {}

  /** Whether a request without the prefix means one of them. */
  public static boolean contains(String request) {
    return NAMES.contains(request);
  }

  public static boolean hasPrefix(String request) {
    return request.startsWith(PREFIX);
  }

  /** The one that a request means, with the prefix or without. */
  public static Resolved external(String request) {
    if (!hasPrefix(request)) {
      return Resolved.external(PREFIX.concat(request));
    }
    String name = request.substring(PREFIX.length());
    return NAMES.contains(name) || PREFIXED.contains(name)
        ? Resolved.external(request)
        : Resolved.doubtfulExternal(
            request, Quotes.quoted(request) + " is not a module of Node " + VERSION);
  }
}
