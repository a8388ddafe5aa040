package dev.shale.engine.store.file;

import org.jspecify.annotations.Nullable;

/** A store cannot be written. What was stored before is as it was. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  private final StoreError error;

  public StoreException(StoreError error, String message) {
    this(error, message, null);
  }

  public StoreException(StoreError error, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  /** What kind of failure it is, which also says what to do. */
  public StoreError error() {
    return error;
  }
}
