package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.engine.store.file.Scope;
import dev.shale.engine.store.file.Scope.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Scope FIRST = new Scope(0, "first", Reading.ALWAYS);
  private static final Scope SECOND = new Scope(1, "second", Reading.IN_PLACE);

  @Test
  void numbersArePlaces() {
    assertEquals(List.of(FIRST, SECOND), Scope.inOrder(List.of(FIRST, SECOND)));
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Scope.inOrder(List.of(SECOND, FIRST)));
    assertEquals("Scope \"second\" has number 1 and place 0", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Scope(128, "x", Reading.ALWAYS));
  }
}
