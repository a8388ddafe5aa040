package dev.shale.tools.javascript.resolver.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSetTest {
  private static final SourceSet SOURCES =
      new SourceSet(
          List.of("/p/one.ts", "/p/x/y.spec.ts"),
          List.of("/p/src", "/p/flat/*", "/p/a.b", "/p/**/*.tsx", "/p/all/**"),
          List.of("/p/src/gen", "/p/**/*.spec.ts"));

  @ParameterizedTest
  @CsvSource({
    "one.ts, true",
    "x/y.spec.ts, true",
    "src/a.ts, true",
    "src/d/e/a.vue, true",
    "source/a.ts, false",
    "src/gen/a.ts, false",
    "src/a.spec.ts, false",
    "flat/a.ts, true",
    "flat/d/a.ts, false",
    "a.b, true",
    "a.b/c.ts, false",
    "any/where/a.tsx, true",
    "all/d/a.ts, true",
    "two.ts, false",
  })
  void aFileIsInTheProjectOrNot(String file, boolean isIn) {
    assertEquals(isIn, SOURCES.contains("/p/" + file));
  }
}
