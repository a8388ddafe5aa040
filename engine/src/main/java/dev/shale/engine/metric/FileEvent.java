package dev.shale.engine.metric;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A file that took long to read and parse. Belongs to the thread that reads it. */
@Name("dev.shale.File")
@Label("Slow File")
@Category("Shale")
@Description("A file that took longer than the threshold to be read and parsed")
@Threshold("20 ms")
@StackTrace(false)
public final class FileEvent extends Event {
  private static final FileEvent ASKED = new FileEvent();

  @Label("Path")
  @Nullable String path;

  @Label("Bytes")
  long bytes;

  private FileEvent() {}

  static @Nullable FileEvent begun() {
    if (!ASKED.isEnabled()) {
      return null;
    }
    FileEvent event = new FileEvent();
    event.begin();
    return event;
  }

  /** Ends with the file, and records it if that took long. */
  public void done(String ofPath, long ofBytes) {
    path = ofPath;
    bytes = ofBytes;
    commit();
  }
}
