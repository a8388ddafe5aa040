package dev.shale.tools.javascript.resolver.manifest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SideEffectsTest {
  private static final int MANY = 100_000;

  @Test
  @Timeout(20)
  void manyNamesCostAFileNoMoreThanOne() {
    List<String> patterns = new ArrayList<>();
    for (int file = 0; file < MANY; file++) {
      patterns.add("./lib/" + file + ".js");
      patterns.add(file + ".css");
    }
    SideEffects sideEffects = new SideEffects(patterns);
    for (int file = 0; file < MANY; file++) {
      assertFalse(sideEffects.areAbsent("lib/" + file + ".js"));
      assertFalse(sideEffects.areAbsent("x/y/" + file + ".css"));
      assertTrue(sideEffects.areAbsent("x/" + file + ".js"));
    }
  }

  @Test
  void whereThereAreMoreGlobsThanAreTriedEveryFileMayHaveSome() {
    List<String> most = Collections.nCopies(SideEffects.MOST_GLOBS, "a/*.js");
    assertTrue(new SideEffects(most).areAbsent("b/c.js"));
    List<String> more = Collections.nCopies(SideEffects.MOST_GLOBS / 2 + 1, "{a,b}/*.js");
    assertFalse(new SideEffects(more).areAbsent("c/c.js"));
  }
}
