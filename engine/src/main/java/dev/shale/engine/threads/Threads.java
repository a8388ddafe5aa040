package dev.shale.engine.threads;

/** What threads of a build, of a check and of a save have in common. */
public final class Threads {
  /**
   * For a thread that parses: parsers recurse, and a stack is reserved, not used, so it may be
   * generous.
   */
  public static final long DEEP_STACK_BYTES = 64L << 20;

  private Threads() {}

  /** Waits until a thread has ended, whatever interrupts the caller; an interrupt is kept. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException interrupt) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
