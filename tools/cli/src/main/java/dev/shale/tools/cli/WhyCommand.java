package dev.shale.tools.cli;

import dev.shale.engine.graph.Snapshot;
import java.util.List;
import org.agrona.collections.IntArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.io.SerializedString;

/** {@code shale why}: by which imports a module came into the graph. */
final class WhyCommand implements Command {
  private static final SerializedString CHAIN = new SerializedString("chain");
  private static final SerializedString DEPENDENCY = new SerializedString("dependency");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Help.command(
            "shale why",
            "Shows the shortest chain of imports from an entry to a module.",
            ExitStatus.ERRORS + ", or the module is not in it",
            "shale why [OPTIONS] MODULE [ENTRY... | DIR]",
            "shale why src/utils/date.ts     a path",
            "shale why utils/date.ts         the end of one",
            "shale why react packages/app    a package, in another project",
            "shale why node:fs src/main.ts   what is left to the platform, from an entry");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("MODULE")
            .type(String.class)
            .description("A path, the end of a path, or a package")
            .build());
    BuildArguments.declare(spec, 1);
    return spec;
  }

  @Override
  public int run(ParseResult given, Shell shell) {
    String text = given.matchedPositionalValue(0, "");
    BuildArguments arguments =
        BuildArguments.of(given, given.matchedPositionalValue(1, List.<String>of()));
    try (Session session = Session.open(arguments, shell)) {
      long outputStartNanos = System.nanoTime();
      Reports.caution(session, shell);
      int module = ModuleQuery.find(session, text, shell.directory());
      if (module == Snapshot.NO_MODULE) {
        shell.err().println("shale: " + text + " is not in the graph" + from(session) + ".");
        session.awaitSaved(shell);
        return ExitStatus.FINDINGS;
      }
      IntArrayList chain = chain(session.graph(), module);
      if (arguments.json()) {
        writeJson(session, module, chain, shell.out());
      } else {
        print(session, module, chain, shell.out());
      }
      Reports.timings(session, arguments, shell, outputStartNanos);
      session.awaitSaved(shell);
      return Reports.exitStatus(session);
    }
  }

  private static String from(Session session) {
    List<Entry> entries = session.inputs().entries();
    if (entries.size() > 1) {
      return " of " + Numbers.counted(entries.size(), "entry");
    }
    return " of " + session.names().relative(entries.getFirst().file().path());
  }

  /** The dependencies that lead to a module, the last one first. */
  private static IntArrayList chain(Snapshot graph, int module) {
    IntArrayList chain = new IntArrayList();
    int dependency = graph.issuer(module);
    while (dependency != Snapshot.NO_DEPENDENCY) {
      chain.addInt(dependency);
      dependency = graph.issuer(graph.parent(dependency));
    }
    return chain;
  }

  private static void print(Session session, int module, IntArrayList chain, Output out) {
    StringBuilder text = new StringBuilder();
    for (int index = chain.size() - 1; index >= 0; index--) {
      text.append(Imports.line(session, chain.getInt(index))).append('\n');
      indent(text, chain.size() - index);
    }
    text.append(session.names().path(module)).append("\n\n");
    text.append(sentence(session, module, chain)).append('\n');
    out.print(text);
  }

  private static void indent(StringBuilder text, int level) {
    for (int step = 1; step < level; step++) {
      text.append("  ");
    }
    text.append("-> ");
  }

  private static String sentence(Session session, int module, IntArrayList chain) {
    String path = session.names().path(module);
    if (chain.isEmpty()) {
      return path + " is an entry.";
    }
    int entry = session.graph().parent(chain.getInt(chain.size() - 1));
    return path
        + " is "
        + Numbers.counted(chain.size(), "import")
        + " away from "
        + session.names().path(entry)
        + ".";
  }

  private static void writeJson(Session session, int module, IntArrayList chain, Output out) {
    Json json = new Json(out);
    json.begin("shale.why/1", session.inputs().root());
    json.property(Json.MODULE, session.names().load(module));
    json.beginArray(CHAIN);
    for (int index = chain.size() - 1; index >= 0; index--) {
      writeHop(session, chain.getInt(index), json);
    }
    json.beginObject();
    json.property(Json.MODULE, session.names().load(module));
    json.name(DEPENDENCY);
    json.nothing();
    json.endObject();
    json.endArray();
    json.end();
  }

  private static void writeHop(Session session, int dependency, Json json) {
    Snapshot graph = session.graph();
    json.beginObject();
    json.property(Json.MODULE, session.names().load(graph.parent(dependency)));
    json.name(DEPENDENCY);
    json.beginObject();
    json.kind(graph.dependencyKind(dependency));
    json.property(Json.REQUEST, session.names().loadName(graph.request(dependency)));
    json.property(Json.LINE, graph.line(dependency));
    json.property(Json.COLUMN, graph.column(dependency));
    json.endObject();
    json.endObject();
  }
}
