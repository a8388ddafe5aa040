package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.ChangedPaths;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.engine.language.Resolver;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.resolver.request.Aliases;
import dev.shale.tools.javascript.resolver.request.Builtins;
import dev.shale.tools.javascript.resolver.request.Declarations;
import dev.shale.tools.javascript.resolver.request.Externals;
import dev.shale.tools.javascript.resolver.request.ImportMap;
import dev.shale.tools.javascript.resolver.request.Loaders;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.StyleLanguage;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the forms of requests apart and turns failures into sentences. Thread-safe. */
public final class RequestResolver {
  /** As many aliases as may lead from one to the next. */
  private static final int MAX_ALIASES = 16;

  /** Where what a page names from the root of its server may lie in a folder. */
  private static final String[] SERVED = {".", "./public"};

  private final Rules rules;
  private final FileTree tree;
  private final FileLocator files;
  private final PackageLocator packages;
  private final StyleRequests styles;
  private final Contexts contexts;
  private final @Nullable Observations observations;

  /** Finds declarations by other rules; made when the first is looked for, which few builds do. */
  private volatile @Nullable RequestResolver types;

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
    this(rules, new FileTree(rules));
  }

  /** A resolver that notes everything on which its answers depend. */
  public RequestResolver(Rules rules, Observations observations) {
    this(rules, new FileTree(rules, null, observations), observations);
  }

  private RequestResolver(Rules rules, FileTree tree) {
    this(rules, tree, null);
  }

  private RequestResolver(Rules rules, FileTree tree, @Nullable Observations observations) {
    this.rules = rules;
    this.observations = observations;
    this.tree = tree;
    files = new FileLocator(rules, tree);
    packages = new PackageLocator(rules, files);
    styles = new StyleRequests(rules, tree);
    contexts = new Contexts(rules, tree, files, packages.firstStep());
  }

  /** Resolves one request; see {@link dev.shale.engine.language.Resolver#resolve}. */
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    if (request.isEmpty()) {
      return Resolved.unresolved(request, "The request is empty");
    }
    if (rules.lookup().externals().fit(request)) {
      return Resolved.external(request);
    }
    Asker asker = askerOf(from);
    Resolved answer = withoutFallback(asker, request, kind);
    if (!rules.fallbacks().isEmpty() && isFallbackAsked(answer)) {
      Resolved fallback = replaced(rules.fallbacks(), asker, request, kind, 0);
      int suffix = Requests.suffixBegin(request);
      if (fallback == null && suffix != Requests.NONE) {
        fallback = replaced(rules.fallbacks(), asker, request.substring(0, suffix), kind, 0);
      }
      answer = fallback == null ? answer : fallback;
    }
    return answer.status() == Status.UNRESOLVED ? failure(asker, answer, request, kind) : answer;
  }

  private Resolved failure(Asker asker, Resolved answer, String request, DependencyKind kind) {
    int file = request.indexOf('!') < 0 ? 0 : Loaders.fileBegin(request, kind);
    if (file > 0) {
      Resolved loaded = withoutFallback(asker, request.substring(file), kind);
      return loaded.status() == Status.UNRESOLVED ? loaded.told(request, loaded.message()) : loaded;
    }
    if (rules.lookup().expected().fit(request)) {
      return Resolved.nothing(request);
    }
    if (Externals.isVirtual(request)) {
      return Resolved.external(request);
    }
    Resolved loaded = request.indexOf('!') < 0 ? null : Loaders.answer(request, kind);
    return loaded == null ? answer.told(request, answer.message()) : loaded;
  }

  /** Resolves a request for types; see {@link dev.shale.engine.language.Resolver#resolveTypes}. */
  public Resolved resolveTypes(Resolved from, String request, DependencyKind kind) {
    Resolved answer = resolve(from, request, kind);
    if (answer.status() != Status.UNRESOLVED || request.isEmpty()) {
      return answer;
    }
    Resolved declared = types().resolve(from, request, kind);
    String other = declared.status() == Status.FILE ? "" : Declarations.request(request);
    declared = other.isEmpty() ? declared : types().resolve(from, other, kind);
    return declared.status() == Status.FILE ? declared : answer;
  }

  /** Which requests changes concern; see {@link Resolver#concern}. */
  public Resolver.Concern concern(ChangedPaths changes) {
    return ProjectRules.concern(rules, changes);
  }

  /** Finds what fits; see {@link dev.shale.engine.language.Resolver#resolvePattern}. */
  public List<Resolved> resolvePattern(
      Resolved from, String pattern, List<String> exceptions, DependencyKind kind) {
    Asker asker = askerOf(from);
    boolean isGlob = kind == JavaScriptKinds.GLOB || kind == JavaScriptKinds.EAGER_GLOB;
    Directory directory = asker.directory;
    return contexts.find(
        from.path(), directory, asker.config(), pattern, exceptions, isGlob, syntax(kind));
  }

  private RequestResolver types() {
    RequestResolver known = types;
    if (known == null) {
      synchronized (this) {
        known = types;
        if (known == null) {
          Rules others = rules.forTypes();
          known =
              new RequestResolver(others, new FileTree(others, null, observations), observations);
          types = known;
        }
      }
    }
    return known;
  }

  /**
   * The paths that a request asks for in vain, in order: if one of them appears, the answer may be
   * another. They are found by resolving anew, without anything that is remembered: answers share
   * what was learned of the file system, so noting it for each would slow all of them down.
   */
  Set<String> absentPaths(Resolved from, String request, DependencyKind kind) {
    Set<String> absent = new LinkedHashSet<>();
    new RequestResolver(rules, new FileTree(rules, absent, null)).resolve(from, request, kind);
    return absent;
  }

  /** Whether the appearance of a file may change an answer that was given. */
  boolean isMissed(String path) {
    RequestResolver declarations = types;
    return tree.isMissed(path)
        || styles.isMissed(path)
        || (declarations != null && declarations.isMissed(path));
  }

  private Resolved withoutFallback(Asker asker, String request, DependencyKind kind) {
    Resolved answer = aliased(asker, request, kind, 0);
    int suffix =
        answer.status() == Status.UNRESOLVED ? Requests.suffixBegin(request) : Requests.NONE;
    // "?" and "#" may be in a file's name, so the whole request is tried first, as in esbuild.
    return suffix == Requests.NONE ? answer : aliased(asker, request.substring(0, suffix), kind, 0);
  }

  /** What only Node has leads nowhere in a browser. */
  private static boolean isFallbackAsked(Resolved answer) {
    return answer.status() == Status.UNRESOLVED
        || (answer.status() == Status.EXTERNAL && Builtins.hasPrefix(answer.path()));
  }

  private Resolved aliased(Asker asker, String request, DependencyKind kind, int depth) {
    if (!rules.aliases().isEmpty()) {
      Resolved answer = replaced(rules.aliases(), asker, request, kind, depth);
      if (answer != null) {
        return answer;
      }
    }
    return literal(asker, request, kind);
  }

  /** The answer by an alias, which is final where one fits; null where none does. */
  private @Nullable Resolved replaced(
      Aliases aliases, Asker asker, String request, DependencyKind kind, int depth) {
    Aliases.Fit fit = aliases.fit(request);
    if (fit == null) {
      return null;
    }
    if (fit.requests().isEmpty()) {
      return Resolved.ignored(request);
    }
    if (depth == MAX_ALIASES) {
      return PackageLocator.sentence(request, "the aliases of it lead in a circle");
    }
    Resolved failure = FileLocator.unresolved("");
    for (String replacement : fit.requests()) {
      Resolved answer = aliased(asker, replacement, kind, depth + 1);
      if (answer.status() != Status.UNRESOLVED) {
        return answer;
      }
      failure = failure.message().isEmpty() ? answer : failure;
    }
    return PackageLocator.sentence(
        request, "alias " + Quotes.quoted(fit.name()) + " does not help: ", failure);
  }

  /** Whether a file is declared free of side effects by the package.json above it. */
  public boolean isFreeOfSideEffects(String path) {
    Directory directory = tree.directory(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    Directory scope = directory.effectsDirectory();
    return scope != null
        && scope.packageJson().sideEffects().areAbsent(path.substring(scope.path().length() + 1));
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

  private static Syntax syntax(DependencyKind kind) {
    boolean isRequire =
        kind == JavaScriptKinds.REQUIRE
            || kind == JavaScriptKinds.REQUIRE_RESOLVE
            || kind == JavaScriptKinds.REQUIRE_CONTEXT
            || kind == JavaScriptKinds.REQUIRE_ENSURE
            || kind == JavaScriptKinds.AMD
            || kind == JavaScriptKinds.AMD_REQUIRE;
    return isRequire ? Syntax.REQUIRE : Syntax.IMPORT;
  }

  private Resolved literal(Asker asker, String request, DependencyKind kind) {
    if (StyleLanguage.asks(kind)) {
      return style(asker, request, kind);
    }
    ImportMap map = rules.lookup().importMap();
    if (!map.isEmpty() && isMapped(kind)) {
      ImportMap.Target target = map.find(asker.file.path(), request);
      if (target != null) {
        return mapped(request, target);
      }
    }
    return program(asker, request, kind);
  }

  /** Whether a browser asks its import map for it. */
  private static boolean isMapped(DependencyKind kind) {
    return kind == JavaScriptKinds.IMPORT
        || kind == JavaScriptKinds.EXPORT_FROM
        || kind == JavaScriptKinds.DYNAMIC_IMPORT
        || kind == JavaScriptKinds.IMPORT_META_RESOLVE;
  }

  /** What an import map has for a request: a URL, or a path from the directory of the map. */
  private Resolved mapped(String request, ImportMap.Target target) {
    String address = target.address();
    if (Requests.schemeEnd(address) != Requests.NONE || address.startsWith("//")) {
      return Resolved.external(address);
    }
    Resolved answer =
        address.startsWith("/")
            ? served(tree.directory(target.directory()), address, Syntax.IMPORT)
            : file(tree.directory(target.directory()), address, address, Syntax.IMPORT);
    if (answer != null && answer.status() != Status.UNRESOLVED) {
      return answer;
    }
    String reason = "the import map leads to " + Quotes.quoted(address) + ", which is not there";
    return PackageLocator.sentence(request, reason);
  }

  private Resolved style(Asker asker, String request, DependencyKind kind) {
    if (Externals.isExternal(request)) {
      return Resolved.external(request);
    }
    StyleLanguage language = StyleLanguage.of(asker.file.path(), kind);
    if (request.startsWith("~") && request.length() > 1) {
      // Behind webpack's mark of a package, aliases hold as well.
      Resolved answer = replaced(rules.aliases(), asker, request.substring(1), kind, 1);
      if (answer != null) {
        return answer;
      }
    }
    return styles.find(
        new StyleRequests.Asker(asker.directory, language, kind, asker.project), request);
  }

  private Resolved program(Asker asker, String request, DependencyKind kind) {
    if (kind.isLocation() && kind != JavaScriptKinds.REQUIRE_RESOLVE) {
      Resolved place = place(asker, request, kind);
      if (place != null) {
        return place;
      }
    }
    if (request.charAt(0) == '.' && Requests.isRelative(request)) {
      return relative(asker, request, syntax(kind));
    }
    if (Externals.isExternal(request)) {
      return Resolved.external(request);
    }
    boolean isPage = asker.file.path().endsWith(".html") || asker.file.path().endsWith(".htm");
    return isPage ? ofPage(asker, request, kind) : notRelative(asker, request, kind);
  }

  private Resolved notRelative(Asker asker, String request, DependencyKind kind) {
    Syntax syntax = syntax(kind);
    boolean isUrl = kind == JavaScriptKinds.URL || kind == JavaScriptKinds.WORKER;
    char first = request.charAt(0);
    if (first == '/') {
      Resolved answer = absolute(asker, request, syntax);
      // A URL's root is the server's, which a file system may or may not mirror.
      return isUrl && answer.status() == Status.UNRESOLVED ? Resolved.external(request) : answer;
    }
    if (isUrl) {
      return worker(asker, request);
    }
    if (rules.lookup().preferRelative() && first != '#') {
      Resolved answer = relative(asker, "./".concat(request), syntax);
      if (answer.status() != Status.UNRESOLVED) {
        return answer;
      }
    }
    return packages.locate(asker.directory, request, syntax, asker.project);
  }

  /**
   * The file that a page names beside itself, or from the root of its server: that is the folder of
   * the page, one above it in its package, or {@code public} in one of them. Its scripts may name
   * packages, too.
   */
  private Resolved ofPage(Asker asker, String request, DependencyKind kind) {
    Syntax syntax = syntax(kind);
    Resolved answer =
        request.charAt(0) == '/'
            ? served(asker.directory, request, syntax)
            : relative(asker, "./".concat(request), syntax);
    if (answer != null && answer.status() != Status.UNRESOLVED) {
      return answer;
    }
    Resolved other = notRelative(asker, request, kind);
    return other.status() == Status.UNRESOLVED && namesFile(request)
        ? notServed(asker, request, syntax)
        : other;
  }

  /** Whether a request of a page looks like a URL: it has an extension, or begins at the root. */
  private static boolean namesFile(String request) {
    char first = request.charAt(0);
    boolean hasExtension = request.lastIndexOf('.') > request.lastIndexOf('/');
    return first == '/' || (hasExtension && first != '@' && first != '#');
  }

  /** The failure of a page: where the file would lie that it names. */
  private Resolved notServed(Asker asker, String request, Syntax syntax) {
    if (request.charAt(0) != '/') {
      return file(asker.directory, request, request, syntax);
    }
    Directory project = asker.directory.packageDirectory();
    Directory folder = project == null ? asker.directory : project;
    return file(folder, ".".concat(request), request, syntax);
  }

  /** What a path from the root of a server means on a page in a directory; null for nothing. */
  private @Nullable Resolved served(Directory page, String request, Syntax syntax) {
    for (Directory level = page; level != null; level = level.parent()) {
      for (String place : SERVED) {
        Resolved answer = file(level, place.concat(request), request, syntax);
        if (answer.status() != Status.UNRESOLVED) {
          return answer;
        }
      }
      if (level.packageJson().exists()) {
        return null;
      }
    }
    return null;
  }

  /**
   * What a request means that makes a URL, which names files and directories as they are: a
   * directory is no module, and nothing is added to a name. Null where it may mean something else.
   */
  private @Nullable Resolved place(Asker asker, String request, DependencyKind kind) {
    if (Requests.namesDirectory(request)) {
      return Resolved.nothing(request);
    }
    boolean isPath = kind == JavaScriptKinds.URL || Requests.isRelative(request);
    if (!isPath || request.charAt(0) == '/' || Requests.schemeEnd(request) != Requests.NONE) {
      return null;
    }
    if (files.isDirectory(asker.directory, request)) {
      return Resolved.nothing(request);
    }
    Resolved file = files.exactFile(asker.directory, Requests.withoutParents(request));
    if (file.status() != Status.UNRESOLVED) {
      return file;
    }
    return kind == JavaScriptKinds.URL
        ? ofPackage(asker, request, kind, PackageLocator.sentence(request, "", file))
        : null;
  }

  /** Bundlers let a URL without dots name a file of a package, too. */
  private Resolved ofPackage(Asker asker, String request, DependencyKind kind, Resolved failure) {
    if (!Requests.isRelative(request)) {
      Resolved answer = packages.locate(asker.directory, request, syntax(kind), asker.project);
      if (answer.status() == Status.FILE) {
        return answer;
      }
    }
    return failure;
  }

  /** A relative path, to which a tsconfig.json may add directories. */
  private Resolved relative(Asker asker, String request, Syntax syntax) {
    Resolved answer = file(asker.directory, request, request, syntax);
    if (answer.status() != Status.UNRESOLVED || asker.config().rootDirs().isEmpty()) {
      return answer;
    }
    Resolved other =
        packages
            .paths()
            .byRootDirs(asker.config(), asker.directory, request, syntax, packages.firstStep());
    return other.status() == Status.UNRESOLVED ? answer : other;
  }

  /** A path from the root, which a tsconfig.json or the options may move. */
  private Resolved absolute(Asker asker, String request, Syntax syntax) {
    Resolved mapped =
        packages.paths().byPaths(asker.config(), request, syntax, packages.firstStep());
    if (mapped.status() != Status.UNRESOLVED) {
      return mapped;
    }
    for (String root : rules.lookup().roots()) {
      Resolved answer = file(tree.directory(root), request, request, syntax);
      if (answer.status() != Status.UNRESOLVED) {
        return answer;
      }
    }
    return file(tree.root(), request, request, syntax);
  }

  /** The script of a worker is relative without dots too. */
  private Resolved worker(Asker asker, String request) {
    Resolved file = file(asker.directory, request, request, Syntax.IMPORT);
    return file.status() == Status.UNRESOLVED
        ? ofPackage(asker, request, JavaScriptKinds.WORKER, file)
        : file;
  }

  private Resolved file(Directory base, String path, String request, Syntax syntax) {
    Resolved answer = files.locate(base, path, syntax, packages.firstStep());
    return answer.status() == Status.UNRESOLVED
        ? PackageLocator.sentence(request, "", answer)
        : answer;
  }
}
