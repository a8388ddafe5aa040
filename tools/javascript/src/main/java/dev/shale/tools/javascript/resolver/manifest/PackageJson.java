package dev.shale.tools.javascript.resolver.manifest;

import dev.shale.engine.language.Diagnostic;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a package.json that the resolver needs. Immutable; fields of a wrong type are as if
 * they were absent, as in Node.
 *
 * @param exists whether there is a file at all
 * @param problem why the file cannot be used, with path, line and column; empty for a good one
 * @param warnings fields that are of no use
 * @param name empty where there is none
 * @param isModule whether it says {@code "type": "module"}
 * @param mainFields the main fields that it has, in the order of the rules
 * @param browserMap from requests to their replacement; {@link #IGNORED} stands for {@code false}
 * @param exports null where there are none
 * @param imports null where there are none
 * @param source every path in the {@code source} field, for entry discovery
 * @param tsconfig the file that a tsconfig.json means which extends this package; or empty
 * @param sideEffects the files that may not be left out
 */
public record PackageJson(
    boolean exists,
    String problem,
    List<Diagnostic> warnings,
    String name,
    boolean isModule,
    List<MainField> mainFields,
    Map<String, String> browserMap,
    @Nullable TargetMap exports,
    @Nullable TargetMap imports,
    List<String> source,
    String tsconfig,
    SideEffects sideEffects) {

  /** Stands for {@code false} in a {@code browser} map. */
  public static final String IGNORED = "";

  /** There is no package.json. */
  public static final PackageJson NONE = empty(false, "", List.of());

  /** A main field, such as {@code "module": "./esm/index.js"}. */
  public record MainField(String name, String value) {}

  public static PackageJson broken(String problem) {
    return empty(true, problem, List.of());
  }

  /** What has the name of a package.json is no file, so there is none. */
  public static PackageJson passedOver(Diagnostic warning) {
    return empty(false, "", List.of(warning));
  }

  private static PackageJson empty(boolean exists, String problem, List<Diagnostic> warnings) {
    return new PackageJson(
        exists,
        problem,
        warnings,
        "",
        false,
        List.of(),
        Map.of(),
        null,
        null,
        List.of(),
        "",
        SideEffects.UNKNOWN);
  }

  public boolean isBroken() {
    return !problem.isEmpty();
  }
}
