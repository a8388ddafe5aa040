package dev.shale.tools.cli.question.usage;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.LineEnds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where in their files statements begin, of which the graph has the offsets. Reads one at a time.
 */
public final class SourcePlaces {
  private static final int MOST_UNITS = 60;
  private static final String MARK = "\ufeff";

  private final Snapshot graph;
  private int module = Snapshot.NO_MODULE;
  private byte[] bytes = new byte[0];

  public SourcePlaces(Snapshot graph) {
    this.graph = graph;
  }

  /**
   * The begin of a statement.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   * @param offset in bytes
   * @param text how it begins
   */
  public record Place(int line, int column, int offset, String text) {}

  /** The place of a part of a module; null where the file is not what it was. */
  public @Nullable Place of(int ofModule, int part) {
    return ofModule == graph.inner().module(part) ? at(ofModule, graph.inner().detail(part)) : null;
  }

  /** The place of an offset in the file of a module; null where the file is not what it was. */
  public @Nullable Place at(int ofModule, int offset) {
    read(ofModule);
    if (bytes.length != graph.bytes(ofModule) || offset >= bytes.length) {
      return null;
    }
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    int line = 1;
    int lineBegin = before.startsWith(MARK) ? 1 : 0;
    for (int next = LineEnds.next(before, 0);
        next != LineEnds.NONE;
        next = LineEnds.next(before, next)) {
      line++;
      lineBegin = next;
    }
    return new Place(line, before.length() - lineBegin + 1, offset, text(offset));
  }

  /** The text of a file from an offset on, of so many bytes at most. */
  String text(int ofModule, int offset, int mostBytes) {
    read(ofModule);
    int begin = Math.min(offset, bytes.length);
    int length = Math.min(mostBytes, bytes.length - begin);
    return new String(bytes, begin, length, StandardCharsets.UTF_8);
  }

  private void read(int ofModule) {
    if (ofModule == module) {
      return;
    }
    module = ofModule;
    try {
      bytes = Files.readAllBytes(Path.of(graph.name(graph.identifier(ofModule))));
    } catch (IOException gone) {
      bytes = new byte[0];
    }
  }

  private String text(int offset) {
    int most = Math.min(bytes.length - offset, 4 * MOST_UNITS + 4);
    String text = new String(bytes, offset, most, StandardCharsets.UTF_8);
    int end = 0;
    while (end < text.length() && !LineEnds.isLineEnd(text.charAt(end))) {
      end++;
    }
    return end > MOST_UNITS
        ? text.substring(0, MOST_UNITS - 3) + "..."
        : text.substring(0, end).strip();
  }
}
