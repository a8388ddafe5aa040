package dev.shale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/**
 * Edits of a project as a day of work has them: bodies, imports that come and go, exports with
 * names that were never there, files that are made and deleted. What the project is like on average
 * stays as it is.
 */
final class ProjectDay {
  /** So many files are worked on, so that each soon was in all of its states. */
  private static final int WORKED_ON = 1_000;

  private static final int NEW_FILES = 50;
  private static final String MARK = "/* added */ ";

  private final GeneratedProject project;
  private final int modules;
  private final Random random = new Random(1);

  /** Files that were made, the oldest first: each is asked for by one that is worked on. */
  private final Queue<NewFile> made = new ArrayDeque<>();

  private int count;

  /** A file that was made, and who asks for it. */
  private record NewFile(Path file, Path source, String line) {}

  ProjectDay(GeneratedProject project, int modules) {
    this.project = project;
    this.modules = modules;
  }

  /** How many edits there were. */
  int count() {
    return count;
  }

  /** Makes an edit; returns which files are others now. */
  List<Path> edit() throws IOException {
    count++;
    int module = random.nextInt(Math.min(modules, WORKED_ON)) * Math.max(1, modules / WORKED_ON);
    Path file = project.file(module);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> addedImport(file);
      case 3 -> export(file);
      case 4 -> made.size() < NEW_FILES ? make(file) : delete();
      default -> body(random.nextInt(4) == 0 ? project.file(random.nextInt(modules)) : file);
    };
  }

  private List<Path> body(Path file) throws IOException {
    return rewritten(file, "// edit ", "// edit " + count);
  }

  private List<Path> export(Path file) throws IOException {
    return rewritten(file, "export const edit", "export const edit" + count + " = " + count + ";");
  }

  /** With a line in place of the one that begins as it does, or at the end. */
  private static List<Path> rewritten(Path file, String begin, String line) throws IOException {
    String text = Files.readString(file);
    int at = text.indexOf(begin);
    int end = at < 0 ? -1 : text.indexOf('\n', at);
    Files.writeString(
        file, at < 0 ? text + line + "\n" : text.substring(0, at) + line + text.substring(end));
    return List.of(file);
  }

  private List<Path> addedImport(Path file) throws IOException {
    String text = Files.readString(file);
    int target = random.nextInt(modules);
    String line =
        MARK + "import { value%d as more } from '%s';\n".formatted(target, requestOf(target));
    Files.writeString(
        file, text.startsWith(MARK) ? text.substring(text.indexOf('\n') + 1) : line + text);
    return List.of(file);
  }

  private static String requestOf(int target) {
    return GeneratedProject.request(target);
  }

  private List<Path> make(Path source) throws IOException {
    String name = "made" + count;
    Path file = source.resolveSibling(name + ".ts");
    String line = "import './" + name + "';\n";
    Files.writeString(file, "export const " + name + " = " + count + ";\n");
    Files.writeString(source, Files.readString(source) + line);
    made.add(new NewFile(file, source, line));
    return List.of(file, source);
  }

  private List<Path> delete() throws IOException {
    NewFile oldest = made.remove();
    Files.delete(oldest.file);
    Files.writeString(oldest.source, Files.readString(oldest.source).replace(oldest.line, ""));
    return List.of(oldest.file, oldest.source);
  }
}
