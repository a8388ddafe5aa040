package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResolverOptionsTest {
  private static final RecordComponent[] COMPONENTS = ResolverOptions.class.getRecordComponents();

  /** Answers that were kept for other options would be used if one were forgotten. */
  @Test
  void everyOptionIsPartOfTheIdentity() throws ReflectiveOperationException {
    ResolverOptions options = ResolverOptions.browser(Mode.PRODUCTION);
    assertEquals(options.identity(), ResolverOptions.browser(Mode.PRODUCTION).identity());
    for (int number = 0; number < COMPONENTS.length; number++) {
      ResolverOptions other = with(options, number);
      assertNotEquals(options.identity(), other.identity(), COMPONENTS[number].getName());
    }
  }

  private static ResolverOptions with(ResolverOptions options, int changed)
      throws ReflectiveOperationException {
    Object[] values = new Object[COMPONENTS.length];
    Class<?>[] types = new Class<?>[COMPONENTS.length];
    for (int number = 0; number < COMPONENTS.length; number++) {
      types[number] = COMPONENTS[number].getType();
      Object value = COMPONENTS[number].getAccessor().invoke(options);
      values[number] = number == changed ? another(COMPONENTS[number], value) : value;
    }
    Constructor<ResolverOptions> canonical = ResolverOptions.class.getDeclaredConstructor(types);
    return canonical.newInstance(values);
  }

  private static Object another(RecordComponent component, Object value) {
    return switch (component.getName()) {
      case "roots" -> List.of(Path.of("/another"));
      case "restrictions" -> List.of(Pattern.compile("another"));
      case "tsconfig" -> Path.of("/another.json");
      case "preferRelative", "fullySpecified" -> !(Boolean) value;
      case "alias", "fallback", "extensionAlias" -> Map.of("another", List.of("one"));
      default -> List.of("another");
    };
  }

  @Test
  void flagsOfPatternsArePartOfTheIdentity() {
    assertNotEquals(
        restricted(Pattern.compile("a")), restricted(Pattern.compile("a", Pattern.DOTALL)));
  }

  private static String restricted(Pattern pattern) {
    ResolverOptions plain = ResolverOptions.browser(Mode.PRODUCTION);
    return new ResolverOptions(
            plain.conditionNames(),
            plain.mainFields(),
            plain.aliasFields(),
            plain.extensions(),
            plain.tsconfig(),
            plain.alias(),
            plain.fallback(),
            plain.extensionAlias(),
            plain.modules(),
            plain.roots(),
            plain.preferRelative(),
            plain.fullySpecified(),
            List.of(pattern))
        .identity();
  }
}
