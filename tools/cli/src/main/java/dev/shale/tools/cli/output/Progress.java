package dev.shale.tools.cli.output;

import dev.shale.engine.options.BuildOptions;
import java.util.function.LongSupplier;

/**
 * One line on standard error that says how far the build is, and erases itself.
 *
 * <p>It is drawn only where it can be erased again: on a terminal whose width is known and that
 * moves its cursor. A line as wide as the terminal would wrap and leave rubbish behind, so it stays
 * narrower by one.
 */
public final class Progress implements BuildOptions.Progress, AutoCloseable {
  public static final long INTERVAL_NANOS = 100_000_000;
  private static final String ERASE = "\r\u001b[K";

  private final Output err;
  private final int columns;
  private final boolean isShown;
  private final Thread eraser = new Eraser();
  private final LongSupplier nanoTime;
  private long drawnNanos;
  private boolean isDrawn;
  private boolean isClosed;

  private Progress(Shell shell, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    Terminal terminal = shell.terminal();
    err = shell.err();
    columns = terminal.columns();
    isShown = terminal.errIsTerminal() && terminal.wantsProgress() && columns > 1;
    drawnNanos = nanoTime.getAsLong();
  }

  /** Shows nothing before the first interval is over: most builds are done by then. */
  public static Progress open(Shell shell) {
    return open(shell, System::nanoTime);
  }

  /** As {@link #open(Shell)}, by another clock. */
  public static Progress open(Shell shell, LongSupplier nanoTime) {
    Progress progress = new Progress(shell, nanoTime);
    if (progress.isShown) {
      Runtime.getRuntime().addShutdownHook(progress.eraser);
    }
    return progress;
  }

  @Override
  public void advanced(int appliedCount, int discoveredCount) {
    if (isShown && nanoTime.getAsLong() - drawnNanos >= INTERVAL_NANOS) {
      draw(appliedCount, discoveredCount);
    }
  }

  /** Draws now. */
  public synchronized void draw(int appliedCount, int discoveredCount) {
    if (isClosed || !isShown) {
      return;
    }
    String text =
        "Reading modules: "
            + Numbers.grouped(appliedCount)
            + " of "
            + Numbers.grouped(discoveredCount)
            + " known so far";
    err.print(ERASE);
    err.print(text.substring(0, Math.min(text.length(), columns - 1)));
    err.flush();
    isDrawn = true;
    drawnNanos = nanoTime.getAsLong();
  }

  /** Erases the line for good. */
  @Override
  public void close() {
    erase();
    if (isShown && !isInterrupted()) {
      Runtime.getRuntime().removeShutdownHook(eraser);
    }
  }

  private synchronized void erase() {
    if (isDrawn && !isClosed) {
      err.print(ERASE);
      err.flush();
    }
    isClosed = true;
  }

  /** The virtual machine starts the eraser when it ends; hooks cannot be taken back then. */
  private boolean isInterrupted() {
    return eraser.getState() != Thread.State.NEW;
  }

  /** Leaves a clean line behind when the user interrupts. */
  private final class Eraser extends Thread {
    @Override
    public void run() {
      erase();
    }
  }
}
