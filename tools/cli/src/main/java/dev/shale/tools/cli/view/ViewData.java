package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.output.PathNames;
import dev.shale.tools.cli.question.ExportsAnswer;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.viewer.ViewerPage;
import java.io.IOException;
import java.io.OutputStream;

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
    PathNames names = new PathNames(graph, session.inputs().root());
    DependencyNumbers numbers = new DependencyNumbers(graph);
    ModuleColumns modules = new ModuleColumns(graph, columns);
    modules.add(names, numbers);
    modules.addDominators();
    Texts texts = new Texts(columns, "text", graph, names);
    new DependencyColumns(graph, texts, columns).add();
    CycleColumns.add(graph, numbers, columns);
    try (ExportsAnswer exports = ExportsAnswer.of(session, false)) {
      new ExportColumns(exports, texts, columns).add();
      modules.addSurviving(exports.uses());
    }
    modules.addChunks(content.chunks());
    if (content.affected() != null) {
      modules.addAffected(content.affected());
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    columns.write(out, json -> new ViewHeader(session, json).write(content));
  }
}
