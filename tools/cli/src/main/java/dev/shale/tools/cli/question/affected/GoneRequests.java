package dev.shale.tools.cli.question.affected;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.change.ChangedFile;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that files which are gone have answered, and packages that are, in one walk over all
 * requests. A file that is gone is no module, so what a request means is told by its text: surely
 * for a relative one, and for others by how it ends.
 */
final class GoneRequests {
  private final Session session;
  private final Snapshot graph;
  private final GoneFiles files;
  private final GonePackages packages;
  private final Starts starts;
  private final EdgeChoice edges;

  GoneRequests(
      Session session, GoneFiles files, GonePackages packages, Starts starts, EdgeChoice edges) {
    this.edges = edges;
    this.session = session;
    graph = session.graph();
    this.files = files;
    this.packages = packages;
    this.starts = starts;
  }

  void find() {
    if (files.isEmpty() && packages.isEmpty()) {
      return;
    }
    DependencyCursor cursor = graph.dependencies();
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.moduleExists(module) && graph.begin(module) < graph.end(module)) {
        String parent = graph.name(graph.identifier(module));
        for (cursor.of(module); cursor.next(); ) {
          look(module, parent, cursor.dependency(), cursor.target());
        }
      }
    }
  }

  private void look(int module, String parent, int dependency, int target) {
    if (!edges.has(graph.dependencyKind(dependency), graph.isPassive(dependency))) {
      return;
    }
    String request = graph.name(graph.request(dependency));
    ChangedFile gone = files.isEmpty() ? null : file(module, parent, request, target);
    if (gone != null) {
      starts.add(module, new Cause(gone, Cause.Kind.GONE, leads(target), dependency));
    }
    GonePackages.Gone other = packages.isEmpty() ? null : packages.askedFor(parent, request);
    if (other != null) {
      starts.add(module, Cause.ofPackage(other.file(), other.detail(), dependency));
    }
  }

  private String leads(int target) {
    return target == Snapshot.NO_MODULE
        ? "leads nowhere now"
        : "leads to " + session.text().path(target) + " now";
  }

  private @Nullable ChangedFile file(int module, String parent, String request, int target) {
    String plain = plain(request);
    String folder = parent.substring(0, parent.lastIndexOf('/') + 1);
    if (plain.startsWith("./")
        || plain.startsWith("../")
        || plain.equals(".")
        || plain.equals("..")) {
      return relative(folder, plain);
    }
    boolean isBare = graph.kind(module) == JavaScriptKinds.CSS;
    ChangedFile beside =
        isBare || graph.kind(module) == JavaScriptKinds.HTML ? relative(folder, plain) : null;
    if (beside != null) {
      return beside;
    }
    return target == Snapshot.NO_MODULE ? unresolved(plain) : elsewhere(plain, target);
  }

  private @Nullable ChangedFile relative(String folder, String request) {
    String path = normal(folder + request);
    return path.indexOf('*') >= 0 ? files.fitting(path) : files.at(path);
  }

  /** A request that leads nowhere and ends like a file that is gone, its first segment aside. */
  private @Nullable ChangedFile unresolved(String request) {
    Map<String, Path> members = session.inputs().members();
    for (Map.Entry<String, Path> member : members.entrySet()) {
      if (request.equals(member.getKey()) || request.startsWith(member.getKey() + "/")) {
        return files.below(member.getValue().toString().replace('\\', '/'));
      }
    }
    return files.endingWith(tail(request));
  }

  /** One that leads to what has the same name but for the extension or an index. */
  private @Nullable ChangedFile elsewhere(String request, int target) {
    if (graph.isInstalled(target) || !graph.kind(target).isFile()) {
      return null;
    }
    ChangedFile like = files.endingWith(tail(request));
    return like != null && isAlike(graph.name(graph.identifier(target)), like) ? like : null;
  }

  private boolean isAlike(String target, ChangedFile gone) {
    int dot = target.lastIndexOf('.');
    String stem = dot > target.lastIndexOf('/') ? target.substring(0, dot) : target;
    String folder = stem.endsWith("/index") ? stem.substring(0, stem.lastIndexOf('/')) : stem;
    return gone.equals(files.at(stem)) || gone.equals(files.at(folder));
  }

  private static String tail(String request) {
    return request.substring(request.indexOf('/') + 1);
  }

  /** Without a query; a hash that begins the request is a name of its own. */
  private static String plain(String request) {
    int query = request.indexOf('?');
    String text = query > 0 ? request.substring(0, query) : request;
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** A path without segments that are dots. */
  private static String normal(String path) {
    StringBuilder normal = new StringBuilder(path.length());
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        normal.setLength(Math.max(0, normal.lastIndexOf("/")));
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        normal.append('/').append(segment);
      }
    }
    return normal.toString();
  }
}
