package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  @Test
  void allThatLiesOutsideIsPartOfTheIdentity() {
    List<String> name = List.of("a");
    List<String> none = List.of();
    List<String> identities =
        Stream.of(
                new ResolverOptions.Outside(
                    name, none, Map.of(), ResolverOptions.Sources.AUTO, true),
                new ResolverOptions.Outside(
                    none, name, Map.of(), ResolverOptions.Sources.AUTO, true),
                new ResolverOptions.Outside(
                    none, none, Map.of("a", Path.of("/a")), ResolverOptions.Sources.AUTO, true),
                new ResolverOptions.Outside(
                    none, none, Map.of("a", Path.of("/b")), ResolverOptions.Sources.AUTO, true),
                new ResolverOptions.Outside(
                    none, none, Map.of(), ResolverOptions.Sources.NEVER, true),
                new ResolverOptions.Outside(
                    none, none, Map.of(), ResolverOptions.Sources.ALWAYS, true),
                new ResolverOptions.Outside(
                    none, none, Map.of(), ResolverOptions.Sources.AUTO, false),
                ResolverOptions.Outside.NOTHING)
            .map(outside -> ResolverOptions.browser(Mode.PRODUCTION).toBuilder().outside(outside))
            .map(builder -> builder.build().identity())
            .distinct()
            .toList();
    assertEquals(8, identities.size());
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
      case "preferRelative", "fullySpecified", "prefersBuiltins" -> !(Boolean) value;
      case "alias", "fallback", "extensionAlias" -> Map.of("another", List.of("one"));
      case "outside" ->
          new ResolverOptions.Outside(
              List.of("another"), List.of(), Map.of(), ResolverOptions.Sources.AUTO, true);
      case "sideEffects" ->
          new ResolverOptions.SideEffectRules(Path.of("/another"), Map.of("another", true));
      case "importMaps" -> mapped("", "a", "./a.js", "/p/index.html");
      default -> List.of("another");
    };
  }

  private static ResolverOptions.ImportMaps mapped(
      String scope, String name, String address, String file) {
    return new ResolverOptions.ImportMaps(
        List.of(new ResolverOptions.ImportMaps.Mapping(scope, name, address, file)), List.of());
  }

  @Test
  void allOfAnImportMapIsPartOfTheIdentity() {
    List<String> identities =
        Stream.of(
                mapped("", "a", "./a.js", "/p/index.html"),
                mapped("/s/", "a", "./a.js", "/p/index.html"),
                mapped("", "b", "./a.js", "/p/index.html"),
                mapped("", "a", "./b.js", "/p/index.html"),
                mapped("", "a", "./a.js", "/q/index.html"),
                ResolverOptions.ImportMaps.NONE)
            .map(maps -> ResolverOptions.browser(Mode.PRODUCTION).toBuilder().importMaps(maps))
            .map(builder -> builder.build().identity())
            .distinct()
            .toList();
    assertEquals(6, identities.size());
  }

  @Test
  void flagsOfPatternsArePartOfTheIdentity() {
    assertNotEquals(
        restricted(Pattern.compile("a")), restricted(Pattern.compile("a", Pattern.DOTALL)));
  }

  private static String restricted(Pattern pattern) {
    ResolverOptions plain = ResolverOptions.browser(Mode.PRODUCTION);
    return plain.toBuilder().restrictions(List.of(pattern)).build().identity();
  }
}
