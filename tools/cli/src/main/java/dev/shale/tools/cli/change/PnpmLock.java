package dev.shale.tools.cli.change;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pnpm-lock.yaml. {@code packages} has what is installed, by names and versions that each
 * version of the format writes in its own way; {@code importers} (or the top, with one package)
 * says which of them a package of the workspace gets, {@code snapshots} which each other gets.
 */
final class PnpmLock {
  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "devDependencies", "optionalDependencies");

  private final LockedPackages packages = new LockedPackages(false);

  private PnpmLock() {}

  static @Nullable LockedPackages read(byte[] bytes) {
    Map<?, ?> lock = YamlFile.read(bytes);
    if (lock == null || !lock.containsKey("lockfileVersion")) {
      return null;
    }
    PnpmLock reader = new PnpmLock();
    JsonFile.object(lock, "packages").forEach((key, one) -> reader.addPackage(key, one));
    reader.addAsked(".", lock);
    for (String part : List.of("importers", "packages", "snapshots")) {
      JsonFile.object(lock, part).forEach((key, one) -> reader.addAsked(key, one));
    }
    return reader.packages;
  }

  private void addPackage(Object key, Object value) {
    String id = withoutPeers(key.toString());
    int at = versionBegin(id);
    if (at > 0 && value instanceof Map<?, ?> fields) {
      Map<?, ?> resolution = JsonFile.object(fields, "resolution");
      String integrity = JsonFile.text(resolution, "integrity");
      String content = integrity.isEmpty() ? resolution.toString() : integrity;
      packages.add(id, id.substring(0, at), id.substring(at + 1), content);
    }
  }

  /** What somebody asks for and gets. */
  private void addAsked(Object who, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      return;
    }
    String asker = withoutPeers(who.toString());
    for (String part : DEPENDENCIES) {
      JsonFile.object(fields, part)
          .forEach((name, got) -> {
            String version =
                got instanceof Map<?, ?> one ? JsonFile.text(one, "version") : got.toString();
            addAsked(asker, name.toString(), withoutPeers(version));
          });
    }
  }

  private void addAsked(String asker, String name, String version) {
    if (version.startsWith("link:") || version.startsWith("file:")) {
      return;
    }
    // An alias gets another package, whose name comes with the version.
    int at = versionBegin(version);
    boolean isAlias = at > 0 && !Character.isDigit(version.charAt(0));
    packages.add(asker + " > " + name, name, isAlias ? version.substring(at + 1) : version, "");
  }

  /**
   * {@code /foo/1.0.0_bar@1.0.0}, {@code /foo@1.0.0(bar@1.0.0)} and {@code foo@1.0.0}, which came
   * one after the other.
   */
  private static String withoutPeers(String key) {
    int parenthesis = key.indexOf('(');
    String id = parenthesis < 0 ? key : key.substring(0, parenthesis);
    if (!id.startsWith("/")) {
      return !id.isEmpty() && Character.isDigit(id.charAt(0)) ? beforeUnderscore(id) : id;
    }
    int begin = id.startsWith("/@") ? id.indexOf('/', 1) + 1 : 1;
    int slash = id.indexOf('/', begin);
    int at = id.indexOf('@', begin);
    return slash > 0 && (at < 0 || slash < at)
        ? id.substring(1, slash) + "@" + beforeUnderscore(id.substring(slash + 1))
        : id.substring(1);
  }

  private static String beforeUnderscore(String version) {
    int underscore = version.indexOf('_');
    return underscore < 0 ? version : version.substring(0, underscore);
  }

  /** Where the version begins: behind an at sign that begins no scope. */
  private static int versionBegin(String id) {
    return id.indexOf('@', 1);
  }
}
