package dev.shale.tools.cli.change;

import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Changed files that somebody else names. One that is not there is taken for deleted. */
public final class NamedFiles {
  private NamedFiles() {}

  /**
   * The files that are named.
   *
   * @param directory that relative names begin in
   * @param within where they have to be, and in no other place
   * @param before what they were
   * @throws InputException when a name is no file of the project
   */
  public static Changes of(
      List<String> names, Path directory, List<Path> within, Changes.Before before) {
    TreeMap<Path, ChangedFile> files = new TreeMap<>();
    for (String name : names) {
      Path path = path(name, directory);
      if (within.stream().noneMatch(path::startsWith)) {
        throw new InputException(
            Visible.of(name)
                + " is outside of the project "
                + Visible.of(within.getFirst().toString())
                + ": name files of the project");
      }
      if (Files.isDirectory(path)) {
        throw new InputException(
            Visible.of(name) + " is a directory: name files; a project comes before --files");
      }
      ChangedFile.Status status =
          Files.exists(path) ? ChangedFile.Status.MODIFIED : ChangedFile.Status.DELETED;
      files.put(path, new ChangedFile(path, status, null));
    }
    return new Changes(List.copyOf(files.values()), before);
  }

  /** Names as other programs print them: each ends with NUL, or else with the line. */
  public static List<String> split(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean isNul = text.indexOf('\0') >= 0;
    List<String> names = new ArrayList<>();
    for (String name : text.split(isNul ? "\0" : "\r?\n", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static Path path(String name, Path directory) {
    if (name.isBlank()) {
      throw new InputException("--files has an empty name: name files of the project");
    }
    try {
      return real(directory.resolve(name).normalize());
    } catch (InvalidPathException | IOException failure) {
      throw new InputException(Visible.of(name) + " is no path: name files of the project");
    }
  }

  /** Without links, also above what is not there. */
  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null
        ? path.toRealPath()
        : real(parent).resolve(parent.relativize(path));
  }
}
