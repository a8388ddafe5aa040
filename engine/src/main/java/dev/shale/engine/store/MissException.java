package dev.shale.engine.store;

/** Ends the opening of a generation that is a miss; never leaves the package. */
final class MissException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient StoreMiss miss;

  MissException(StoreMiss miss) {
    super(miss.message(), null, false, false);
    this.miss = miss;
  }

  StoreMiss miss() {
    return miss;
  }
}
