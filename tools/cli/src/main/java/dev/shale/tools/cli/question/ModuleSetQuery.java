package dev.shale.tools.cli.question;

import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.output.Numbers;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.ModuleSet.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/** Finds the modules that a text means; {@link ModuleSet} says in what order it looks. */
final class ModuleSetQuery {
  private static final String PACKAGES = "/node_modules/";
  private static final int MAX_CANDIDATES = 10;

  private final Session session;
  private final Snapshot graph;
  private final String text;
  private final Path directory;

  ModuleSetQuery(Session session, String text, Path directory) {
    this.session = session;
    this.directory = directory;
    graph = session.graph();
    // A folder may be written with a slash at its end.
    boolean isFolder = text.length() > 1 && text.endsWith("/");
    this.text = isFolder ? text.substring(0, text.length() - 1) : text;
  }

  ModuleSet find() {
    ModuleSet found = folder(directory);
    found = found == null ? folder(session.inputs().root()) : found;
    found = found == null ? memberOrPackage() : found;
    if (found != null) {
      return found;
    }
    Asked asked = new Asked(graph, text, null);
    int module = ModuleQuery.find(session, text, asked, directory);
    if (module != Snapshot.NO_MODULE) {
      return new ModuleSet(Kind.MODULE, session.names().path(module), new int[] {module});
    }
    found = folderByEnd();
    if (found != null) {
      return found;
    }
    throw new InputException(absence(asked));
  }

  private @Nullable ModuleSet folder(Path from) {
    try {
      Path folder = from.resolve(text);
      if (!Files.isDirectory(folder)) {
        return null;
      }
      return folder(folder.toRealPath().toString().replace('\\', '/'));
    } catch (InvalidPathException | IOException notAFolder) {
      return null;
    }
  }

  private @Nullable ModuleSet folder(String absolute) {
    String begin = absolute.endsWith("/") ? absolute : absolute + "/";
    IntArrayList modules = new IntArrayList();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String path = graph.name(graph.identifier(module));
      boolean isBelow = graph.kind(module).isFile() && path.startsWith(begin);
      if (isBelow && path.indexOf(PACKAGES, begin.length() - 1) < 0) {
        modules.addInt(module);
      }
    }
    String name = session.names().relative(begin);
    return modules.isEmpty()
        ? null
        : new ModuleSet(Kind.FOLDER, folderName(name), modules.toIntArray());
  }

  /** The folder of a path that ends with a slash; the root is a dot. */
  private static String folderName(String name) {
    return name.isEmpty() ? "." : name.substring(0, name.length() - 1);
  }

  private @Nullable ModuleSet memberOrPackage() {
    Path member = session.inputs().members().get(text);
    ModuleSet folder = member == null ? null : folder(member.toString().replace('\\', '/'));
    if (folder != null) {
      return new ModuleSet(Kind.PACKAGE, text, folder.modules());
    }
    IntArrayList modules = new IntArrayList();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.isInstalled(module) && ModuleChoice.packageNameOf(graph, module).equals(text)) {
        modules.addInt(module);
      }
    }
    return modules.isEmpty() ? null : new ModuleSet(Kind.PACKAGE, text, modules.toIntArray());
  }

  /** The folder whose path ends like this, if there is one. */
  private @Nullable ModuleSet folderByEnd() {
    String end = "/" + text;
    TreeSet<String> folders = new TreeSet<>();
    for (int module = 0; module < graph.moduleCount(); module++) {
      String path = graph.name(graph.identifier(module));
      int at = graph.kind(module).isFile() ? path.indexOf(end + "/") : -1;
      if (at >= 0) {
        folders.add(path.substring(0, at + end.length()));
      }
    }
    if (folders.size() > 1) {
      throw ambiguous(folders);
    }
    return folders.isEmpty() ? null : folder(folders.getFirst());
  }

  private InputException ambiguous(Set<String> folders) {
    StringBuilder sentence = new StringBuilder("'" + Visible.of(text) + "' may be any of ");
    sentence.append(Numbers.counted(folders.size(), "folder")).append(':');
    int shownCount = 0;
    for (String folder : folders) {
      if (++shownCount > MAX_CANDIDATES) {
        int more = folders.size() - MAX_CANDIDATES;
        sentence.append("\n  ... ").append(Numbers.grouped(more)).append(" more");
        break;
      }
      sentence.append("\n  ").append(session.text().path(folder));
    }
    return new InputException(sentence.append("\nName one of them").toString());
  }

  private String absence(Asked asked) {
    String shown = "'" + Visible.of(text) + "'";
    if (!asked.inVain().isEmpty()) {
      return shown + " leads to no module; 'shale why' says who asks for it";
    }
    return NearestModule.exists(session, text, directory)
        ? "no entry leads to " + shown
        : "no module, package or folder of the graph is called "
            + shown
            + NearestModule.clause(session, text, directory);
  }
}
