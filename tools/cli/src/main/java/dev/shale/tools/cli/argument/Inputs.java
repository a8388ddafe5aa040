package dev.shale.tools.cli.argument;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a graph begins.
 *
 * @param root the directory that paths in output are relative to, absolute and real
 * @param entries at least one
 * @param skipped what might have been an entry and is not, a sentence each
 */
public record Inputs(Path root, List<Entry> entries, List<String> skipped) {

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
   * @throws UsageException when it is a mixture
   */
  public static Inputs of(BuildArguments arguments, Path directory, Path root, Language language) {
    List<String> names = arguments.inputs().isEmpty() ? List.of(".") : arguments.inputs();
    List<Path> paths = new ArrayList<>();
    int directoryCount = 0;
    for (String name : names) {
      Path path = realPath(directory, name);
      directoryCount += Files.isDirectory(path) ? 1 : 0;
      paths.add(path);
    }
    if (directoryCount == 0) {
      return ofFiles(root, names, paths, language);
    }
    if (paths.size() > 1) {
      throw new UsageException(
          arguments.command(), "name either one directory or one file after the other");
    }
    return language.project(root);
  }

  private static Inputs ofFiles(
      Path root, List<String> names, List<Path> paths, Language language) {
    List<Entry> entries = new ArrayList<>();
    for (int index = 0; index < paths.size(); index++) {
      if (!Files.isRegularFile(paths.get(index))) {
        throw new InputException(names.get(index) + " is neither a file nor a directory");
      }
      if (paths.indexOf(paths.get(index)) == index) {
        entries.add(new Entry(language.file(paths.get(index)), ""));
      }
    }
    return new Inputs(root, entries, List.of());
  }

  private static Path realPath(Path directory, String name) {
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
    if (failure instanceof FileSystemLoopException || isLoop(failure)) {
      return name + " is a symbolic link that leads back to itself";
    }
    return name + " cannot be opened: " + failure.getMessage();
  }

  /** What the system says about a loop of links comes without a type of its own. */
  private static boolean isLoop(Exception failure) {
    String message = failure.getMessage();
    return message != null && message.contains("symbolic links");
  }
}
