package dev.shale.engine.facts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A stamp is believed when both of its times are clearly older than the look. */
class StampTest {
  private static final long NOW = 1_700_000_000_123_456_789L;
  private static final long OLD = NOW - 1_000_000_000;
  private static final long SECOND = 1_000_000_000;

  private static boolean isYoung(long modified, long changed) {
    return new Stamp(1, modified, changed, 1, Stamp.REGULAR).isYoung(NOW);
  }

  @Test
  void aFileThatWasWrittenJustNowIsYoung() {
    assertFalse(isYoung(OLD, OLD));
    assertTrue(isYoung(NOW - 1, NOW - 1));
  }

  /** The time of the content can be set back; that of the change cannot. */
  @Test
  void aFileThatWasChangedJustNowIsYoungWhateverItsTimeOfModification() {
    assertTrue(isYoung(OLD, NOW - 1));
  }

  @Test
  void timesOfWholeSecondsAreOfAClockThatTicksRarely() {
    long second = NOW / SECOND * SECOND - SECOND;
    assertTrue(isYoung(second, second));
    assertFalse(isYoung(second - 2 * SECOND, second - 2 * SECOND));
    assertFalse(isYoung(second, second + 1 - SECOND / 2));
  }
}
