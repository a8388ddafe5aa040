package dev.shale.tools.javascript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * Options as a text: others make another one. Texts are quoted, so that no text looks like two, and
 * a long identity ends in a digest, because it is kept and shown as a whole.
 */
final class Identity {
  private static final int LONGEST = 1_000;
  private static final int SHOWN = 200;

  private final StringBuilder text = new StringBuilder();

  /** Adds a text. */
  Identity text(String value) {
    return separate().quote(value);
  }

  /** Adds what can only be one of a few words. */
  Identity word(Object value) {
    separate().text.append(value);
    return this;
  }

  /** Adds texts in their order. */
  Identity list(Collection<?> values) {
    separate().text.append('[');
    for (Object value : values) {
      text(value.toString());
    }
    text.append(']');
    return this;
  }

  /** Adds a map of texts or of lists of them, in its order. */
  Identity map(Map<String, ?> map) {
    separate().text.append('{');
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      text(entry.getKey());
      text.append('=');
      if (entry.getValue() instanceof Collection<?> values) {
        list(values);
      } else {
        quote(entry.getValue().toString());
      }
    }
    text.append('}');
    return this;
  }

  private Identity separate() {
    int length = text.length();
    if (length > 0 && "[{=".indexOf(text.charAt(length - 1)) < 0) {
      text.append(' ');
    }
    return this;
  }

  private Identity quote(String value) {
    text.append('"');
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
    return this;
  }

  @Override
  public String toString() {
    return shortened(text.toString());
  }

  /** A text, or its beginning and a digest of it. */
  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, SHOWN) + "... " + digest(text);
  }

  private static String digest(String whole) {
    try {
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every runtime has SHA-256", e);
    }
  }
}
