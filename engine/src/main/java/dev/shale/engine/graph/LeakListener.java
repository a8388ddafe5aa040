package dev.shale.engine.graph;

/** Hears of snapshots that were never closed. Called by a thread of its own; must be quick. */
@FunctionalInterface
public interface LeakListener {
  /** Warns through {@link System.Logger}, name {@code dev.shale}. */
  LeakListener LOG =
      thread ->
          System.getLogger("dev.shale")
              .log(
                  System.Logger.Level.WARNING,
                  "A snapshot that thread {0} opened was not closed; its memory is free now",
                  thread);

  /**
   * A snapshot was found that nobody can reach and nobody has closed. Its memory is free now.
   *
   * @param thread the name of the thread that opened it
   */
  void leaked(String thread);
}
