package dev.shale.tools.javascript.project;

import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.javascript.json.JsonPlaces;
import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what says how a project is laid out. What cannot be read is as if it were not there, and
 * {@link #problems} says so.
 */
final class ProjectFiles {
  /** No file that says how a project is laid out is larger. */
  private static final long MOST_BYTES = 16 << 20;

  private final List<String> problems = new ArrayList<>();

  /** What could not be read, a sentence each. */
  List<String> problems() {
    return problems;
  }

  /** What is wrong with a file; empty where nothing is known. */
  String problemOf(Path file) {
    for (String problem : problems) {
      if (problem.startsWith(file.toString())) {
        return problem;
      }
    }
    return "";
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  /** An object of JSON, with comments; null where there is none. */
  @Nullable Map<String, Object> json(Path file) {
    byte[] bytes = bytes(file);
    if (bytes == null) {
      return null;
    }
    try {
      return JsonTree.read(bytes);
    } catch (JsonText.Failure failure) {
      JsonPlaces place = new JsonPlaces(bytes, JsonText.begin(bytes)).at(failure.offset());
      problem(
          file + ":" + place.line() + ":" + place.column() + ": not JSON: " + failure.getMessage());
      return null;
    }
  }

  /** The bytes of a file; null where it cannot be read. */
  byte @Nullable [] bytes(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return null;
      }
      if (Files.size(file) > MOST_BYTES) {
        problem(file + " has more than " + MOST_BYTES + " bytes, so nothing is read from it");
        return null;
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      problem(file + " cannot be read: " + FileFailure.reason(failure));
      return null;
    }
  }
}
