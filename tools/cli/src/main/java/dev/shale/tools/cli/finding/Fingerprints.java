package dev.shale.tools.cli.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;

/**
 * Texts by which services recognise findings from one run to the next: digests of their keys. Of
 * several findings with the same keys each has a number. To be asked once for each finding, in
 * their order.
 */
final class Fingerprints {
  private static final int BYTES = 16;

  private final Map<String, Integer> counts = new HashMap<>();

  String of(Finding finding) {
    StringBuilder text = new StringBuilder(finding.rule().label());
    for (Key key : new TreeSet<>(finding.keys())) {
      text.append('\n').append(key.from()).append('\0').append(key.to());
      text.append('\0').append(key.name());
    }
    int number = counts.merge(text.toString(), 1, Integer::sum);
    return digest(number == 1 ? text.toString() : text + "\n#" + number);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
