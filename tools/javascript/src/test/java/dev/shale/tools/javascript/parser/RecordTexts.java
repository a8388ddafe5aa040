package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Exports, parts and references of a source as lines that tests compare. */
final class RecordTexts {
  private final ModuleRecord record;
  private final String source;

  private RecordTexts(String path, String source) {
    this.source = source;
    record = Parsing.record(path, source);
    if (record.failed()) {
      throw new AssertionError(path + " fails: " + Parsing.error(record) + "\n" + source);
    }
  }

  /** Lines such as {@code a = local}, {@code a < b of ./x} and {@code * < ./x}. */
  static List<String> exports(String path, String source) {
    return new RecordTexts(path, source).exports();
  }

  /** Lines such as {@code f pure uses g}, a part each; a part without names is a dot. */
  static List<String> parts(String path, String source) {
    return new RecordTexts(path, source).parts();
  }

  /** Lines such as {@code ./x a.b in f call}; the part is the first name that it declares. */
  static List<String> references(String path, String source) {
    return new RecordTexts(path, source).references();
  }

  private List<String> exports() {
    RecordExports exports = record.exports();
    List<String> lines = new ArrayList<>();
    for (int export = 0; export < exports.count(); export++) {
      lines.add(export(exports, export));
    }
    return lines;
  }

  private String export(RecordExports exports, int export) {
    int flags = exports.flags(export);
    StringBuilder line = new StringBuilder();
    line.append(
        (flags & ExportFlags.STAR) != 0
            ? "*"
            : text(exports.nameBegin(export), exports.nameEnd(export)));
    if (exports.dependency(export) != RecordExports.NO_DEPENDENCY) {
      String path = text(exports.pathBegin(export), exports.pathEnd(export));
      line.append(" < ").append(path.isEmpty() ? "" : path + " of ");
      line.append(request(exports.dependency(export)));
    }
    if (exports.localEnd(export) > exports.localBegin(export)) {
      line.append(" = ").append(text(exports.localBegin(export), exports.localEnd(export)));
    }
    if ((flags & ExportFlags.CONSTANT) != 0) {
      line.append(" is ").append(text(exports.constantBegin(export), exports.constantEnd(export)));
    }
    return line + ((flags & ExportFlags.PURE_FUNCTION) != 0 ? " pure" : "");
  }

  private List<String> parts() {
    RecordParts parts = record.parts();
    List<String> lines = new ArrayList<>();
    for (int part = 0; part < parts.count(); part++) {
      StringBuilder line = new StringBuilder(names(parts, part));
      if ((parts.flags(part) & RecordParts.PURE) != 0) {
        line.append(" pure");
      }
      String separator = " uses ";
      for (int use = parts.firstUse(part); use < parts.firstUse(part + 1); use++) {
        line.append(separator).append(parts.isReachable(use) ? "" : "dead ");
        line.append(names(parts, parts.used(use)));
        separator = " ";
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private String names(RecordParts parts, int part) {
    List<String> names = new ArrayList<>();
    for (int name = parts.firstName(part); name < parts.firstName(part + 1); name++) {
      names.add(text(parts.nameBegin(name), parts.nameEnd(name)));
    }
    return names.isEmpty() ? "." : String.join(",", names);
  }

  private List<String> references() {
    RecordReferences references = record.references();
    List<String> lines = new ArrayList<>();
    for (int reference = 0; reference < references.count(); reference++) {
      int part = references.part(reference);
      int flags = references.flags(reference);
      String path = text(references.pathBegin(reference), references.pathEnd(reference));
      lines.add(
          request(references.dependency(reference))
              + " "
              + (path.isEmpty() ? "*" : path.replace('\0', '.'))
              + (part == RecordParts.NO_PART ? "" : " in " + names(record.parts(), part))
              + ((flags & RecordReferences.CALLED) != 0 ? " call" : "")
              + ((flags & RecordReferences.LOADED) != 0 ? " load" : "")
              + ((flags & RecordReferences.UNREACHABLE) != 0 ? " dead" : ""));
    }
    return lines;
  }

  private String request(int dependency) {
    return text(record.requestBegin(dependency), record.requestEnd(dependency));
  }

  private String text(int begin, int end) {
    return new String(record.text(), begin, end - begin, StandardCharsets.UTF_8);
  }

  /** The source of each reference, from the first name to the last member. */
  static List<String> spans(String path, String source) {
    RecordTexts texts = new RecordTexts(path, source);
    RecordReferences references = texts.record.references();
    byte[] bytes = texts.source.getBytes(StandardCharsets.UTF_8);
    List<String> spans = new ArrayList<>();
    for (int reference = 0; reference < references.count(); reference++) {
      int start = references.start(reference);
      int length = references.end(reference) - start;
      spans.add(new String(bytes, start, length, StandardCharsets.UTF_8));
    }
    return spans;
  }
}
