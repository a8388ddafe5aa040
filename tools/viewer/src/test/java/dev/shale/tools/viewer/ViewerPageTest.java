package dev.shale.tools.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewerPageTest {
  private static final Path SOURCES =
      Path.of(
          System.getProperty("shale.root"),
          "tools/viewer/src/main/resources/dev/shale/tools/viewer");

  private static String page(String title) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] data = "data".getBytes(StandardCharsets.UTF_8);
    ViewerPage.ofFile(title).write(out, target -> target.write(data));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String hash(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void thePolicyAdmitsWhatThePageHasAndNothingElse() throws Exception {
    String page = page("a");
    String policy = between(page, "Content-Security-Policy\" content=\"", "\"");
    String script = between(page, "<script type=\"module\">", "</script>");
    String style = between(page, "<style>", "</style>");
    assertEquals(
        "default-src 'none'; script-src "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'",
        policy);
    assertFalse(Pattern.compile("\\son\\w+=\"").matcher(page).find(), "no handler in the markup");
  }

  @Test
  void theDataIsInThePage() throws IOException {
    String data = between(page("a"), "id=\"data\">", "</script>");
    assertEquals("data", new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
  }

  @Test
  void titlesStayText() throws IOException {
    String page = page("</title><script>\u202e{{data}}");
    String title = between(page, "<title>", " ·");
    assertEquals("&#60;/title&#62;&#60;script&#62;&#8238;&#123;&#123;data&#125;&#125;", title);
  }

  @Test
  void aServedPageMayAskItsServer() {
    assertTrue(ViewerPage.served("a").policy().contains("connect-src 'self'"));
  }

  /** A file that nobody imports, or a style sheet that is not listed, would be missing silently. */
  @Test
  void everySourceIsInThePage() throws IOException {
    String page = page("a");
    for (Path file : files(".css")) {
      assertTrue(page.contains(Files.readString(file)), file + " is in no page");
    }
    TreeSet<String> imported = new TreeSet<>(List.of("script/main.js"));
    Pattern request = Pattern.compile("from '(\\.[^']*)';");
    for (Path file : files(".js")) {
      Matcher matcher = request.matcher(Files.readString(file));
      while (matcher.find()) {
        Path target = file.resolveSibling(matcher.group(1)).normalize();
        imported.add(SOURCES.relativize(target).toString().replace('\\', '/'));
      }
    }
    TreeSet<String> there = new TreeSet<>();
    files(".js").forEach(file -> there.add(SOURCES.relativize(file).toString().replace('\\', '/')));
    assertEquals(there, imported);
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void nothingEndsTheScriptEarly() {
    String script = JoinedScript.of("script/main.js");
    assertFalse(script.contains("</script"), "an end of the script");
    assertFalse(script.contains("<!--"), "a comment of HTML");
    assertFalse(Pattern.compile("(?m)^(import|export)\\b").matcher(script).find(), "left over");
  }
}
