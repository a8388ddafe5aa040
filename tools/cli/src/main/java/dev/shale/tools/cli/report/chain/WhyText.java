package dev.shale.tools.cli.report.chain;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Output;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.NearestModule;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.WhyAnswer;
import java.nio.file.Path;
import java.util.List;
import org.agrona.collections.IntArrayList;

/** An answer to {@code shale why} for people: the imports, and a sentence. */
public final class WhyText {
  private static final int MAX_IMPORTS = 10;

  private final Session session;
  private final WhyAnswer answer;

  /** What was asked for, as it was typed and as it is shown. */
  private final String text;

  private final String asked;

  public WhyText(Session session, WhyAnswer answer, String text) {
    this.session = session;
    this.answer = answer;
    this.text = text;
    asked = Visible.of(text);
  }

  public void print(Output out) {
    StringBuilder lines = new StringBuilder();
    if (answer.module() == Snapshot.NO_MODULE) {
      appendImports(lines);
    } else {
      appendChain(lines);
    }
    out.print(lines.append('\n').append(sentence()).append(".\n"));
  }

  private void appendImports(StringBuilder lines) {
    IntArrayList imports = answer.dependencies();
    int shownCount = Math.min(imports.size(), MAX_IMPORTS);
    for (int index = 0; index < shownCount; index++) {
      lines.append(session.text().line(imports.getInt(index))).append('\n');
    }
    if (shownCount < imports.size()) {
      lines.append("... ").append(Numbers.grouped(imports.size() - shownCount));
      lines.append(" more; --json lists all\n");
    }
  }

  private void appendChain(StringBuilder lines) {
    ChainText.append(lines, session.text(), "", answer.dependencies(), answer.module());
  }

  private String sentence() {
    return switch (answer.reason()) {
      case LOADED -> loaded();
      case TYPES -> name() + " is there only for types: " + firstForTypes();
      case PACKAGES -> name() + " is reached through installed packages alone";
      case IGNORED -> name() + " is ignored: \"browser\" in a package.json takes it away";
      case UNRESOLVED -> unresolved();
      case PATTERN -> pattern();
      case ABSENT -> asked + " is not in the graph" + ofEntries();
    };
  }

  private String name() {
    return session.text().path(answer.module());
  }

  private String loaded() {
    IntArrayList chain = answer.dependencies();
    if (chain.isEmpty()) {
      return name() + " is an entry";
    }
    int entry = session.graph().parent(chain.getInt(0));
    return name()
        + " is "
        + Numbers.counted(chain.size(), "import")
        + " away from "
        + session.text().path(entry);
  }

  private String firstForTypes() {
    return session.text().place(answer.firstForTypes(session.graph()));
  }

  private String pattern() {
    if (!answer.file().isEmpty()) {
      return "A pattern that is not followed may mean " + session.text().path(answer.file());
    }
    int count = 0;
    for (int index = 0; index < answer.dependencies().size(); index++) {
      int dependency = answer.dependencies().getInt(index);
      count += session.graph().target(dependency) == Snapshot.NO_MODULE ? 0 : 1;
    }
    return asked
        + " is a pattern, which "
        + (count == 0 ? "leads to no module" : "leads to " + Numbers.counted(count, "module"));
  }

  private String unresolved() {
    int count = answer.dependencies().size();
    String missing = missingPackage();
    return Numbers.counted(count, "import")
        + (count == 1 ? " asks for " : " ask for ")
        + asked
        + (missing.isEmpty()
            ? ", which leads to no module"
            : ". " + Diagnostic.notInstalled(Visible.of(missing)));
  }

  /** The package that is not installed, where that is why nothing is found; or empty. */
  private String missingPackage() {
    for (Diagnostic diagnostic : session.report().diagnostics()) {
      String missing = diagnostic.missingPackage();
      if (!missing.isEmpty() && (asked.equals(missing) || asked.startsWith(missing + "/"))) {
        return missing;
      }
    }
    return "";
  }

  /** What is not in the graph, for the standard error. */
  public String absence(Path directory) {
    return sentence() + NearestModule.clause(session, text, directory) + ".";
  }

  private String ofEntries() {
    List<Entry> entries = session.entries();
    return entries.size() > 1
        ? " of " + Numbers.counted(entries.size(), "entry")
        : " of " + session.text().path(entries.getFirst().file().path());
  }
}
