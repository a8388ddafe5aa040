package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale watch --metrics}: what Prometheus reads. */
@Timeout(600)
class WatchMetricsTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/metrics\n");
  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (\\w+) (.+)");
  private static final Pattern VALUE =
      Pattern.compile("(\\w+?)(_bucket|_count|_sum)?(\\{[^}]*})? (\\S+)");

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void begin() throws IOException {
    project = Project.small(Files.createDirectory(directory.resolve("project")));
  }

  private static int port(WatchRun run) {
    Matcher found = ADDRESS.matcher(run.err());
    assertTrue(found.find(), run.err());
    return Integer.parseInt(found.group(1));
  }

  /** The whole answer to a request, its head and its body. */
  private static String ask(int port, String first, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      String request = first + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String body(int port) throws IOException {
    String answer = ask(port, "GET /metrics", "Host: localhost:" + port + "\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("text/plain; version=0.0.4; charset=utf-8\r\n"), answer);
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  /** The values by name and labels; fails for text that is not in the format. */
  private static Map<String, Double> values(String body) {
    Map<String, Double> values = new LinkedHashMap<>();
    Map<String, String> types = new HashMap<>();
    String helped = "";
    for (String line : body.lines().toList()) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches() && comment.group(1).equals("HELP")) {
        helped = comment.group(2);
      } else if (comment.matches()) {
        assertEquals(helped, comment.group(2));
        types.put(helped, comment.group(3));
      } else {
        Matcher value = VALUE.matcher(line);
        assertTrue(value.matches(), line);
        boolean isHistogram = "histogram".equals(types.get(value.group(1)));
        assertEquals(isHistogram, value.group(2) != null, line);
        assertTrue(types.containsKey(value.group(1)), line);
        values.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(value.group(4)));
      }
    }
    assertTrue(body.endsWith("\n"));
    return values;
  }

  private static void assertHas(Map<String, Double> values, String name, double value) {
    assertTrue(values.containsKey(name), name + " is not in " + values.keySet());
    assertEquals(value, values.get(name), name);
  }

  @Test
  void whatWasDoneIsServed() throws Exception {
    try (WatchRun run = new WatchRun(project.root(), "--metrics", "0")) {
      run.next();
      int port = port(run);
      Map<String, Double> values = values(body(port));
      double parsed = values.get("shale_files_parsed_total");
      assertTrue(parsed >= 5, values.toString());
      assertHas(values, "shale_builds_total", 1);
      assertHas(values, "shale_parse_seconds_count", parsed);
      assertHas(values, "shale_parse_seconds_bucket{le=\"+Inf\"}", parsed);
      assertHas(values, "shale_record_lookups_total{result=\"hit\"}", 0);
      assertTrue(values.get("shale_parse_seconds_sum") > 0);
      assertTrue(values.get("shale_native_bytes{of=\"graph\"}") > 0);
      project.with("src/a.ts", "export const a = 1;");
      run.next();
      values = values(body(port));
      assertTrue(values.get("shale_updates_total") >= 2, values.toString());
      assertHas(values, "shale_files_parsed_total", parsed + 1);
    }
  }

  @Test
  void bucketsAreCumulative() throws Exception {
    try (WatchRun run = new WatchRun(project.root(), "--json", "--metrics", "0")) {
      run.next();
      double before = 0;
      int count = 0;
      for (Map.Entry<String, Double> value : values(body(port(run))).entrySet()) {
        if (value.getKey().startsWith("shale_read_seconds_bucket")) {
          assertTrue(value.getValue() >= before, value.toString());
          before = value.getValue();
          count++;
        }
      }
      assertEquals(28, count);
      assertTrue(before >= 5);
    }
  }

  @Test
  void nothingElseIsServed() throws Exception {
    try (WatchRun run = new WatchRun(project.root(), "--metrics", "0")) {
      run.next();
      int port = port(run);
      String here = "Host: 127.0.0.1:" + port + "\r\n";
      assertStatus("200", ask(port, "GET /metrics", here));
      assertStatus("200", ask(port, "GET /metrics", "Host: LOCALHOST\r\n"));
      assertStatus("404", ask(port, "GET /", here));
      assertStatus("404", ask(port, "GET /metrics/more", here));
      assertStatus("404", ask(port, "POST /metrics", here));
      assertStatus("403", ask(port, "GET /metrics", "Host: evil.example:" + port + "\r\n"));
      assertStatus("403", ask(port, "GET /metrics", "Host: localhost.evil.example\r\n"));
      assertStatus("403", ask(port, "GET /metrics", ""));
    }
  }

  private static void assertStatus(String status, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = project.run("watch", "--metrics", port);
      assertEquals(
          "shale: --metrics: port " + port + " cannot be used: Address already in use.\n",
          run.err());
      assertEquals(2, run.status());
    }
  }

  @Test
  void whatIsNoPortIsSaid() throws Exception {
    for (String port : new String[] {"-1", "65536", "http"}) {
      Run run = project.run("watch", "--metrics=" + port);
      assertTrue(
          run.err().contains("--metrics takes a port from 0 to 65535, not '" + port + "'"),
          run.err());
      assertEquals(2, run.status());
    }
  }

  @Test
  void thePortIsFreeAgainAfterwards() throws Exception {
    int port;
    try (WatchRun run = new WatchRun(project.root(), "--metrics", "0")) {
      run.next();
      port = port(run);
      body(port);
    }
    try (WatchRun run = new WatchRun(project.root(), "--metrics", String.valueOf(port))) {
      run.next();
      assertEquals(port, port(run));
    }
  }
}
