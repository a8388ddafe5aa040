package dev.shale.engine;

import dev.shale.engine.walk.Affected;

/** In what respect a module changed, for {@link View#affectedBy}. */
public enum Change {
  /** What it does: nobody sees that but itself. */
  BODY(Affected.Cause.CONTENT),
  /** What it exports: its importers see that, and the importers of those that export it on. */
  EXPORTS(Affected.Cause.EXPORTS),
  /** Whether it exists: whoever asks for it, whatever for. */
  EXISTENCE(Affected.Cause.RESOLUTION),
  /** All that may load it, and all that may load that: what to test again. */
  ANY(Affected.Cause.RESOLUTION);

  private final Affected.Cause cause;

  Change(Affected.Cause cause) {
    this.cause = cause;
  }

  Affected.Cause cause() {
    return cause;
  }
}
