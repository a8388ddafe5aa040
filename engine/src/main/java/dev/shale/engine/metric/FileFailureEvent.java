package dev.shale.engine.metric;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A file that has no record, because it cannot be read or its front end failed. */
@Name("dev.shale.FileFailure")
@Label("Failed File")
@Category("Shale")
@Description("A file that cannot be read, is no UTF-8, or on which its front end failed")
@StackTrace(false)
final class FileFailureEvent extends Event {
  private static final FileFailureEvent ASKED = new FileFailureEvent();

  @Label("Path")
  @Nullable String path;

  @Label("Problem")
  @Nullable String problem;

  private FileFailureEvent() {}

  static void record(String ofPath, String ofProblem) {
    if (ASKED.isEnabled()) {
      FileFailureEvent event = new FileFailureEvent();
      event.path = ofPath;
      event.problem = ofProblem;
      event.commit();
    }
  }
}
