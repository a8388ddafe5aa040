package dev.shale.tools.cli.output;

import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The names of modules in output: paths relative to the root of the run, with {@code /}; {@code
 * ../} leads out of it. What is no file keeps its name.
 *
 * <p>A name is made as UTF-8 in one buffer that is used again, so writing all of them makes no
 * garbage. Belongs to one thread.
 */
public final class PathNames {
  private static final byte[] UP = {'.', '.', '/'};

  private final Snapshot graph;

  /** The root with a slash at its end. */
  private final byte[] root;

  /** How many bytes the longest way out of the root takes; a path is loaded behind them. */
  private final int upBytes;

  private byte[] buffer = new byte[1 << 10];
  private int begin;
  private int end;

  public PathNames(Snapshot graph, Path root) {
    this.graph = graph;
    this.root = rootBytes(root);
    upBytes = UP.length * slashCount(0);
  }

  private static byte[] rootBytes(Path root) {
    String path = root.toString().replace('\\', '/');
    return (path.endsWith("/") ? path : path + "/").getBytes(StandardCharsets.UTF_8);
  }

  private int slashCount(int from) {
    int count = 0;
    for (int index = from; index < root.length; index++) {
      count += root[index] == '/' ? 1 : 0;
    }
    return count;
  }

  /**
   * Makes the name of a module; {@link #bytes}, {@link #begin} and {@link #end} say where it is.
   */
  public PathNames load(int module) {
    int name = graph.identifier(module);
    loadName(name);
    ModuleKind kind = graph.kind(module);
    if (kind.isFile() || (kind == ModuleKind.IGNORED && buffer[begin] == '/')) {
      relativize();
    }
    return this;
  }

  /** Loads a name as it is, such as a request. */
  public PathNames loadName(int name) {
    int length = graph.nameBytes(name);
    reserve(length);
    graph.copyName(name, buffer, begin);
    return this;
  }

  private void reserve(int length) {
    begin = upBytes;
    end = begin + length;
    if (end >= buffer.length) {
      buffer = Arrays.copyOf(buffer, end * 2);
    }
  }

  private void relativize() {
    int common = commonBytes();
    if (common == 0) {
      return;
    }
    begin += common;
    for (int up = slashCount(common); up > 0; up--) {
      begin -= UP.length;
      System.arraycopy(UP, 0, buffer, begin, UP.length);
    }
  }

  /** How many bytes of the root and the loaded path are the same, up to a slash. */
  private int commonBytes() {
    int common = 0;
    int limit = Math.min(root.length, end - begin);
    for (int index = 0; index < limit && root[index] == buffer[begin + index]; index++) {
      if (root[index] == '/') {
        common = index + 1;
      }
    }
    return common;
  }

  public byte[] bytes() {
    return buffer;
  }

  public int begin() {
    return begin;
  }

  public int end() {
    return end;
  }

  /** The name of a module. */
  public String path(int module) {
    return load(module).string();
  }

  /** An absolute path relative to the root; what is none stays as it is. */
  public String relative(String absolute) {
    byte[] bytes = absolute.getBytes(StandardCharsets.UTF_8);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, begin, bytes.length);
    relativize();
    return string();
  }

  private String string() {
    return new String(buffer, begin, end - begin, StandardCharsets.UTF_8);
  }
}
