package dev.shale.offheap.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an administrator allows each user, by {@code sysctl}. */
public enum InotifyLimit {
  INSTANCES("max_user_instances"),
  QUEUED_EVENTS("max_queued_events"),
  WATCHES("max_user_watches");

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
    try {
      return Files.readString(Path.of("/proc/sys/fs/inotify", label)).strip();
    } catch (IOException missing) {
      return "unknown";
    }
  }

  @Override
  public String toString() {
    return label() + " is " + value();
  }
}
