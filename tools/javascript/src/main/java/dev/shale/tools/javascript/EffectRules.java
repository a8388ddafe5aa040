package dev.shale.tools.javascript;

import dev.shale.tools.javascript.glob.Globs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a project about which files have side effects, prepared for use. Immutable. */
final class EffectRules {
  private static final String MODULES = "/node_modules/";

  private final String base;
  private final List<Rule> rules = new ArrayList<>();

  /** The directories of the packages of the workspace, and their names. */
  private final Map<String, String> members = new HashMap<>();

  private record Rule(Globs globs, boolean hasEffects) {}

  EffectRules(ResolverOptions options) {
    base = slashed(options.sideEffects().base()).concat("/");
    options
        .sideEffects()
        .rules()
        .forEach((pattern, has) -> rules.add(new Rule(new Globs(List.of(pattern)), has)));
    options.outside().members().forEach((name, path) -> members.put(slashed(path), name));
  }

  private static String slashed(Path path) {
    return path.toAbsolutePath().normalize().toString().replace('\\', '/');
  }

  /**
   * What the last rule says that fits; null where none does.
   *
   * @param path real and absolute
   */
  @Nullable Boolean haveEffects(String path) {
    if (rules.isEmpty()) {
      return null;
    }
    int modules = path.lastIndexOf(MODULES);
    String inPackage = modules < 0 ? inMember(path) : path.substring(modules + MODULES.length());
    String fromBase = path.startsWith(base) ? path.substring(base.length()) : "";
    for (int rule = rules.size() - 1; rule >= 0; rule--) {
      Globs globs = rules.get(rule).globs;
      if (globs.contain(inPackage) || globs.contain(fromBase)) {
        return rules.get(rule).hasEffects;
      }
    }
    return null;
  }

  /** The name of the package of the workspace that a file is in, and its path there; or empty. */
  private String inMember(String path) {
    int end = members.isEmpty() ? -1 : path.lastIndexOf('/');
    for (; end > 0; end = path.lastIndexOf('/', end - 1)) {
      String name = members.get(path.substring(0, end));
      if (name != null) {
        return name + path.substring(end);
      }
    }
    return "";
  }
}
