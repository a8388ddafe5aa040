package dev.shale.tools.viewer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page in which a browser shows a graph: one HTML file with script, style and data, which asks
 * nobody for anything. Its Content-Security-Policy admits this script and this style, by their
 * hashes, and nothing else.
 */
public final class ViewerPage {
  /** The style sheets, in the order in which they hold. */
  private static final String[] STYLES = {
    "base", "layout", "controls", "lists", "treemap", "graph", "tables", "print"
  };

  private static final String DATA = "{{data}}";

  private final String head;
  private final String tail;
  private final String policy;

  private ViewerPage(String page, String policy) {
    this.policy = policy;
    int data = page.indexOf(DATA);
    head = page.substring(0, data);
    tail = page.substring(data + DATA.length());
  }

  /** Writes what the page shows. */
  @FunctionalInterface
  public interface Data {
    /** Writes the compressed columns of a graph; the stream is closed by the caller. */
    void write(OutputStream out) throws IOException;
  }

  /** A page that is a file. */
  public static ViewerPage ofFile(String title) {
    return of(title, "'none'", "");
  }

  /** A page that asks the server it comes from for the graph as it is now. */
  public static ViewerPage served(String title) {
    return of(title, "'self'", "<meta name=\"shale-live\">\n");
  }

  private static ViewerPage of(String title, String connect, String live) {
    StringBuilder style = new StringBuilder();
    for (String name : STYLES) {
      style.append(PageSources.text("style/" + name + ".css"));
    }
    String script = JoinedScript.of("script/main.js");
    String policy =
        "default-src 'none'; script-src "
            + hash(script)
            + "; style-src "
            + hash(style.toString())
            + "; img-src data:; connect-src "
            + connect
            + "; base-uri 'none'; form-action 'none'";
    String page = PageSources.text("page.html");
    page = page.replace("{{policy}}", policy);
    page = page.replace("{{live}}", live);
    page = page.replace("{{title}}", escaped(title));
    page = page.replace("{{style}}", style);
    return new ViewerPage(page.replace("{{script}}", script), policy);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A text as one of HTML, without what turns the direction of writing round. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      boolean isPlain = unit < 0x7f ? Character.isLetterOrDigit(unit) : Character.isLetter(unit);
      if (isPlain || " -_./@+".indexOf(unit) >= 0) {
        escaped.append(unit);
      } else {
        escaped.append("&#").append((int) unit).append(';');
      }
    }
    return escaped.toString();
  }

  /** Its Content-Security-Policy, for a server to send as well. */
  public String policy() {
    return policy;
  }

  /** Writes the page with data; the stream stays open. */
  public void write(OutputStream out, Data data) throws IOException {
    out.write(head.getBytes(StandardCharsets.UTF_8));
    // Whoever closes the stream of characters closes what is below.
    try (OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
      data.write(base64);
    }
    out.write(tail.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves the stream below open. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int begin, int count) throws IOException {
      out.write(bytes, begin, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
