package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final ResolverOptions BROWSER = ResolverOptions.browser(Mode.PRODUCTION);

  /** Texts that look like two, or like the end of what they stand in. */
  @Test
  void optionsThatDifferNeverLookAlike() {
    List<ResolverOptions.Builder> builders = new ArrayList<>();
    for (List<String> texts :
        List.of(
            List.of("x", "y"),
            List.of("x, y"),
            List.of("x\" \"y"),
            List.of("x\\\" \\\"y"),
            List.of("x] [y"),
            List.of("x", "y", ""),
            List.of("xy"),
            List.<String>of())) {
      builders.add(BROWSER.toBuilder().conditionNames(texts));
      builders.add(BROWSER.toBuilder().modules(texts));
      builders.add(BROWSER.toBuilder().alias(Map.of("a", texts)));
      builders.add(BROWSER.toBuilder().fallback(Map.of("a", texts)));
      builders.add(BROWSER.toBuilder().extensionAlias(Map.of("a", texts)));
      builders.add(BROWSER.toBuilder().roots(texts.stream().map(Path::of).toList()));
    }
    builders.add(BROWSER.toBuilder().alias(Map.of("a=[x", List.of("y"))));
    builders.add(BROWSER.toBuilder().tsconfig(Path.of("x y")));
    builders.add(BROWSER.toBuilder().tsconfig(Path.of("x")));
    builders.add(BROWSER.toBuilder().restrictions(List.of(Pattern.compile("x"))));
    builders.add(
        BROWSER.toBuilder().restrictions(List.of(Pattern.compile("x", Pattern.CASE_INSENSITIVE))));
    HashSet<ResolverOptions> different = new HashSet<>();
    HashSet<String> identities = new HashSet<>();
    for (ResolverOptions.Builder builder : builders) {
      ResolverOptions options = builder.build();
      different.add(options);
      identities.add(options.identity());
    }
    // Patterns are equal to themselves alone; all else is compared by value.
    assertEquals(different.size(), identities.size());
  }

  @Test
  void definesThatDifferNeverLookAlike() {
    assertNotEquals(
        identity(Map.of("A", "[\"x\", {\"B\": false}]")),
        identity(Map.of("A", "[\"x\"]", "B", "false")));
    assertNotEquals(identity(Map.of("A", "1")), identity(Map.of("A", "\"1\"")));
    assertEquals("production {}", identity(Map.of()));
    assertEquals("production {\"A\"=\"[1]\"}", identity(Map.of("A", "[1]")));
    assertNotEquals(
        new JavaScriptFrontEnd(Mode.PRODUCTION).recordIdentity(),
        new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly().recordIdentity());
  }

  private static String identity(Map<String, String> defines) {
    return new JavaScriptFrontEnd(Mode.PRODUCTION, defines).recordIdentity();
  }

  @Test
  void aLongIdentityIsShortAndStillItsOwn() {
    String one = identity(Map.of("A", '"' + "x".repeat(70_000) + '"'));
    String other = identity(Map.of("A", '"' + "x".repeat(70_001) + '"'));
    assertTrue(one.length() < 1_000, one);
    assertNotEquals(one, other);
  }
}
