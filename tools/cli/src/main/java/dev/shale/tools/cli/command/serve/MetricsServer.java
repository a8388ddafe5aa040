package dev.shale.tools.cli.command.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shale.engine.Metrics;
import dev.shale.tools.cli.report.MetricsText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves the metrics of a project to this machine: {@code GET /metrics} at 127.0.0.1, and nothing
 * else. Requests that name another host are refused, as those of a web page are whose host has been
 * given this address.
 */
public final class MetricsServer implements AutoCloseable {
  public static final int MAX_PORT = 65_535;

  private static final String PATH = "/metrics";
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NO_BODY = -1;

  private final HttpServer server;

  /** A client that is slow to ask holds up no other. */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final Metrics metrics;

  private MetricsServer(HttpServer server, Metrics metrics) {
    this.server = server;
    this.metrics = metrics;
  }

  /**
   * Serves metrics until it is closed.
   *
   * @param port from 0, which is any that is free, to {@link #MAX_PORT}
   * @throws IOException when the port cannot be had
   */
  public static MetricsServer start(int port, Metrics metrics) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    MetricsServer started = new MetricsServer(server, metrics);
    server.createContext("/", started::answer);
    server.setExecutor(started.threads);
    server.start();
    return started;
  }

  /** Where the metrics are. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isOfThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
        exchange.sendResponseHeaders(FORBIDDEN, NO_BODY);
      } else if (isAsked(exchange)) {
        byte[] text = MetricsText.of(metrics);
        exchange.getResponseHeaders().set("Content-Type", MetricsText.CONTENT_TYPE);
        exchange.sendResponseHeaders(OK, text.length);
        exchange.getResponseBody().write(text);
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      }
    }
  }

  private static boolean isAsked(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().equals(PATH);
  }

  /** Whether a header names this machine, with a port or without. */
  private static boolean isOfThisMachine(@Nullable String header) {
    if (header == null) {
      return false;
    }
    int colon = header.lastIndexOf(':');
    String host = colon < 0 ? header : header.substring(0, colon);
    return HOSTS.contains(host.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
