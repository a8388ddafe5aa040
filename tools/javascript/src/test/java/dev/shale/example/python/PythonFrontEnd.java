package dev.shale.example.python;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.record.ModuleRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example of docs/embedding.md: the imports of Python, one in a line. */
// begin
final class PythonFrontEnd implements FrontEnd {
  private static final ModuleKind SOURCE = new ModuleKind(0, "source", true);
  static final DependencyKind IMPORT = new DependencyKind(0, "import");

  /** Of {@code from a import b}: a module {@code a.b}, or else a name in {@code a}. */
  static final DependencyKind MEMBER = new DependencyKind(1, "member");

  private static final Kinds KINDS = Kinds.of(List.of(SOURCE), List.of(IMPORT, MEMBER));
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:import\\s+([\\w.]+)|from\\s+([\\w.]+)\\s+import\\s+(\\w+)).*");

  @Override
  public Kinds kinds() {
    return KINDS;
  }

  @Override
  public ModuleKind kindOf(String path) {
    return SOURCE;
  }

  @Override
  public String recordIdentity() {
    return "python";
  }

  @Override
  public Parser newParser() {
    return (file, bytes, begin, end, record) -> {
      int line = 1;
      for (int start = begin; start < end; line++) {
        int stop = start;
        while (stop < end && bytes[stop] != '\n') {
          stop++;
        }
        parse(bytes, start, stop, line, record);
        start = stop + 1;
      }
    };
  }

  private static void parse(byte[] bytes, int start, int stop, int line, ModuleRecord record) {
    String text = new String(bytes, start, stop - start, StandardCharsets.UTF_8);
    Matcher found = LINE.matcher(text);
    if (!found.matches()) {
      return;
    }
    int asked = found.group(1) != null ? 1 : 2;
    add(record, IMPORT, found.group(asked), text, found.start(asked), start, line);
    if (asked == 2) {
      String base = found.group(2);
      String member = (base.endsWith(".") ? base : base + ".") + found.group(3);
      add(record, MEMBER, member, text, found.start(3), start, line);
    }
  }

  /** Offsets are bytes of the file; columns are UTF-16 units from 1. */
  private static void add(
      ModuleRecord record,
      DependencyKind kind,
      String request,
      String text,
      int unit,
      int start,
      int line) {
    byte[] utf8 = request.getBytes(StandardCharsets.UTF_8);
    int at = start + text.substring(0, unit).getBytes(StandardCharsets.UTF_8).length;
    int written = kind == MEMBER ? utf8.length - request.lastIndexOf('.') - 1 : utf8.length;
    int row = record.addDependency(kind, 0, utf8, 0, utf8.length, at, at + written);
    record.locate(row, line, unit + 1);
  }
}
// end
