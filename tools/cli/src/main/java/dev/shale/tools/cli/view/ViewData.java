package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.ModuleChoice;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.question.ShakeAnswer;
import dev.shale.tools.viewer.ViewerPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A graph as the page of the viewer reads it. The same graph gives the same bytes. */
public final class ViewData implements ViewerPage.Data {
  private final Session session;
  private final ViewContent content;
  private final Columns columns = new Columns();

  private ViewData(Session session, ViewContent content) {
    this.session = session;
    this.content = content;
  }

  /** Reads a graph whose modules were looked at for their exports. */
  public static ViewData of(Session session, ViewContent content) {
    ViewData data = new ViewData(session, content);
    data.addColumns();
    return data;
  }

  private void addColumns() {
    Snapshot graph = session.graph();
    // Looking at exports takes as long as all else; names belong to one thread.
    CompletableFuture<ExportsAnswer> asked =
        CompletableFuture.supplyAsync(
            () -> ExportsAnswer.of(session, false),
            work -> Thread.ofPlatform().daemon().name("shale-exports").start(work));
    PathNames names = new PathNames(graph, session.inputs().root());
    DependencyNumbers numbers = new DependencyNumbers(graph);
    ModuleColumns modules = new ModuleColumns(graph, columns);
    modules.add(names, numbers);
    modules.addDominators();
    Texts texts = new Texts(columns, "text", graph, names);
    new DependencyColumns(graph, texts, columns).add();
    CycleColumns.add(graph, numbers, columns);
    try (ExportsAnswer exports = answer(asked)) {
      new ExportColumns(exports, texts, columns).add();
      modules.addSurviving(ShakeAnswer.of(exports, ModuleChoice.of(graph, false), ""));
    }
    modules.addChunks(content.chunks());
    if (content.affected() != null) {
      modules.addAffected(content.affected());
    }
  }

  private static ExportsAnswer answer(CompletableFuture<ExportsAnswer> asked) {
    try {
      return asked.join();
    } catch (CompletionException failure) {
      switch (failure.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null, default -> throw failure;
      }
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    columns.write(out, json -> new ViewHeader(session, json).write(content));
  }
}
