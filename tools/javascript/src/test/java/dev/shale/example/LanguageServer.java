package dev.shale.example;

import dev.shale.engine.Change;
import dev.shale.engine.Edges;
import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.engine.language.Diagnostic;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** The first example of docs/embedding.md. */
// begin
final class LanguageServer implements AutoCloseable {
  private final Project project;
  private final BiConsumer<String, List<Diagnostic>> editor;
  private volatile CompletableFuture<Update> last;

  /** Opens a project; its editor hears what is wrong with which file. */
  LanguageServer(Path root, List<Path> entries, BiConsumer<String, List<Diagnostic>> editor) {
    this.editor = editor;
    ResolverOptions rules = ResolverOptions.browser(Mode.DEVELOPMENT);
    JavaScriptFrontEnd frontEnd = new JavaScriptFrontEnd(Mode.DEVELOPMENT).dependenciesOnly();
    project =
        Project.builder(root)
            .language(frontEnd, () -> JavaScriptResolver.observing(rules))
            .entries(() -> entries)
            .open();
    last = project.update(List.of());
    project.onUpdate(this::publish);
    try (View view = project.view()) {
      publish(view, view.diagnostics());
    }
  }

  /** Files that were saved, made or deleted. */
  void filesChanged(Collection<Path> files) {
    last = project.update(files);
  }

  void bufferChanged(Path file, String text) {
    last = project.overlay(file, text.getBytes(StandardCharsets.UTF_8));
  }

  void bufferClosed(Path file) {
    last = project.withdraw(file);
  }

  /** Waits for what was said last; throws what its update threw. */
  void settle() {
    last.join();
  }

  private void publish(Update update) {
    try (View view = project.view()) {
      publish(view, update.isRebuilt() ? view.diagnostics() : update.diagnosticsAdded());
      publish(view, update.diagnosticsRemoved());
    }
  }

  private void publish(View view, List<Diagnostic> some) {
    Set<String> files = new LinkedHashSet<>();
    some.forEach(one -> files.add(one.path()));
    for (String file : files) {
      int module = view.module(file);
      editor.accept(file, module == View.NO_MODULE ? List.of() : view.diagnostics(module));
    }
  }

  /** Where a file is asked for: path, line and column. */
  List<String> references(Path file) {
    try (View view = project.view()) {
      List<String> found = new ArrayList<>();
      for (Edges in = view.importersOf(view.module(file)); in.next(); ) {
        found.add(view.name(in.source()) + ":" + in.line() + ":" + in.column());
      }
      found.sort(null);
      return found;
    }
  }

  /** Why a file is there: a shortest chain of imports from an entry to it. */
  List<Path> why(Path file) {
    try (View view = project.view()) {
      return view.paths(view.shortestPath(view.entries(), view.module(file)));
    }
  }

  /** A cycle of imports through a file; empty for none. */
  List<Path> cycle(Path file) {
    try (View view = project.view()) {
      return view.paths(view.cycleOf(view.module(file)));
    }
  }

  /** The tests that may fail after a change of a file. */
  List<Path> affectedTests(Path file) {
    try (View view = project.view()) {
      List<Path> affected = view.paths(view.affectedBy(view.module(file), Change.ANY));
      affected.removeIf(one -> !one.toString().endsWith(".test.ts"));
      return affected;
    }
  }

  @Override
  public void close() {
    project.close();
  }
}
// end
