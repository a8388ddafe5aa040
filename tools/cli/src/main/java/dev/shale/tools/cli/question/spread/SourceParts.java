package dev.shale.tools.cli.question.spread;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of a source, as texts that can be compared with those of another one. What stands
 * between statements is in none of them: comments, types and white space.
 *
 * @param parts what each statement says and directly refers to, in source order
 * @param effects the places in {@code parts} of those that have effects
 * @param lines where each part begins, from 1
 * @param exports by name what an export leads to; of a star by its request
 * @param loads the requests of what is loaded with the module, in source order
 * @param isWhole whether that is all: the parts of the source are known
 */
record SourceParts(
    List<String> parts,
    List<Integer> effects,
    List<Integer> lines,
    Map<String, String> exports,
    List<String> loads,
    boolean isWhole) {
  /** Between texts; in no source that can be parsed. */
  private static final char END = '\0';

  SourceParts {
    parts = List.copyOf(parts);
    effects = List.copyOf(effects);
    lines = List.copyOf(lines);
    exports = Collections.unmodifiableMap(new TreeMap<>(exports));
    loads = List.copyOf(loads);
  }

  static SourceParts of(ModuleRecord record, byte[] bytes) {
    Reader reader = new Reader(record, bytes);
    return new SourceParts(
        reader.parts(),
        reader.effects(),
        reader.lines(),
        reader.exports(),
        reader.loads(),
        record.parts().isKnown() && !record.failed() && record.kind().isLinked());
  }

  /** Reads a record. */
  private static final class Reader {
    private final ModuleRecord record;
    private final byte[] bytes;

    Reader(ModuleRecord record, byte[] bytes) {
      this.record = record;
      this.bytes = bytes;
    }

    List<String> parts() {
      RecordParts parts = record.parts();
      List<List<String>> uses = new ArrayList<>();
      for (int part = 0; part < parts.count(); part++) {
        uses.add(new ArrayList<>());
        for (int use = parts.firstUse(part); use < parts.firstUse(part + 1); use++) {
          uses.get(part).add(source(parts.used(use)));
        }
      }
      RecordReferences references = record.references();
      for (int reference = 0; reference < references.count(); reference++) {
        if (references.part(reference) != RecordParts.NO_PART) {
          uses.get(references.part(reference))
              .add(
                  request(references.dependency(reference))
                      + END
                      + text(references.pathBegin(reference), references.pathEnd(reference)));
        }
      }
      List<String> texts = new ArrayList<>();
      for (int part = 0; part < parts.count(); part++) {
        Collections.sort(uses.get(part));
        texts.add(
            source(part) + END + parts.flags(part) + END + String.join(END + "", uses.get(part)));
      }
      return texts;
    }

    List<Integer> effects() {
      List<Integer> effects = new ArrayList<>();
      for (int part = 0; part < record.parts().count(); part++) {
        if ((record.parts().flags(part) & RecordParts.PURE) == 0) {
          effects.add(part);
        }
      }
      return effects;
    }

    List<Integer> lines() {
      List<Integer> lines = new ArrayList<>();
      int line = 1;
      int at = 0;
      for (int part = 0; part < record.parts().count(); part++) {
        for (; at < record.parts().start(part); at++) {
          line += bytes[at] == '\n' ? 1 : 0;
        }
        lines.add(line);
      }
      return lines;
    }

    Map<String, String> exports() {
      RecordExports rows = record.exports();
      Map<String, String> exports = new TreeMap<>();
      for (int row = 0; row < rows.count(); row++) {
        boolean isOwn = rows.dependency(row) == RecordExports.NO_DEPENDENCY;
        boolean isStar = (rows.flags(row) & ExportFlags.STAR) != 0;
        String from = isOwn ? "" : request(rows.dependency(row));
        String name = text(rows.nameBegin(row), rows.nameEnd(row));
        String target =
            isOwn
                ? text(rows.localBegin(row), rows.localEnd(row))
                : from + END + text(rows.pathBegin(row), rows.pathEnd(row));
        exports.put(isStar ? END + from : name, target + END + rows.flags(row));
      }
      return exports;
    }

    List<String> loads() {
      List<String> loads = new ArrayList<>();
      for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
        DependencyKind kind = record.dependencyKind(dependency);
        boolean isPassive = (record.flags(dependency) & DependencyFlags.PASSIVE) != 0;
        if (kind.isBinding() && !isPassive) {
          loads.add(request(dependency));
        }
      }
      return loads;
    }

    private String request(int dependency) {
      return text(record.requestBegin(dependency), record.requestEnd(dependency));
    }

    private String text(int begin, int end) {
      return new String(record.text(), begin, end - begin, StandardCharsets.UTF_8);
    }

    private String source(int part) {
      int begin = record.parts().start(part);
      return new String(bytes, begin, record.parts().end(part) - begin, StandardCharsets.UTF_8);
    }
  }

  /** Whether an export is all of another module's. */
  static boolean isStar(String name) {
    return !name.isEmpty() && name.charAt(0) == END;
  }
}
