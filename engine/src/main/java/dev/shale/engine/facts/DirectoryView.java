package dev.shale.engine.facts;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of the asked names are in a directory, and whether they are files, directories or links. An
 * editor that writes a file beside another and renames it leaves the view as it is. Immutable.
 *
 * <pre>
 * view = mode:int count:int (text type:int)*
 * </pre>
 */
final class DirectoryView {
  private static final int LEAST_NAME_BYTES = 8;

  /** Permissions decide whether what is there can be reached. */
  private final int mode;

  private final SortedMap<String, Integer> types;

  private DirectoryView(int mode, SortedMap<String, Integer> types) {
    this.mode = mode;
    this.types = types;
  }

  /**
   * The view of now; null where the directory cannot be listed.
   *
   * @param observations learns where the links among the names lead
   */
  static @Nullable DirectoryView of(String path, AskedNames asked, Observations observations) {
    SortedMap<String, Integer> types = new TreeMap<>();
    Stamp stamp = Stamps.of(path);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(path))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (asked.contains(name)) {
          int type = Stamps.ofLink(file.toString()).type();
          if (type == Stamp.LINK) {
            observations.link(file.toString());
          }
          types.put(name, type);
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException failure) {
      return null;
    }
    return new DirectoryView(stamp.mode(), types);
  }

  /** Whether both have the same names, types and permissions. */
  boolean isLike(@Nullable DirectoryView other) {
    return other != null && mode == other.mode && types.equals(other.types);
  }

  /** The names. */
  Set<String> names() {
    return types.keySet();
  }

  /** Whether answers are those that the view gives. */
  boolean has(Map<String, AskedNames.Answer> answers) {
    for (Map.Entry<String, AskedNames.Answer> answer : answers.entrySet()) {
      Integer type = types.get(answer.getKey());
      AskedNames.Answer seen =
          type == null ? AskedNames.Answer.NOTHING : AskedNames.Answer.of(type);
      if (seen != answer.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** Tells the names that are not in both, or not of one type. */
  void differences(DirectoryView other, String path, ChangedPaths changes, String sentence) {
    if (mode != other.mode) {
      changes.everything(sentence);
    }
    for (Map.Entry<String, Integer> name : types.entrySet()) {
      int type = other.types.getOrDefault(name.getKey(), 0);
      if (type != name.getValue()) {
        changes.name(path, name.getKey(), name.getValue(), type, sentence);
      }
    }
    for (Map.Entry<String, Integer> name : other.types.entrySet()) {
      if (!types.containsKey(name.getKey())) {
        changes.name(path, name.getKey(), 0, name.getValue(), sentence);
      }
    }
  }

  void write(ByteWriter out) {
    out.writeInt(mode);
    out.writeInt(types.size());
    for (Map.Entry<String, Integer> name : types.entrySet()) {
      out.writeText(name.getKey());
      out.writeInt(name.getValue());
    }
  }

  static DirectoryView read(ByteReader in) {
    int mode = in.readInt();
    SortedMap<String, Integer> types = new TreeMap<>();
    for (int count = in.readCount(LEAST_NAME_BYTES); count > 0; count--) {
      String name = in.readText();
      types.put(name, in.readInt());
    }
    return new DirectoryView(mode, types);
  }
}
