package dev.shale.tools.javascript.project;

import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packages of a directory and the files with which their code begins. Immutable.
 *
 * @param packages those of a workspace, or the one of the directory; empty where there is none
 * @param layout what says which packages a workspace has, such as {@code pnpm-workspace.yaml};
 *     empty without one
 * @param members the directories of all packages of the workspace by their names, those beside a
 *     directory that is one of them included
 * @param unlinked the names of those that no node_modules has, so that only the workspace leads to
 *     them
 * @param aliases names that a deno.json gives to files, for {@link ResolverOptions#alias}
 * @param problems what could not be read, a sentence each
 * @param failure why there is no entry, a sentence; otherwise empty
 */
public record ProjectLayout(
    List<Member> packages,
    String layout,
    Map<String, Path> members,
    List<String> unlinked,
    Map<String, List<String>> aliases,
    List<String> problems,
    String failure) {

  /**
   * A file with which the code of a package begins.
   *
   * @param file absolute and real
   * @param origin what named it, such as {@code package.json exports} or {@code Next.js}
   */
  public record Entry(Path file, String origin) {
    /** Whether what named it is that it belongs to tests. */
    public static boolean isTest(String origin) {
      return origin.equals(EntryRule.TEST.label());
    }

    /** Whether what named it is that it is there for those who develop. */
    public static boolean isTool(String origin) {
      return origin.equals(EntryRule.TOOL.label());
    }
  }

  /**
   * A package of a project. Immutable.
   *
   * @param directory absolute and real
   * @param name as its package.json has it; empty where it has none
   * @param platform what is taken to run it
   * @param platformReason why, such as {@code package.json engines}; empty for the usual one
   * @param entries the files with which its code begins, each once
   * @param skipped what was passed over and why, such as a {@code main} that is not built
   */
  public record Member(
      Path directory,
      String name,
      Platform platform,
      String platformReason,
      List<Entry> entries,
      List<String> skipped) {

    /** Keeps copies of the lists. */
    public Member {
      entries = List.copyOf(entries);
      skipped = List.copyOf(skipped);
    }
  }

  /** Keeps copies. */
  public ProjectLayout {
    packages = List.copyOf(packages);
    members = Map.copyOf(members);
    unlinked = List.copyOf(unlinked);
    aliases = new LinkedHashMap<>(aliases);
    problems = List.copyOf(problems);
  }

  /**
   * Looks for the packages of a directory and their entries; docs/entries.md has the rules. Reads
   * the files that say how a project is laid out, and no code.
   *
   * @param directory real
   * @param withTests whether files of tests are entries, too
   */
  public static ProjectLayout find(Path directory, boolean withTests) {
    return find(directory, withTests ? Extent.TESTS : Extent.PROGRAM);
  }

  /** The same, with other files as entries. */
  public static ProjectLayout find(Path directory, Extent extent) {
    return new ProjectFinder(extent).find(directory);
  }

  /**
   * The packages of a directory, for files that somebody else says are its entries: none of the
   * rules is asked but that for tests, and having no entry is no failure.
   *
   * @param directory real
   * @param named the entries, real; where one lies in another package, that is added
   * @param extent which other files are entries, too
   */
  public static ProjectLayout around(Path directory, List<Path> named, Extent extent) {
    return new ProjectFinder(extent).around(directory, named);
  }

  /**
   * The project of a file that is named as an entry: one package without entries, which tells the
   * platform, and the members of the workspace around it.
   *
   * @param file real
   */
  public static ProjectLayout around(Path file) {
    return new ProjectFinder(Extent.PROGRAM).around(file);
  }

  /** The names of the files that say how a project is laid out, wherever they are. */
  public static Set<String> fileNames() {
    return WorkspaceLayout.fileNames();
  }

  /**
   * Whether an entry is a test, as {@code withTests} finds them.
   *
   * @param path relative to its package, with slashes
   * @param origin what named it; empty where a person did
   */
  public static boolean isTest(String path, String origin) {
    return TestFiles.contain(path, origin);
  }

  /** All entries of all packages, each once, in the order of packages. */
  public List<Path> files() {
    return packages.stream()
        .flatMap(one -> one.entries().stream())
        .map(Entry::file)
        .distinct()
        .toList();
  }

  /** Whether there is nothing to begin with. */
  public boolean isFailure() {
    return !failure.isEmpty();
  }
}
