package dev.shale.tools.javascript.resolver;

import dev.shale.engine.build.Resolved;
import dev.shale.engine.build.Resolved.Status;
import dev.shale.engine.graph.DependencyKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells the forms of requests apart and turns failures into sentences. Thread-safe. */
public final class RequestResolver {
  private final FileTree tree;
  private final FileLocator files;
  private final PackageLocator packages;

  /**
   * The last module that asked. Modules ask all their questions in a row, so this saves most
   * look-ups of directories. Threads overwrite each other's, which costs a look-up and no more.
   */
  private @Nullable Asker lastAsker;

  /**
   * A module that asks.
   *
   * @param project what holds for it in place of its directory's tsconfig.json; null for that one
   */
  private record Asker(Resolved file, Directory directory, @Nullable TsConfig project) {
    TsConfig config() {
      return project == null ? directory.tsConfig() : project;
    }
  }

  public RequestResolver(Rules rules) {
    tree = new FileTree(rules);
    files = new FileLocator(rules, tree.root());
    packages = new PackageLocator(rules, files);
  }

  /** Resolves one request; see {@link dev.shale.engine.build.Resolver#resolve}. */
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    if (request.isEmpty()) {
      return Resolved.unresolved(request, "The request is empty");
    }
    Asker asker = askerOf(from);
    Resolved answer = literal(asker, request, kind);
    if (answer.status() != Status.UNRESOLVED) {
      return answer;
    }
    // "?" and "#" may be in a file's name, so the whole request is tried first, as in esbuild.
    int suffix = Requests.suffixBegin(request);
    if (suffix != Requests.NONE) {
      answer = literal(asker, request.substring(0, suffix), kind);
    }
    return answer.status() == Status.UNRESOLVED
        ? Resolved.unresolved(request, answer.message())
        : answer;
  }

  /**
   * The tsconfig.json that holds for a file, with its compiler options; {@link TsConfig#NONE}
   * inside of packages and where there is none.
   *
   * @param path real
   */
  TsConfig tsConfig(String path) {
    Directory directory = tree.directory(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    TsConfig exception = tree.tsConfigs().exception(directory, path);
    return exception == null ? directory.tsConfig() : exception;
  }

  /** An entry file as the user named it. */
  public Resolved entry(Path file) {
    String name = file.toString();
    Entry entry = tree.find(file);
    if (entry instanceof Entry.RegularFile found) {
      return Files.isReadable(file)
          ? found.directory().resolved(found.name())
          : Resolved.unresolved(name, "Cannot read the entry " + name + ": permission denied");
    }
    if (entry instanceof Directory) {
      return Resolved.unresolved(name, "The entry " + name + " is a directory, not a file");
    }
    return entry instanceof Entry.Broken broken
        ? Resolved.unresolved(name, "Cannot read the entry " + name + ": " + broken.reason())
        : Resolved.unresolved(name, "There is no entry file " + name);
  }

  // Comparing the records by value would cost what the shortcut saves.
  @SuppressWarnings("ReferenceEquality")
  private Asker askerOf(Resolved from) {
    Asker last = lastAsker;
    if (last != null && last.file == from) {
      return last;
    }
    String path = from.path();
    Directory directory = tree.directory(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    Asker asker = new Asker(from, directory, tree.tsConfigs().exception(directory, path));
    lastAsker = asker;
    return asker;
  }

  private Resolved literal(Asker asker, String request, DependencyKind kind) {
    Syntax syntax = kind == DependencyKind.REQUIRE ? Syntax.REQUIRE : Syntax.IMPORT;
    Directory from = asker.directory;
    boolean isUrl = kind == DependencyKind.URL || kind == DependencyKind.WORKER;
    char first = request.charAt(0);
    if (first == '.' && Requests.isRelative(request)) {
      return file(from, request, request, syntax);
    }
    if (Externals.isExternal(request)) {
      return Resolved.external(request);
    }
    if (first == '/') {
      Resolved answer = absolute(asker, request, syntax);
      // A URL's root is the server's, which a file system may or may not mirror.
      return isUrl && answer.status() == Status.UNRESOLVED ? Resolved.external(request) : answer;
    }
    return isUrl
        ? url(asker, request, syntax)
        : packages.locate(from, request, syntax, asker.project);
  }

  /** A path from the root, which a tsconfig.json may move. */
  private Resolved absolute(Asker asker, String request, Syntax syntax) {
    Resolved mapped =
        packages.paths().byPaths(asker.config(), request, syntax, packages.firstStep());
    return mapped.status() == Status.UNRESOLVED
        ? file(tree.root(), request, request, syntax)
        : mapped;
  }

  /** {@code new URL("a.png", ...)} is relative; bundlers let it name a file of a package too. */
  private Resolved url(Asker asker, String request, Syntax syntax) {
    Resolved file = file(asker.directory, request, request, syntax);
    if (file.status() != Status.UNRESOLVED) {
      return file;
    }
    Resolved answer = packages.locate(asker.directory, request, syntax, asker.project);
    return answer.status() == Status.FILE ? answer : file;
  }

  private Resolved file(Directory base, String path, String request, Syntax syntax) {
    Resolved answer = files.locate(base, path, syntax, packages.firstStep());
    return answer.status() == Status.UNRESOLVED
        ? PackageLocator.sentence(request, answer.message())
        : answer;
  }
}
