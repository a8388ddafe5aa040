package dev.shale.tools.cli.report.chunk;

import dev.shale.engine.chunk.ChunkGraph;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.GzipSizes;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.report.TopLines;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chunks of a project for people. */
public final class ChunksText {
  private static final int KIND_WIDTH = 9;

  /** Where the ids of chunks begin. */
  private static final int FIRST = TopLines.right("").repeat(3).length() + 2 + KIND_WIDTH;

  private static final int FIRST_BEHIND_GZIP = FIRST + TopLines.right("").length();

  private final ChunksAnswer answer;
  private final ChunkGraph chunks;
  private final Style style;
  private final TopLines lines;
  private final @Nullable GzipSizes gzip;

  /**
   * The text of an answer.
   *
   * @param gzip what chunks take when they are compressed; null where nobody asks
   */
  public ChunksText(ChunksAnswer answer, @Nullable GzipSizes gzip, Style style, int top) {
    this.answer = answer;
    this.gzip = gzip;
    this.style = style;
    chunks = answer.chunks();
    lines = new TopLines(top, style);
  }

  /**
   * Prints chunks.
   *
   * @param starts whose sizes are told
   * @param shown the chunks, the largest first
   */
  public void print(List<Integer> starts, List<Integer> shown, Output out) {
    String of =
        starts.size() == 1
            ? "entry " + name(starts.getFirst())
            : Numbers.counted(starts.size(), "entry");
    out.println(style.bold(Numbers.counted(shown.size(), "chunk") + " of " + of));
    out.println("");
    out.println(
        TopLines.right("initial")
            + ofGzip("gzip")
            + TopLines.right("chunks")
            + TopLines.right("lazy")
            + TopLines.right("chunks")
            + "  entry");
    for (int start : lines.first(starts)) {
      printStart(start, out);
    }
    lines.printMore(starts, "entry", out);
    out.println("");
    out.println(
        TopLines.right("bytes")
            + ofGzip("gzip")
            + TopLines.right("own")
            + TopLines.right("modules")
            + "  "
            + padded("kind")
            + "chunk");
    for (int chunk : lines.first(shown)) {
      print(chunk, out);
    }
    lines.printMore(shown, "chunk", out);
  }

  private void printStart(int start, Output out) {
    List<Integer> initial = chunks.initialChunks(start);
    List<Integer> lazy = answer.lazyChunks(start);
    out.println(
        TopLines.right(Sizes.of(answer.bytes(initial)))
            + ofGzip(gzip == null ? "" : Sizes.of(gzip.of(initial)))
            + TopLines.right(Numbers.grouped(initial.size()))
            + TopLines.right(Sizes.of(answer.bytes(lazy)))
            + TopLines.right(Numbers.grouped(lazy.size()))
            + "  "
            + name(start));
  }

  /** A column that is there when somebody asks for it. */
  private String ofGzip(String text) {
    return gzip == null ? "" : TopLines.right(text);
  }

  private String name(int start) {
    return Visible.of(chunks.starts().get(start).name());
  }

  private void print(int chunk, Output out) {
    out.println(
        TopLines.right(Sizes.of(chunks.bytes(chunk)))
            + ofGzip(gzip == null ? "" : Sizes.of(gzip.of(chunk)))
            + TopLines.right(Sizes.of(chunks.ownBytes(chunk)))
            + TopLines.right(Numbers.grouped(chunks.moduleCount(chunk)))
            + "  "
            + padded(chunks.kind(chunk).label())
            + Visible.of(answer.id(chunk)));
    String ahead =
        Stream.of(
                told("preloads ", answer.preloaded(chunk)),
                told("prefetches ", answer.prefetched(chunk)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    if (!ahead.isEmpty()) {
      out.println(style.dim(" ".repeat(gzip == null ? FIRST : FIRST_BEHIND_GZIP) + ahead));
    }
  }

  private String told(String what, List<Integer> some) {
    return some.isEmpty() ? "" : what + ChunkNames.few(answer, some);
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, KIND_WIDTH - text.length()));
  }
}
