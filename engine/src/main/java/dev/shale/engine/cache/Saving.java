package dev.shale.engine.cache;

import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.threads.Threads;

/** A save that is under way on a thread of its own. */
final class Saving {
  private final Thread thread;
  private volatile String failure = "";

  /** What saves. */
  @FunctionalInterface
  interface Work {
    void run() throws StoreException;
  }

  private Saving(Work work, Runnable release) {
    thread = new Thread(() -> run(work, release), "shale-save");
  }

  /**
   * Begins to save.
   *
   * @param release gives back what the save needs, however it ends
   */
  static Saving start(Work work, Runnable release) {
    Saving saving = new Saving(work, release);
    saving.thread.setDaemon(true);
    saving.thread.start();
    return saving;
  }

  private void run(Work work, Runnable release) {
    try {
      work.run();
    } catch (StoreException exception) {
      failure = exception.getMessage() + " (" + exception.error().advice() + ")";
    } catch (RuntimeException | Error defect) {
      // The answer is out; a save that fails must not take it back.
      failure = "The build could not be saved: " + defect;
    } finally {
      release.run();
    }
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  /** Waits, and says why nothing was saved; empty when it was. An interrupt is kept. */
  String await() {
    Threads.join(thread);
    return failure;
  }
}
