package dev.shale.tools.cli.report;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.Reuse;
import dev.shale.engine.query.Cycles;
import dev.shale.engine.query.Witnesses;
import dev.shale.tools.cli.argument.Entry;
import dev.shale.tools.cli.argument.Inputs;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.ProcessMemory;
import dev.shale.tools.cli.output.Reuses;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Few;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Origins;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.Totals;
import dev.shale.tools.cli.question.Unread;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.util.List;

/** A graph on one screen, for people: rows of a label, a number and what it is made of. */
public final class Summary {
  private static final int LABEL_COLUMNS = 16;
  private static final int MAX_ENTRIES = 5;
  private static final int MAX_CYCLES = 3;

  /** A longer cycle is shown by its first modules and its last. */
  private static final int MAX_PATH_MODULES = 8;

  private final Session session;
  private final Snapshot graph;
  private final ModuleChoice choice;
  private final Style style;
  private final Totals totals;
  private final Cycles cycles;
  private final int numberColumns;
  private final StringBuilder text = new StringBuilder(1 << 11);

  private Summary(Session session, ModuleChoice choice, Style style) {
    this.session = session;
    this.choice = choice;
    this.style = style;
    graph = session.graph();
    totals = Totals.of(graph, choice);
    cycles = choice.cycles();
    int most = Math.max(totals.moduleCount(), totals.dependencyCount());
    numberColumns = Numbers.grouped(most).length();
  }

  /** All but the last line of the summary. */
  public static Summary of(Session session, ModuleChoice choice, Style style) {
    Summary summary = new Summary(session, choice, style);
    summary.addEntries();
    summary.addSkipped();
    summary.addProject();
    summary.addCounts();
    summary.addCycles();
    summary.addShape();
    summary.addCosts();
    return summary;
  }

  public String text() {
    return text.toString();
  }

  /** The last line: one sentence with the totals. */
  public String sentence(long nanos) {
    BuildReport report = session.report();
    int errorCount = Totals.count(report.diagnostics(), Severity.ERROR);
    String errors = Numbers.counted(errorCount, "error");
    return Numbers.counted(totals.moduleCount(), "module")
        + ", "
        + Numbers.counted(totals.dependencyCount(), "dependency")
        + ", "
        + Numbers.counted(cycles.count(), "cycle")
        + " and "
        + (errorCount == 0 ? errors : style.red(errors))
        + " in "
        + Numbers.seconds(nanos)
        + ".";
  }

  private void addEntries() {
    List<Entry> entries = session.entries();
    int shownCount = Math.min(entries.size(), MAX_ENTRIES);
    for (int index = 0; index < shownCount; index++) {
      Entry entry = entries.get(index);
      label(index > 0 ? "" : entries.size() == 1 ? "Entry" : "Entries");
      addEntry(session.text().path(entry.file().path()), entry.origin(), index);
    }
    if (shownCount < entries.size()) {
      label("");
      more(entries.size() - shownCount);
      text.append('\n');
    }
  }

  private void addEntry(String path, String origin, int index) {
    text.append(style.bold(path));
    if (!origin.isEmpty()) {
      String reason = origin.equals(path) ? "found by its name" : origin;
      text.append("  ").append(style.dim("(" + reason + ")"));
    }
    if (path.endsWith(".html") && graph.isEntry(index)) {
      addScripts(index);
    }
    text.append('\n');
  }

  /** Of a page it is the scripts that people have in mind. */
  private void addScripts(int page) {
    Few scripts = new Few();
    DependencyCursor cursor = graph.dependencies();
    for (cursor.of(page); cursor.next(); ) {
      int target = graph.target(cursor.dependency());
      if (target != Snapshot.NO_MODULE && !graph.kind(target).label().equals("css")) {
        scripts.add(target);
      }
    }
    if (scripts.count() > 0) {
      text.append("  -> ").append(names(scripts));
    }
  }

  /** An entry that is not the expected one is hard to understand without this. */
  private void addSkipped() {
    List<String> skipped = session.inputs().skipped();
    for (int index = 0; index < Math.min(skipped.size(), Few.MOST); index++) {
      label(index == 0 ? "Passed over" : "");
      text.append(skipped.get(index)).append('\n');
    }
  }

  /** What decides between the files of a package has to be known to believe an answer. */
  private void addProject() {
    Inputs inputs = session.inputs();
    if (!inputs.layout().isEmpty()) {
      label("Packages");
      text.append(style.bold(Numbers.grouped(inputs.packages().size())));
      text.append("  ").append(style.dim("(" + inputs.layout() + ")")).append('\n');
    }
    if (!inputs.unlinked().isEmpty()) {
      label("Not linked");
      text.append(ProjectLines.unlinked(inputs)).append('\n');
    }
    label("Platform");
    text.append(ProjectLines.text(inputs)).append('\n');
    if (!inputs.configuration().isEmpty()) {
      label("Configuration");
      text.append(inputs.configuration()).append('\n');
    }
  }

  private void addCounts() {
    row("Modules", totals.moduleCount(), modulesByKind());
    addOrigins();
    addUnread();
    if (totals.forTypes().count() > 0) {
      row("Only for types", totals.forTypes());
    }
    row("Dependencies", totals.dependencyCount(), dependenciesByKind());
    row("Connections", totals.connectionCount(), "");
    row("Externals", totals.externals());
    row("Unresolved", Totals.unresolvedCount(session.report().diagnostics()), "");
    if (totals.openCount() > 0) {
      row(
          "Not followed",
          totals.openCount(),
          "patterns that no file fits or that begin with what is not known, such as "
              + session.text().place(totals.firstOpen()));
    }
  }

  /** Whose the modules are, where there are others than the project's own. */
  private void addOrigins() {
    Origins origins = Origins.of(graph);
    if (origins.installedCount() == 0) {
      return;
    }
    String installed =
        Numbers.grouped(origins.installedCount())
            + " of "
            + Numbers.counted(origins.packageCount(), "package");
    label("");
    if (choice.isOwn()) {
      pad(numberColumns + 2);
      text.append("without ").append(installed).append('\n');
    } else {
      number(origins.ownCount());
      text.append("  own, ").append(installed).append('\n');
    }
  }

  /** What such files ask for is missing in the graph, which has to be known. */
  private void addUnread() {
    Unread unread = Unread.of(graph, choice);
    List<Unread.Extension> extensions = unread.extensions();
    if (extensions.isEmpty()) {
      return;
    }
    StringBuilder names = new StringBuilder();
    int namedCount = Math.min(extensions.size(), Few.MOST);
    int restCount = unread.count();
    for (Unread.Extension extension : extensions.subList(0, namedCount)) {
      String name = extension.name().isEmpty() ? "without extension" : extension.name();
      part(names, extension.count(), Visible.of(name));
      restCount -= extension.count();
    }
    part(names, restCount, restCount == 1 ? "other" : "others");
    row("Not read", unread.count(), names.toString());
  }

  private String modulesByKind() {
    StringBuilder parts = new StringBuilder();
    for (ModuleKind kind : graph.kinds().moduleKinds()) {
      part(parts, totals.moduleCount(kind), kind.label());
    }
    return parts.toString();
  }

  private String dependenciesByKind() {
    StringBuilder parts = new StringBuilder();
    for (DependencyKind kind : graph.kinds().dependencyKinds()) {
      // An abbreviation, which people write in capitals.
      String label = kind == JavaScriptKinds.AMD ? "AMD" : kind.label();
      part(parts, totals.dependencyCount(kind), label);
    }
    if (totals.typeOnlyCount() > 0) {
      parts.append("; ").append(Numbers.grouped(totals.typeOnlyCount())).append(" only for types");
    }
    return parts.toString();
  }

  private static void part(StringBuilder parts, int count, String label) {
    if (count > 0) {
      parts.append(parts.isEmpty() ? "" : ", ").append(Numbers.grouped(count));
      parts.append(' ').append(label);
    }
  }

  private String names(Few modules) {
    StringBuilder names = new StringBuilder();
    for (int index = 0; index < modules.namedCount(); index++) {
      names.append(index == 0 ? "" : ", ").append(session.text().path(modules.module(index)));
    }
    if (modules.namedCount() < modules.count()) {
      int moreCount = modules.count() - modules.namedCount();
      names.append(", ... ").append(Numbers.grouped(moreCount)).append(" more");
    }
    return names.toString();
  }

  private void addCycles() {
    int members = cycles.memberCount();
    row("Cycles", cycles.count(), members == 0 ? "" : Numbers.counted(members, "module"));
    Witnesses witnesses = new Witnesses(graph, cycles);
    int[] largest = cycles.largestFirst();
    for (int index = 0; index < Math.min(largest.length, MAX_CYCLES); index++) {
      label("");
      number(cycles.size(largest[index]));
      text.append("  ");
      addPath(witnesses.find(largest[index]));
      text.append('\n');
    }
  }

  private void addPath(int[] dependencies) {
    boolean isShort = dependencies.length <= MAX_PATH_MODULES;
    int headCount = isShort ? dependencies.length : MAX_PATH_MODULES - 1;
    for (int index = 0; index < headCount; index++) {
      text.append(session.text().path(graph.parent(dependencies[index]))).append(" -> ");
    }
    if (!isShort) {
      more(dependencies.length - headCount);
      text.append(" -> ");
    }
    text.append(session.text().path(graph.parent(dependencies[0])));
  }

  private void addShape() {
    row("Roots", totals.roots().count(), roots());
    row("Greatest depth", totals.greatestDepth(), "");
  }

  private String roots() {
    String names = names(totals.roots());
    int cyclic = entryInCycle();
    return cyclic == Snapshot.NO_MODULE
        ? names
        : names + "  (of a cycle the most imported; " + session.text().path(cyclic) + " is in one)";
  }

  /** An entry that is no root: others of its cycle are imported from more places. */
  private int entryInCycle() {
    boolean[] hasRoot = new boolean[graph.moduleCount()];
    for (int module = 0; module < hasRoot.length; module++) {
      hasRoot[graph.component(module)] |= graph.isRoot(module);
    }
    for (int module = 0; module < hasRoot.length; module++) {
      if (graph.isEntry(module) && !graph.isRoot(module) && hasRoot[graph.component(module)]) {
        return module;
      }
    }
    return Snapshot.NO_MODULE;
  }

  private void addCosts() {
    Reuse reuse = session.report().reuse();
    if (reuse.isKept()) {
      label("Cache");
      text.append(Reuses.sentence(reuse)).append('\n');
    }
    label("Time");
    text.append("entries ").append(Numbers.millis(session.entriesNanos()));
    text.append(", discover ").append(Numbers.millis(session.report().discoverNanos()));
    text.append(", passes ").append(Numbers.millis(session.passNanos())).append('\n');
    label("Memory");
    text.append("native ").append(Sizes.of(session.nativeBytes()));
    text.append(" (peak ").append(Sizes.of(session.peakNativeBytes())).append(')');
    long residentBytes = ProcessMemory.peakResidentBytes();
    if (residentBytes != ProcessMemory.UNKNOWN) {
      text.append(", resident ").append(Sizes.of(residentBytes)).append(" at most");
    }
    text.append('\n');
  }

  private void row(String label, Few modules) {
    row(label, modules.count(), names(modules));
  }

  private void row(String label, int count, String detail) {
    label(label);
    number(count);
    if (!detail.isEmpty()) {
      text.append("  ").append(detail);
    }
    text.append('\n');
  }

  private void label(String label) {
    text.append(style.dim(label));
    pad(LABEL_COLUMNS - label.length());
  }

  private void number(int count) {
    String digits = Numbers.grouped(count);
    pad(numberColumns - digits.length());
    text.append(style.bold(digits));
  }

  private void pad(int columns) {
    for (int column = 0; column < columns; column++) {
      text.append(' ');
    }
  }

  private void more(int count) {
    text.append("... ").append(Numbers.grouped(count)).append(" more");
  }
}
