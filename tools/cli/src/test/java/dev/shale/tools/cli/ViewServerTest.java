package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ViewServerTest {
  @TempDir Path directory;
  private Project project;
  private WatchRun run;
  private URI address;

  @BeforeEach
  void serve() throws InterruptedException {
    project = new Project(directory).with("a.js", "import './b.js';").with("b.js", "");
    run = WatchRun.view(project.root(), "--serve", "a.js", "--no-cache");
    String line = run.next();
    assertTrue(line.startsWith("The graph is at http://127.0.0.1:"), line);
    address = URI.create(line.split(" ", -1)[4]);
  }

  @AfterEach
  void end() {
    run.close();
  }

  private int status(String path, String... headers) throws IOException {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return Integer.parseInt(answer.readLine().split(" ", -1)[1]);
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + address.getPort();
  }

  @Test
  void onlyWhoKnowsTheAddressIsAnswered() throws IOException {
    assertEquals(200, status(address.getPath(), host()));
    assertEquals(200, status(address.getPath() + "data", host()));
    assertEquals(404, status("/", host()));
    assertEquals(404, status("/guess/", host()));
    assertEquals(404, status(address.getPath() + "other", host()));
    assertTrue(address.getPath().length() > 20, address.getPath());
  }

  @Test
  void otherHostsAndOtherPagesAreRefused() throws IOException {
    String path = address.getPath();
    assertEquals(403, status(path, "Host: evil.example:" + address.getPort()));
    assertEquals(403, status(path, "Host: 127.0.0.1"));
    assertEquals(403, status(path, host(), "Origin: http://evil.example"));
    assertEquals(403, status(path, host(), "Origin: null"));
    assertEquals(403, status(path, host(), "Sec-Fetch-Site: cross-site"));
    assertEquals(200, status(path, host(), "Origin: http://127.0.0.1:" + address.getPort()));
    assertEquals(200, status(path, host(), "Sec-Fetch-Site: same-origin"));
  }

  @Test
  void anEditIsAnEvent() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest events = HttpRequest.newBuilder(address.resolve("events")).build();
      var lines = client.send(events, HttpResponse.BodyHandlers.ofLines()).body();
      var iterator = lines.iterator();
      assertEquals("retry: 1000", iterator.next());
      String first = nextVersion(iterator);
      project.with("c.js", "").with("b.js", "import './c.js';");
      String second = nextVersion(iterator);
      assertNotEquals(first, second);
      while (paths(client).size() < 3) {
        // The file and its importer may have been seen one after the other.
        nextVersion(iterator);
      }
      assertEquals(List.of("a.js", "b.js", "c.js"), paths(client));
      client.shutdownNow();
    }
  }

  private static String nextVersion(Iterator<String> lines) {
    String line = lines.next();
    while (!line.startsWith("data: ")) {
      line = lines.next();
    }
    return line;
  }

  private List<String> paths(HttpClient client) throws Exception {
    HttpRequest data = HttpRequest.newBuilder(address.resolve("data")).build();
    byte[] bytes = client.send(data, HttpResponse.BodyHandlers.ofByteArray()).body();
    return ViewedGraph.of(bytes).texts("module.path");
  }
}
