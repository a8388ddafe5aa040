package dev.shale.tools.cli.question.spread;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.usage.ExportAnalysis;
import dev.shale.tools.cli.argument.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads sources as they were and as they are. Belongs to one thread. */
public final class Versions {
  private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

  private final Snapshot graph;
  private final ExportAnalysis analysis;
  private final Language language;
  private final FrontEnd.Parser parser;

  /**
   * For the modules of a graph.
   *
   * @param language with which it was read
   */
  public Versions(Snapshot graph, ExportAnalysis analysis, Language language) {
    this.graph = graph;
    this.analysis = analysis;
    this.language = language;
    parser = language.frontEnd().newParser();
  }

  /**
   * What is other in the source of a module.
   *
   * @param before its content; null where nobody knows
   */
  public PartChange change(int module, byte @Nullable [] before) {
    Path path = Path.of(graph.name(graph.identifier(module)));
    if (before == null) {
      return PartChange.whole("what it was before is not known");
    }
    Resolved file = language.resolver().entry(path);
    try {
      byte[] after = Files.readAllBytes(path);
      if (file.status() != Resolved.Status.FILE || after.length != graph.bytes(module)) {
        return PartChange.whole("it has changed while it was read");
      }
      SourceParts now = parse(file, after);
      return now.parts().size() == partCount(module)
          ? PartChange.of(parse(file, before), now, request -> isFree(module, request))
          : PartChange.whole("its statements are not known");
    } catch (IOException gone) {
      return PartChange.whole("it cannot be read");
    }
  }

  private SourceParts parse(Resolved file, byte[] content) {
    ModuleRecord record = new ModuleRecord(language.frontEnd().kinds());
    record.kind(language.frontEnd().kindOf(file.path()));
    int begin = Arrays.mismatch(content, MARK) == MARK.length ? MARK.length : 0;
    byte[] longer = Arrays.copyOf(content, content.length + 1);
    parser.parse(file, longer, begin, content.length, record);
    return SourceParts.of(record, content);
  }

  private int partCount(int module) {
    int count = 0;
    for (int row = graph.inner().begin(module); row < graph.inner().end(module); row++) {
      count += graph.inner().isPart(row) ? 1 : 0;
    }
    return count;
  }

  /** Whether all that a request of a module leads to has no effects. */
  private boolean isFree(int module, String request) {
    for (int dependency = graph.begin(module); dependency < graph.end(module); dependency++) {
      if (graph.name(graph.request(dependency)).equals(request)) {
        int target = graph.target(dependency);
        boolean isKnown = target != Snapshot.NO_MODULE;
        if (!isKnown || analysis.hasEffects(target)) {
          return false;
        }
      }
    }
    return true;
  }
}
