package dev.shale.engine.store.file;

/** Ends the opening of a generation that is a miss; never leaves the package. */
public final class MissException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient StoreMiss miss;

  public MissException(StoreMiss miss) {
    super(miss.message(), null, false, false);
    this.miss = miss;
  }

  public StoreMiss miss() {
    return miss;
  }
}
