package dev.shale.example.python;

import dev.shale.engine.facts.AskedNames;
import dev.shale.engine.facts.AskedNames.Answer;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** An example of docs/embedding.md: finds Python modules below one directory. */
// begin
final class PythonResolver implements Resolver {
  private static final String NONE = "";

  private final String root;
  private final Observations observations = new Observations();

  /** One for each update: {@code () -> new PythonResolver(root)}. */
  PythonResolver(Path realRoot) {
    root = realRoot.toString();
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    int dots = 0;
    while (dots < request.length() && request.charAt(dots) == '.') {
      dots++;
    }
    String directory = root;
    for (int up = 0; up < dots; up++) {
      directory = parent(up == 0 ? from.path() : directory);
    }
    String module = find(directory, request.substring(dots));
    if (!module.isEmpty()) {
      return Resolved.file(module);
    }
    if (kind == PythonFrontEnd.MEMBER) {
      return Resolved.nothing(request);
    }
    return dots == 0
        ? Resolved.external(request)
        : Resolved.unresolved(request, "There is no module \"" + request + "\"");
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The real path of the module that {@code names} mean, such as {@code a.b}. */
  private String find(String directory, String names) {
    if (names.isEmpty()) {
      return look(directory, "__init__.py", false);
    }
    int dot = names.indexOf('.');
    String name = dot < 0 ? names : names.substring(0, dot);
    if (name.isEmpty()) {
      return NONE;
    }
    String inside = look(directory, name, true);
    String rest = dot < 0 ? "" : names.substring(dot + 1);
    String found = inside.isEmpty() ? NONE : find(inside, rest);
    // A package comes before a module of the same name.
    return found.isEmpty() && dot < 0 ? look(directory, name + ".py", false) : found;
  }

  /**
   * The real path of what has a name in a real directory, if it is of the type that is wanted. This
   * is the only place that asks the file system, so all that answers depend on is noted here.
   */
  private String look(String directory, String name, boolean wantsDirectory) {
    // First the directory, of which a stamp is taken; then the question.
    AskedNames asked = observations.directory(directory);
    Path path = Path.of(directory + "/" + name);
    BasicFileAttributes type = attributes(path, LinkOption.NOFOLLOW_LINKS);
    asked.add(name, answer(type));
    if (type != null && type.isSymbolicLink()) {
      observations.link(path.toString());
      type = attributes(path);
    }
    if (type == null || !(wantsDirectory ? type.isDirectory() : type.isRegularFile())) {
      return NONE;
    }
    try {
      return path.toRealPath().toString();
    } catch (IOException goneMeanwhile) {
      return NONE;
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path path, LinkOption... options) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, options);
    } catch (IOException absent) {
      return null;
    }
  }

  private static Answer answer(@Nullable BasicFileAttributes type) {
    if (type == null) {
      return Answer.NOTHING;
    }
    if (type.isSymbolicLink()) {
      return Answer.LINK;
    }
    if (type.isDirectory()) {
      return Answer.DIRECTORY;
    }
    return type.isRegularFile() ? Answer.FILE : Answer.SOMETHING_ELSE;
  }
}
// end
