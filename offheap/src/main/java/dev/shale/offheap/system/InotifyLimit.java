package dev.shale.offheap.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an administrator allows each user, by {@code sysctl}. */
public enum InotifyLimit {
  INSTANCES("max_user_instances"),
  QUEUED_EVENTS("max_queued_events"),
  WATCHES("max_user_watches");

  private static final int MOST_DIGITS = 32;

  private final String label;

  InotifyLimit(String label) {
    this.label = label;
  }

  /** Its name for {@code sysctl}. */
  public String label() {
    return "fs.inotify." + label;
  }

  /** What it is now; "unknown" where the system does not say. */
  public String value() {
    // At once: the system tells it at the first read only, and Files.readString begins with a byte.
    try (InputStream file = Files.newInputStream(Path.of("/proc/sys/fs/inotify", label))) {
      return new String(file.readNBytes(MOST_DIGITS), StandardCharsets.US_ASCII).strip();
    } catch (IOException missing) {
      return "unknown";
    }
  }

  @Override
  public String toString() {
    return label() + " is " + value();
  }
}
