package dev.shale.tools.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A page in the system's Chromium, driven by its own protocol (Chrome DevTools Protocol) through a
 * pipe: no port is opened, and nothing is downloaded.
 */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** The pipe has the numbers 3 and 4, and a process that Java starts has 0 and 1. */
  private static final String PIPE = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";

  private final Process process;
  private final OutputStream out;
  private final InputStream in;
  private final List<String> complaints = new ArrayList<>();
  private String session = "";
  private int lastId;

  private Chromium(Process process) {
    this.process = process;
    out = process.getOutputStream();
    in = new BufferedInputStream(process.getInputStream());
  }

  /** The program; null where there is none. */
  static @Nullable Path program() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    }
    return null;
  }

  /**
   * Starts the browser with an empty page.
   *
   * @param profile an empty directory
   */
  static Chromium start(Path program, Path profile) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", PIPE, program.toString()));
    command.addAll(
        List.of(
            "--headless=new",
            // Checks run as root in containers, where the sandbox cannot be had.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--no-first-run",
            "--remote-debugging-pipe",
            "--window-size=1280,820",
            "--user-data-dir=" + profile,
            "about:blank"));
    Process process = new ProcessBuilder(command).start();
    Chromium browser = new Chromium(process);
    browser.attach();
    return browser;
  }

  private void attach() throws IOException {
    String target = "";
    while (target.isEmpty()) {
      for (JsonNode info : send("Target.getTargets").path("targetInfos")) {
        target =
            info.path("type").asText().equals("page") ? info.path("targetId").asText() : target;
      }
    }
    ObjectNode arguments = JSON.createObjectNode().put("targetId", target).put("flatten", true);
    session = send("Target.attachToTarget", arguments).path("sessionId").asText();
    send("Runtime.enable");
    send("Log.enable");
    send("Page.enable");
  }

  private JsonNode send(String method) throws IOException {
    return send(method, JSON.createObjectNode());
  }

  /** Sends a command, and waits for its answer. */
  JsonNode send(String method, ObjectNode arguments) throws IOException {
    int id = ++lastId;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", arguments);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    out.write(JSON.writeValueAsBytes(message));
    out.write(0);
    out.flush();
    while (true) {
      JsonNode answer = read();
      if (answer.path("id").asInt() == id) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  private JsonNode read() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int one = in.read(); one != 0; one = in.read()) {
      if (one < 0) {
        throw new IOException("The browser has ended");
      }
      message.write(one);
    }
    JsonNode node = JSON.readTree(message.toString(StandardCharsets.UTF_8));
    switch (node.path("method").asText()) {
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(node.toString());
      case "Runtime.consoleAPICalled" -> complaints.add(node.toString());
      default -> {
        // Answers go to who asked, and other events to nobody.
      }
    }
    return node;
  }

  /** Whatever the page has written to its console, thrown, or been refused. */
  List<String> complaints() throws IOException {
    evaluate("0");
    return complaints;
  }

  /** Opens an address, and waits until the graph is shown. */
  void open(String address) throws IOException {
    send("Page.navigate", JSON.createObjectNode().put("url", "about:blank"));
    send("Page.navigate", JSON.createObjectNode().put("url", address));
    await("document.querySelector('#main > *') !== null");
  }

  /** The value of an expression, as text. */
  String text(String expression) throws IOException {
    return evaluate(expression).asText();
  }

  private JsonNode evaluate(String expression) throws IOException {
    ObjectNode arguments = JSON.createObjectNode().put("expression", expression);
    arguments.put("returnByValue", true).put("awaitPromise", true);
    JsonNode result = send("Runtime.evaluate", arguments);
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws IOException {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
      if (System.nanoTime() > end) {
        String page = text("document.body ? document.body.innerText : ''");
        throw new AssertionError("It is never true that " + expression + " in\n" + page);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException(stopped);
      }
    }
  }

  /** Types text into what has the focus, a key each. */
  void type(String text) throws IOException {
    for (int unit : text.chars().toArray()) {
      String character = String.valueOf((char) unit);
      key("keyDown", character, 0, character);
      key("keyUp", character, 0, "");
    }
  }

  /** Presses a key that has a name, such as {@code ArrowDown}. */
  void press(String name) throws IOException {
    int code =
        switch (name) {
          case "Backspace" -> 8;
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "ArrowLeft" -> 37;
          case "ArrowUp" -> 38;
          case "ArrowRight" -> 39;
          case "ArrowDown" -> 40;
          default -> throw new IllegalArgumentException(name);
        };
    key("keyDown", name, code, name.equals("Enter") ? "\r" : "");
    key("keyUp", name, code, "");
  }

  private void key(String type, String key, int code, String text) throws IOException {
    ObjectNode arguments = JSON.createObjectNode().put("type", type).put("key", key);
    arguments.put("code", key).put("windowsVirtualKeyCode", code);
    if (!text.isEmpty()) {
      arguments.put("text", text);
    }
    send("Input.dispatchKeyEvent", arguments);
  }

  /** Clicks on the middle of the first element that a selector finds. */
  void click(String selector) throws IOException {
    String element = "document.querySelector(" + JSON.writeValueAsString(selector) + ")";
    await(element);
    String rectangle = element + ".getBoundingClientRect()";
    evaluate(element + ".scrollIntoView({block: 'center', inline: 'center'})");
    double x = evaluate("(r => r.left + r.width / 2)(" + rectangle + ")").asDouble();
    double y = evaluate("(r => r.top + r.height / 2)(" + rectangle + ")").asDouble();
    for (String type : new String[] {"mousePressed", "mouseReleased"}) {
      ObjectNode arguments = JSON.createObjectNode().put("type", type).put("x", x).put("y", y);
      send("Input.dispatchMouseEvent", arguments.put("button", "left").put("clickCount", 1));
    }
  }

  /** Chooses a file for a field. */
  void choose(String selector, Path file) throws IOException {
    ObjectNode field = JSON.createObjectNode();
    field.put("expression", "document.querySelector(" + JSON.writeValueAsString(selector) + ")");
    String object = send("Runtime.evaluate", field).path("result").path("objectId").asText();
    ObjectNode arguments = JSON.createObjectNode().put("objectId", object);
    arguments.putArray("files").add(file.toString());
    send("DOM.setFileInputFiles", arguments);
  }

  /** Has the page shown as in a window of some size, light or dark. */
  void show(int width, int height, boolean isDark) throws IOException {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", height);
    send(
        "Emulation.setDeviceMetricsOverride",
        size.put("deviceScaleFactor", 1).put("mobile", false));
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", isDark ? "dark" : "light");
    send("Emulation.setEmulatedMedia", media);
  }

  @Override
  public void close() throws IOException {
    try {
      session = "";
      send("Browser.close");
    } catch (IOException ended) {
      // It may end before it answers.
      if (!String.valueOf(ended.getMessage()).toLowerCase(Locale.ROOT).contains("ended")) {
        throw ended;
      }
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }
}
