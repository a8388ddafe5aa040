package dev.shale.tools.cli.unused;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.Manifests.Manifest;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.javascript.project.ProjectLayout;
import dev.shale.tools.javascript.project.ProjectWords;
import dev.shale.tools.javascript.project.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a package.json lists and nobody needs: no file imports it or names it in quotes, no script
 * runs it, no configuration mentions it, and no other package expects it.
 */
public final class UnusedDependencies {
  private static final List<String> FIELDS =
      List.of("dependencies", "optionalDependencies", "devDependencies");

  private static final String TYPES = "@types/";

  private final UsedProject project;
  private final PackageUses uses;
  private final Installed installed;
  private final Set<String> unknown = new LinkedHashSet<>();

  public UnusedDependencies(UsedProject project, PackageUses uses) {
    this.project = project;
    this.uses = uses;
    installed = new Installed(project.manifests());
  }

  /**
   * A package that is listed.
   *
   * @param directory of the package.json
   * @param field the field that lists it
   */
  public record UnusedDependency(String directory, String name, String field, Place place) {}

  /** What is known of one package of the project. */
  private record Asked(
      Manifest manifest,
      Set<String> imported,
      List<ProjectWords> words,
      Set<String> listed,
      List<String> files) {

    boolean mentions(String word) {
      return words.stream().anyMatch(one -> one.has(word));
    }
  }

  /** All of them, by package.json in the order of the project's packages. */
  public List<UnusedDependency> find() {
    List<UnusedDependency> unused = new ArrayList<>();
    @Nullable ProjectWords root = null;
    Set<String> seen = new LinkedHashSet<>();
    for (ProjectLayout.Member one : project.packages()) {
      String directory = one.directory().toString().replace('\\', '/');
      Manifest manifest = project.manifests().of(directory);
      if (manifest == null || !seen.add(directory)) {
        continue;
      }
      ProjectWords words = ProjectWords.of(one.directory());
      root = root == null ? words : root;
      Asked asked =
          new Asked(
              manifest,
              uses.below(directory),
              words == root ? List.of(words) : List.of(words, root),
              listed(manifest),
              files(one.directory()));
      addUnused(asked, unused);
    }
    return unused;
  }

  /** The packages that are not installed, so that nobody knows their commands and peers. */
  public Set<String> unknown() {
    return unknown;
  }

  private static Set<String> listed(Manifest manifest) {
    Set<String> listed = new LinkedHashSet<>();
    for (String field : FIELDS) {
      listed.addAll(names(manifest, field));
    }
    return listed;
  }

  private static Set<String> names(Manifest manifest, String field) {
    Set<String> names = new LinkedHashSet<>();
    if (manifest.fields().get(field) instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> names.add(name.toString()));
    }
    return names;
  }

  /** All files of a package and those inside of it that may name a package. */
  private List<String> files(Path directory) {
    Set<String> files = new LinkedHashSet<>();
    for (Path file : new SourceFiles().in(directory)) {
      files.add(file.toString().replace('\\', '/'));
    }
    Snapshot graph = project.graph();
    String below = directory.toString().replace('\\', '/') + "/";
    BitSet own = project.own();
    for (int module = own.nextSetBit(0); module >= 0; module = own.nextSetBit(module + 1)) {
      String path = project.path(module);
      if (graph.kind(module).isRead() && path.startsWith(below)) {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  private void addUnused(Asked asked, List<UnusedDependency> unused) {
    List<UnusedDependency> candidates = new ArrayList<>();
    for (String field : FIELDS) {
      for (String name : names(asked.manifest(), field)) {
        if (!isUsed(asked, name)) {
          candidates.add(
              new UnusedDependency(
                  asked.manifest().directory(), name, field, place(asked, field, name)));
        }
      }
    }
    removeNamed(asked.files(), candidates);
    unused.addAll(candidates);
  }

  private boolean isUsed(Asked asked, String name) {
    if (asked.imported().contains(name) || asked.mentions(name) || isKnown(asked, name)) {
      return true;
    }
    Manifest manifest = installed.find(asked.manifest().directory(), name);
    if (name.startsWith(TYPES)) {
      return isTypesUsed(asked, name, manifest);
    }
    boolean isPeer = names(asked.manifest(), "peerDependencies").contains(name);
    if (isPeer || isExpected(asked, name)) {
      return true;
    }
    if (manifest == null) {
      if (!asked.mentions(name.substring(name.lastIndexOf('/') + 1))) {
        unknown.add(name);
      }
      return true;
    }
    return Installed.commands(manifest).stream().anyMatch(asked::mentions);
  }

  private static boolean isKnown(Asked asked, String name) {
    List<String> ends = KnownUses.files(name);
    return KnownUses.shortNames(name).stream().anyMatch(asked::mentions)
        || KnownUses.words(name).stream().anyMatch(asked::mentions)
        || asked.files().stream().anyMatch(file -> ends.stream().anyMatch(file::endsWith));
  }

  /** Types of a package are used with it; some hold everywhere without being imported. */
  private boolean isTypesUsed(Asked asked, String name, @Nullable Manifest manifest) {
    String plain = name.substring(TYPES.length());
    int scope = plain.indexOf("__");
    String typed =
        scope < 0 ? plain : "@" + plain.substring(0, scope) + "/" + plain.substring(scope + 2);
    boolean isUsed =
        asked.imported().contains(typed) || asked.mentions(plain) || asked.mentions(typed);
    if (isUsed) {
      return true;
    }
    if (manifest == null) {
      unknown.add(name);
      return true;
    }
    return Installed.isGlobal(manifest) || isExpected(asked, name);
  }

  /** Whether another package that is listed expects it to be there. */
  private boolean isExpected(Asked asked, String name) {
    for (String other : asked.listed()) {
      Manifest manifest = other.equals(name) ? null : find(asked, other);
      if (manifest != null && Installed.hasPeer(manifest, name)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Manifest find(Asked asked, String name) {
    return installed.find(asked.manifest().directory(), name);
  }

  /** What is named in quotes, by files nobody reaches and files of types, too, may be needed. */
  private static void removeNamed(List<String> files, List<UnusedDependency> candidates) {
    for (String file : files) {
      if (candidates.isEmpty()) {
        return;
      }
      String text = SourceText.of(file).text();
      candidates.removeIf(one -> isNamed(text, one.name()));
    }
  }

  private static boolean isNamed(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean isBegin = at > 0 && "\"'`/!~".indexOf(text.charAt(at - 1)) >= 0;
      boolean isEnd = end < text.length() && "\"'`/?!".indexOf(text.charAt(end)) >= 0;
      if (isBegin && isEnd) {
        return true;
      }
    }
    return false;
  }

  private static Place place(Asked asked, String field, String name) {
    SourceText source = SourceText.of(asked.manifest().directory() + "/package.json");
    int block = Math.max(0, source.text().indexOf("\"" + field + "\""));
    int at = source.text().indexOf("\"" + name + "\"", block);
    return at < 0 ? Place.ofFile(source.path()) : source.place(at);
  }
}
