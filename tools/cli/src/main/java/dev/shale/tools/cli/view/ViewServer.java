package dev.shale.tools.cli.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shale.tools.viewer.ViewerPage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page to this machine, and tells it when the graph is another one. The address has a
 * random part, so that no other program of this machine finds it; requests that name another host
 * or come from another page are refused.
 */
public final class ViewServer implements AutoCloseable {
  /** The largest port. */
  public static final int MAX_PORT = 65_535;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int TOKEN_BYTES = 18;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NO_BODY = -1;
  private static final int ANY_LENGTH = 0;

  /** A browser that is gone is noticed when something is written to it. */
  private static final long PULSE_MILLIS = 15_000;

  private final HttpServer server;
  private final ViewerPage page;
  private final String token;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Object lock = new Object();
  private byte[] data;

  /** Tells data from other data: a page that has these needs no others. */
  private String version;

  private ViewServer(HttpServer server, ViewerPage page, byte[] data) {
    this.server = server;
    this.page = page;
    this.data = data;
    version = versionOf(data);
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    token = Base64.getUrlEncoder().encodeToString(random);
  }

  /**
   * Serves a page until it is closed.
   *
   * @param port from 0, which is any that is free, to {@link #MAX_PORT}
   * @param data the compressed columns of the graph
   * @throws IOException when the port cannot be had
   */
  public static ViewServer start(int port, String title, byte[] data) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    ViewServer started = new ViewServer(server, ViewerPage.served(title), data);
    server.createContext("/", started::answer);
    server.setExecutor(started.threads);
    server.start();
    return started;
  }

  /** Where the page is. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/";
  }

  /** From now on the graph is another one; pages that are open take it. */
  public void update(byte[] newData) {
    synchronized (lock) {
      data = newData;
      version = versionOf(newData);
      lock.notifyAll();
    }
  }

  private byte[] data() {
    synchronized (lock) {
      return data;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isFromHere(exchange.getRequestHeaders())) {
        exchange.sendResponseHeaders(FORBIDDEN, NO_BODY);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      String begin = "/" + token + "/";
      if (!exchange.getRequestMethod().equals("GET") || !path.startsWith(begin)) {
        exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
        return;
      }
      switch (path.substring(begin.length())) {
        case "" -> sendPage(exchange);
        case "data" -> sendData(exchange);
        case "events" -> sendEvents(exchange);
        default -> exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
      }
    }
  }

  private boolean isFromHere(Headers headers) {
    int port = server.getAddress().getPort();
    Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    @Nullable String host = headers.getFirst("Host");
    @Nullable String origin = headers.getFirst("Origin");
    boolean isOurs = origin == null || hosts.contains(origin.replaceFirst("^http://", ""));
    @Nullable String site = headers.getFirst("Sec-Fetch-Site");
    boolean isNear = site == null || site.equals("same-origin") || site.equals("none");
    return host != null && hosts.contains(host) && isOurs && isNear;
  }

  private void begin(HttpExchange exchange, String type) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", page.policy() + "; frame-ancestors 'none'");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(OK, ANY_LENGTH);
  }

  private void sendPage(HttpExchange exchange) throws IOException {
    begin(exchange, "text/html; charset=utf-8");
    page.write(exchange.getResponseBody(), out -> out.write(data()));
  }

  private void sendData(HttpExchange exchange) throws IOException {
    begin(exchange, "application/octet-stream");
    exchange.getResponseBody().write(data());
  }

  private static String versionOf(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /**
   * An event at once and after each change, so that a page misses none that falls in between; and
   * something from time to time, so that both sides know of each other.
   */
  private void sendEvents(HttpExchange exchange) throws IOException {
    begin(exchange, "text/event-stream");
    OutputStream out = exchange.getResponseBody();
    send(out, "retry: 1000\n\n");
    String seen = "";
    try {
      while (true) {
        String now = awaitChange(seen);
        send(out, now.equals(seen) ? ":\n\n" : "event: graph\ndata: " + now + "\n\n");
        seen = now;
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private String awaitChange(String seen) throws InterruptedException {
    synchronized (lock) {
      long end = System.nanoTime() + PULSE_MILLIS * 1_000_000;
      while (version.equals(seen)) {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          break;
        }
        lock.wait(millis);
      }
      return version;
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
