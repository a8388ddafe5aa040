package dev.shale.engine.metric;

import org.jspecify.annotations.Nullable;

/**
 * Begins events of Flight Recorder, where there is one: the JDK may lack {@code jdk.jfr}, and then
 * no class that needs it is loaded. Any thread may call this. An event that nobody records is null:
 * asking costs a read of a field, and allocates nothing.
 */
public final class FlightEvents {
  private static final boolean IS_THERE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private FlightEvents() {}

  /** Begins an update; null when nobody records any. */
  public static @Nullable UpdateEvent update() {
    return IS_THERE ? UpdateEvent.begun() : null;
  }

  /** Begins to read a file; null when nobody records any. */
  public static @Nullable FileEvent file() {
    return IS_THERE ? FileEvent.begun() : null;
  }

  /** Says that a file failed, if anybody records that. */
  public static void failed(String path, String problem) {
    if (IS_THERE) {
      FileFailureEvent.record(path, problem);
    }
  }
}
