package dev.shale.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.shale.engine.facts.Stamp;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.engine.store.file.StoreStamp;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records whose equality is written by hand: each component counts. */
class WrittenEqualityTest {
  @Test
  void eachComponentCounts() throws ReflectiveOperationException {
    check(Stamp.class, new Object[] {1L, 2L, 3L, 4L, 5}, new Object[] {6L, 7L, 8L, 9L, 10});
    check(StoreStamp.Input.class, new Object[] {"a", "b"}, new Object[] {"c", "d"});
    check(Settings.class, new Object[] {1, List.of()}, new Object[] {2, List.of("a")});
    check(
        Resolved.class,
        new Object[] {Resolved.Status.FILE, "a", Settings.NONE, "b", "c", List.of()},
        new Object[] {
          Resolved.Status.EXTERNAL,
          "d",
          new Settings(1, List.of()),
          "e",
          "f",
          List.of(Resolved.warning("g", 1, 1, "h"))
        });
  }

  private static void check(Class<? extends Record> type, Object[] values, Object[] others)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int index = 0; index < types.length; index++) {
      types[index] = components[index].getType();
    }
    Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    Record record = constructor.newInstance(values);
    assertEquals(record, constructor.newInstance(values.clone()));
    assertEquals(record.hashCode(), constructor.newInstance(values.clone()).hashCode());
    for (int index = 0; index < types.length; index++) {
      Object[] changed = values.clone();
      changed[index] = others[index];
      assertNotEquals(record, constructor.newInstance(changed), components[index].getName());
    }
  }
}
