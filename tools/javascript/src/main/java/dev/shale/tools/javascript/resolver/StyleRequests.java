package dev.shale.tools.javascript.resolver;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.resolver.request.Builtins;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what style sheets ask for: a name is one of a file beside them, and then one of a package,
 * of which main fields, conditions and extensions of style sheets count. Thread-safe.
 *
 * <p>Failures are unresolved answers with a whole sentence.
 */
final class StyleRequests {
  private static final String PACKAGE_SCHEME = "pkg:";

  private final Rules rules;
  private final FileTree tree;
  private final FileNames names;

  /** By language, since its main fields decide what is read of a package.json. */
  private final Map<StyleLanguage, Packages> packages = new ConcurrentHashMap<>();

  private record Packages(FileTree tree, PackageLocator locator) {}

  /**
   * A style sheet that asks.
   *
   * @param project what holds for it in place of its directory's tsconfig.json
   */
  record Asker(
      Directory directory,
      StyleLanguage language,
      DependencyKind kind,
      @Nullable TsConfig project) {}

  StyleRequests(Rules rules, FileTree tree) {
    this.rules = rules;
    this.tree = tree;
    names = new FileNames(rules);
  }

  /** Whether the appearance of a file may change an answer that was given. */
  boolean isMissed(String path) {
    for (Packages one : packages.values()) {
      if (one.tree.isMissed(path)) {
        return true;
      }
    }
    return false;
  }

  /** A request without a scheme that the platform loads. */
  Resolved find(Asker asker, String request) {
    if (request.startsWith("sass:")) {
      return Resolved.external(request);
    }
    if (request.startsWith(PACKAGE_SCHEME) && request.length() > PACKAGE_SCHEME.length()) {
      return installed(asker, request.substring(PACKAGE_SCHEME.length()));
    }
    if (request.charAt(0) == '/') {
      return absolute(asker, request);
    }
    if (request.charAt(0) == '~') {
      return marked(asker, request);
    }
    Resolved file = file(asker, asker.directory, request);
    if (file.status() != Status.UNRESOLVED || Requests.isRelative(request)) {
      return told(request, file);
    }
    Resolved installed = installed(asker, request);
    return isFound(installed) || !isFileMeant(asker, request, installed)
        ? installed
        : told(request, file);
  }

  /** Which of two failures is told: a name for which there is no package may be a file's. */
  private static boolean isFileMeant(Asker asker, String request, Resolved installed) {
    if (asker.kind == JavaScriptKinds.CSS_URL) {
      return true;
    }
    int slash = request.indexOf('/');
    return !installed.missingPackage().isEmpty()
        && (slash < 0 || asker.directory.child(request.substring(0, slash)) instanceof Directory);
  }

  /** With webpack's mark of a package, which at times is one of an alias. */
  private Resolved marked(Asker asker, String request) {
    Resolved alias = installed(asker, request);
    int begin = request.startsWith("~/") ? 2 : 1;
    if (alias.status() != Status.UNRESOLVED || begin >= request.length()) {
      return alias;
    }
    return installed(asker, request.substring(begin));
  }

  /** The root is the server's, which a file system may or may not mirror. */
  private Resolved absolute(Asker asker, String request) {
    for (String root : rules.lookup().roots()) {
      Resolved answer = file(asker, tree.directory(root), request);
      if (answer.status() != Status.UNRESOLVED) {
        return answer;
      }
    }
    Resolved answer = file(asker, tree.root(), request);
    return answer.status() == Status.UNRESOLVED && StyleLanguage.isCss(asker.kind)
        ? Resolved.external(request)
        : told(request, answer);
  }

  private static Resolved told(String request, Resolved answer) {
    return answer.status() == Status.UNRESOLVED
        ? PackageLocator.sentence(request, "", answer)
        : answer;
  }

  /** What a path means below a directory; a failure is the end of a sentence. */
  private Resolved file(Asker asker, Directory base, String request) {
    String path = Requests.withoutParents(request);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = Walk.to(base, path, nameBegin);
    if (entry instanceof Entry.Broken broken) {
      return FileLocator.unresolved(broken.reason());
    }
    if (!(entry instanceof Directory directory)) {
      return FileLocator.unresolved(((Entry.NoDirectory) entry).reason());
    }
    if (nameBegin == path.length() || Walk.isDots(path, nameBegin)) {
      return index(asker, Walk.step(directory, path, nameBegin));
    }
    return named(asker, directory, path.substring(nameBegin));
  }

  private Resolved named(Asker asker, Directory directory, String name) {
    Resolved file = first(directory, asker.language.files(name, asker.kind));
    if (file != null) {
      return file;
    }
    if (names.guess(directory, name) instanceof Directory other) {
      return index(asker, other);
    }
    String added =
        asker.language == StyleLanguage.CSS ? "" : ", with or without " + asker.language.added();
    return FileLocator.unresolved("no file " + Quotes.said(directory.pathOf(name)) + added);
  }

  /** A URL may be one of a directory, which is nothing to load. */
  private Resolved index(Asker asker, Directory directory) {
    if (asker.kind == JavaScriptKinds.CSS_URL) {
      return Resolved.nothing(directory.label());
    }
    Resolved file = first(directory, asker.language.indexes(asker.kind));
    return file != null
        ? file
        : FileLocator.unresolved(directory.label() + " is a directory without an index file");
  }

  private @Nullable Resolved first(Directory directory, List<String> files) {
    for (String file : files) {
      if (names.guess(directory, file) instanceof Entry.RegularFile found) {
        return found.directory().resolved(found.name());
      }
    }
    return null;
  }

  /** A package or a file of one, by all names that the language has for it. */
  private Resolved installed(Asker asker, String request) {
    Resolved answer = locate(asker, request);
    if (isFound(answer) && !isAnotherFile(asker, answer)) {
      return answer;
    }
    int slash = request.lastIndexOf('/');
    boolean isMain = slash < 0 || Requests.packageNameEnd(request) == request.length();
    if (isMain || !answer.missingPackage().isEmpty() || slash == request.length() - 1) {
      return answer;
    }
    String directory = request.substring(0, slash + 1);
    for (String name : asker.language.files(request.substring(slash + 1), asker.kind)) {
      Resolved other = locate(asker, directory.concat(name));
      if (isFound(other)) {
        return other;
      }
    }
    for (String name : asker.language.indexes(asker.kind)) {
      Resolved other = locate(asker, request + "/" + name);
      if (isFound(other)) {
        return other;
      }
    }
    return answer;
  }

  private Resolved locate(Asker asker, String request) {
    Packages found = packages.computeIfAbsent(asker.language, this::newPackages);
    Directory from = found.tree.directory(asker.directory.path());
    Resolved answer = found.locator.locate(from, request, Syntax.IMPORT, asker.project);
    // What Node brings along is no style sheet.
    return answer.status() == Status.EXTERNAL && Builtins.hasPrefix(answer.path())
        ? PackageLocator.notInstalled(from, request)
        : answer;
  }

  private Packages newPackages(StyleLanguage language) {
    Rules others = rules.forStyles(language);
    FileTree otherTree = tree.with(others);
    return new Packages(otherTree, new PackageLocator(others, new FileLocator(others, otherTree)));
  }

  private static boolean isFound(Resolved answer) {
    return answer.status() != Status.UNRESOLVED;
  }

  /** To Sass, a file of CSS is the last choice. */
  private static boolean isAnotherFile(Asker asker, Resolved answer) {
    return asker.language == StyleLanguage.SASS && answer.path().endsWith(".css");
  }
}
