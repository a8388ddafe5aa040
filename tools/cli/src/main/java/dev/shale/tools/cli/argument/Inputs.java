package dev.shale.tools.cli.argument;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.project.ProjectLayout;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a graph begins.
 *
 * @param root the directory that paths in output are relative to, absolute and real
 * @param files the entries, at least one, and what names each; empty for an argument
 * @param named the entries that have names
 * @param packages the packages that they belong to, at least one
 * @param layout what says which packages a workspace has; empty without one
 * @param members the packages of the workspace by name
 * @param unlinked the names of those that are not installed
 * @param aliases names that a project gives to files
 * @param platform what runs all packages; null where each has its own
 * @param platformOrigin what says that, such as {@code --platform}
 * @param configuration the file that says more about the project; empty for none
 * @param skipped what might have been an entry and is not, a sentence each
 * @param problems what says how the project is laid out and cannot be read, a sentence each
 */
public record Inputs(
    Path root,
    Map<Path, String> files,
    List<NamedEntry> named,
    List<ProjectLayout.Member> packages,
    String layout,
    Map<String, Path> members,
    List<String> unlinked,
    Map<String, List<String>> aliases,
    @Nullable Platform platform,
    String platformOrigin,
    String configuration,
    List<String> skipped,
    List<String> problems) {

  private static final String BESIDE = "beside the entries";

  /** Whether a file is no entry, and in the graph beside them. */
  public boolean isBeside(Path file) {
    return BESIDE.equals(files.get(file));
  }

  /**
   * The directory that paths in output are relative to: the one that is named, or the working one.
   *
   * @throws InputException when what is named is not there
   */
  public static Path root(BuildArguments arguments, Path directory) {
    List<String> names = arguments.inputs();
    Path named = realPath(directory, names.size() == 1 ? names.getFirst() : ".");
    return Files.isDirectory(named) ? named : realPath(directory, ".");
  }

  /**
   * Finds what the arguments name.
   *
   * @param root what {@link #root} gave for them
   * @throws InputException when that is not there
   */
  public static Inputs of(BuildArguments arguments, Path directory, Path root) {
    InputFinder finder = new InputFinder(arguments.project());
    List<String> typed = arguments.project().typedEntries();
    for (NamedEntry entry : NamedEntries.typed(typed, directory, arguments.command())) {
      finder.addEntry(entry);
    }
    boolean isAll = arguments.inputs().isEmpty() && typed.isEmpty();
    List<String> names = isAll ? List.of(".") : arguments.inputs();
    for (String name : names) {
      Path path = realPath(directory, name);
      if (Files.isDirectory(path)) {
        finder.addDirectory(path);
      } else if (Files.isRegularFile(path)) {
        finder.addFile(path);
      } else {
        throw new InputException(name + " is neither a file nor a directory");
      }
    }
    for (Path file : arguments.project().beside()) {
      finder.addFile(file, BESIDE);
    }
    return finder.result(root);
  }

  /** What runs the packages, by directory. */
  Map<Path, Platform> platforms() {
    Map<Path, Platform> platforms = new LinkedHashMap<>();
    for (ProjectLayout.Member one : packages) {
      platforms.put(one.directory(), platform == null ? one.platform() : platform);
    }
    return platforms;
  }

  static Path realPath(Path directory, String name) {
    if (name.isEmpty()) {
      throw new InputException("the name of an entry is empty");
    }
    try {
      return directory.resolve(name).toRealPath();
    } catch (InvalidPathException | IOException failure) {
      throw new InputException(sentence(name, failure));
    }
  }

  private static String sentence(String name, Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file or directory " + name;
    }
    if (failure instanceof AccessDeniedException) {
      return name + " may not be read";
    }
    if (FileFailure.isLoop(failure)) {
      return name + " is a symbolic link that leads back to itself";
    }
    return name + " cannot be opened: " + failure.getMessage();
  }
}
