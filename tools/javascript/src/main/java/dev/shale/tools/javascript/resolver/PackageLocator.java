package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.manifest.Choice;
import dev.shale.tools.javascript.resolver.manifest.Match;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.manifest.TargetMap;
import dev.shale.tools.javascript.resolver.request.Builtins;
import dev.shale.tools.javascript.resolver.request.Externals;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import dev.shale.tools.javascript.resolver.tsconfig.TsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Finds packages and their files: {@code name}, {@code @scope/name/sub} and {@code #internal}.
 *
 * <p>Failures are unresolved answers with a whole sentence.
 */
final class PackageLocator {
  /** As many browser maps as may lead from one package to the next. */
  private static final int MAX_STEPS = 16;

  private final Rules rules;
  private final FileLocator files;
  private final ProjectPaths paths;
  private final BrowserMaps browserMaps;
  private final OutputSources sources;
  private final Step[] steps = new Step[MAX_STEPS];

  PackageLocator(Rules rules, FileLocator files) {
    this.rules = rules;
    this.files = files;
    paths = new ProjectPaths(rules, files);
    browserMaps = new BrowserMaps(rules);
    sources = new OutputSources(files);
    for (int step = 0; step < MAX_STEPS; step++) {
      steps[step] = new Step(this, step);
    }
  }

  /** The way from one package to the next by a browser map. */
  private record Step(PackageLocator packages, int number) implements FileLocator.Packages {
    @Override
    public Resolved find(Directory from, String request, Syntax syntax) {
      return number + 1 == MAX_STEPS
          ? FileLocator.unresolved(CIRCLE)
          : packages.checked(
              from,
              request,
              packages.find(from, request, syntax, packages.steps[number + 1], from.tsConfig()));
    }

    /** As {@link #find}, with regard to the {@code browser} map of the package that asks. */
    Resolved findMapped(Directory from, String request, Syntax syntax) {
      return number + 1 == MAX_STEPS
          ? FileLocator.unresolved(CIRCLE)
          : packages.checked(
              from,
              request,
              packages.mapped(from, request, syntax, packages.steps[number + 1], from.tsConfig()));
    }
  }

  /** Notes that an installed package leads elsewhere than it is asked for, into the project. */
  private Resolved checked(Directory from, String request, Resolved answer) {
    boolean isInProject =
        answer.status() == Status.FILE
            ? !answer.path().contains("/node_modules/") || isMember(request)
            : answer.status() == Status.UNRESOLVED;
    if (from.inNodeModules() && isInProject) {
      files.unsure();
    }
    return answer;
  }

  private boolean isMember(String request) {
    int nameEnd = Requests.packageNameEnd(request);
    return nameEnd > 0 && rules.lookup().members().directory(request.substring(0, nameEnd)) != null;
  }

  /** For requests that are no packages, where a browser map may lead to one. */
  FileLocator.Packages firstStep() {
    return steps[0];
  }

  /** Where a tsconfig.json leads. */
  ProjectPaths paths() {
    return paths;
  }

  /**
   * The answer to a request for a package from a file in a directory. Remembered.
   *
   * @param project what holds in place of the directory's tsconfig.json; null for that one
   */
  Resolved locate(Directory from, String request, Syntax syntax, @Nullable TsConfig project) {
    String key = project == null ? request : project.path().concat("\0").concat(request);
    Resolved known = from.packages(syntax).get(key);
    if (known == null) {
      TsConfig config = project == null ? from.tsConfig() : project;
      known = mapped(from, request, syntax, steps[0], config);
      from.packages(syntax).put(key, known);
    }
    return known;
  }

  private Resolved mapped(
      Directory from, String request, Syntax syntax, Step step, TsConfig config) {
    Directory scope = from.browserDirectory();
    if (scope != null) {
      BrowserMaps.Replacement replacement = browserMaps.ofPackage(scope, from, request);
      if (replacement != null) {
        return replacement.isIgnored()
            ? Resolved.ignored(request)
            : explained(request, files.replacedPackage(scope, replacement.value(), syntax, step));
      }
    }
    return find(from, request, syntax, step, config);
  }

  /** Finds a package without regard to {@code browser} maps of the one that asks. */
  private Resolved find(Directory from, String request, Syntax syntax, Step step, TsConfig config) {
    if (!config.leads() && config.problem() == null) {
      return named(from, request, syntax, step, config);
    }
    Resolved mapped = paths.locate(config, request, syntax, step);
    if (mapped.status() != Status.UNRESOLVED || FileLocator.Packages.isCircle(mapped)) {
      return mapped;
    }
    Resolved answer = named(from, request, syntax, step, config);
    return answer.status() == Status.UNRESOLVED
        ? ProjectPaths.failure(config, request, mapped, answer)
        : answer;
  }

  private Resolved named(
      Directory from, String request, Syntax syntax, Step step, TsConfig config) {
    if (request.charAt(0) == '#') {
      return internal(from, request, syntax, step, config);
    }
    if (Builtins.hasPrefix(request)) {
      return Builtins.external(request);
    }
    if (Requests.schemeEnd(request) != Requests.NONE) {
      return sentence(request, "its scheme is none that the platform loads");
    }
    int nameEnd = Requests.packageNameEnd(request);
    if (nameEnd == Requests.NONE || nameEnd == 0) {
      return sentence(request, "it is not the name of a package");
    }
    String name = request.substring(0, nameEnd);
    Directory self = from.packageDirectory();
    if (self != null
        && self.packageJson().exports() != null
        && self.packageJson().name().equals(name)) {
      return exported(self, request, nameEnd, syntax, step, config);
    }
    return installed(from, request, nameEnd, syntax, step, config);
  }

  private Resolved installed(
      Directory from, String request, int nameEnd, Syntax syntax, Step step, TsConfig config) {
    if (rules.lookup().prefersBuiltins() && Builtins.contains(request)) {
      return Builtins.external(request);
    }
    Resolved failure = null;
    for (String place : rules.lookup().modules()) {
      Resolved answer =
          place.startsWith("/")
              ? installedIn(files.directory(place), request, nameEnd, syntax, step, config)
              : upwards(from, place, request, nameEnd, syntax, step, config);
      if (answer != null && isAnswer(answer)) {
        return answer;
      }
      failure = failure == null ? answer : failure;
    }
    String member = rules.lookup().members().directory(request.substring(0, nameEnd));
    if (member != null) {
      return inPackage(files.directory(member), request, nameEnd, syntax, step, config);
    }
    if (Builtins.contains(request)) {
      return Builtins.external(request);
    }
    return failure != null ? failure : notInstalled(from, request.substring(0, nameEnd));
  }

  /**
   * The answer of the directories with a name, the nearest first: of failures the first one, unless
   * a package hides those further up. Null where none has such a package.
   */
  private @Nullable Resolved upwards(
      Directory from,
      String place,
      String request,
      int nameEnd,
      Syntax syntax,
      Step step,
      TsConfig config) {
    Resolved failure = null;
    for (Directory level = from; level != null; level = level.parent()) {
      if (level.isNamed(place) || !(level.child(place) instanceof Directory modules)) {
        continue;
      }
      Resolved answer = installedIn(modules, request, nameEnd, syntax, step, config);
      if (answer != null && (isAnswer(answer) || isFinal(modules, request.substring(0, nameEnd)))) {
        return answer;
      }
      failure = failure == null ? answer : failure;
    }
    return failure;
  }

  private static boolean isAnswer(Resolved answer) {
    return answer.status() != Status.UNRESOLVED || FileLocator.Packages.isCircle(answer);
  }

  /** A package with an exports field, or with a broken package.json, hides those further up. */
  private static boolean isFinal(Directory modules, String name) {
    return entry(modules, name) instanceof Directory directory
        && (directory.packageJson().isBroken() || directory.packageJson().exports() != null);
  }

  /** The answer of one {@code node_modules} directory; null where it has no such package. */
  private @Nullable Resolved installedIn(
      Directory modules, String request, int nameEnd, Syntax syntax, Step step, TsConfig config) {
    String name = request.substring(0, nameEnd);
    Entry entry = entry(modules, name);
    if (entry instanceof Directory directory) {
      return inPackage(directory, request, nameEnd, syntax, step, config);
    }
    if (entry instanceof Entry.Broken broken) {
      return sentence(request, broken.reason());
    }
    return nameEnd == request.length() ? singleFile(modules, name, syntax, step) : null;
  }

  /** Node allows a package to be a file: {@code node_modules/name.js}. */
  private @Nullable Resolved singleFile(Directory modules, String name, Syntax syntax, Step step) {
    Resolved file = files.locate(modules, name, syntax, step);
    return file.status() == Status.UNRESOLVED && !FileLocator.Packages.isCircle(file) ? null : file;
  }

  static Entry entry(Directory modules, String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return modules.child(name);
    }
    Entry scope = modules.child(name.substring(0, slash));
    return scope instanceof Directory directory
        ? directory.child(name.substring(slash + 1))
        : scope;
  }

  private Resolved inPackage(
      Directory directory, String request, int nameEnd, Syntax syntax, Step step, TsConfig config) {
    PackageJson packageJson = directory.packageJson();
    if (packageJson.isBroken()) {
      return sentence(request, packageJson.problem());
    }
    if (packageJson.exports() != null) {
      return exported(directory, request, nameEnd, syntax, step, config);
    }
    boolean isMain = nameEnd >= request.length() - 1;
    String path = isMain ? "" : request.substring(nameEnd + 1);
    Resolved source =
        rules.lookup().members().arePreferred(directory) ? source(directory, path) : null;
    if (source != null) {
      return source;
    }
    Resolved answer =
        isMain
            ? files.directoryAnswer(directory, syntax, step)
            : files.locate(directory, path, syntax, step);
    if (answer.status() == Status.UNRESOLVED && rules.lookup().members().haveSources(directory)) {
      source = source(directory, path);
    }
    return source == null ? explained(request, answer) : source;
  }

  /** The source for what a package of the workspace is asked for; an empty path is its main. */
  private @Nullable Resolved source(Directory directory, String path) {
    return path.isEmpty() ? sources.main(directory) : sources.find(directory, path);
  }

  private Resolved exported(
      Directory directory, String request, int nameEnd, Syntax syntax, Step step, TsConfig config) {
    TargetMap exports = directory.packageJson().exports();
    if (exports == null) {
      throw new IllegalStateException("no exports in " + directory);
    }
    String name = request.substring(0, nameEnd);
    String subpath = nameEnd == request.length() ? "." : ".".concat(request.substring(nameEnd));
    Match match = exports.match(subpath, rules.conditions(syntax, config));
    if (match.target().isEmpty()) {
      String conditions = rules.conditionsLabel(syntax, config);
      return Resolved.unresolved(request, notExported(directory, name, subpath, match, conditions));
    }
    Resolved file = exportedFile(directory, match, syntax, step);
    return file.status() == Status.UNRESOLVED
        ? sentence(request, "the exports of " + packageJsonOf(directory) + " lead to ", file)
        : file;
  }

  private Resolved exportedFile(Directory directory, Match match, Syntax syntax, Step step) {
    String path = match.target();
    String below = path.substring(2);
    String end = match.isInFolder() && below.endsWith("/") ? "/" : "";
    if (Requests.hasForbiddenName(below.substring(0, below.length() - end.length()))) {
      return FileLocator.unresolved(Quotes.quoted(path) + Choice.FORBIDDEN_NAMES);
    }
    Resolved source =
        rules.lookup().members().arePreferred(directory) ? sources.find(directory, below) : null;
    if (source != null) {
      return source;
    }
    Resolved file =
        match.isInFolder()
            ? files.inFolder(directory, below, syntax, step)
            : files.exactFile(directory, below);
    if (file.status() == Status.UNRESOLVED && rules.lookup().members().haveSources(directory)) {
      source = sources.find(directory, below);
    }
    return source != null ? source : exportedAnswer(path, file);
  }

  private static Resolved exportedAnswer(String path, Resolved file) {
    return file.status() == Status.UNRESOLVED && !FileLocator.Packages.isCircle(file)
        ? FileLocator.unresolved(Quotes.quoted(path) + ": " + file.message())
        : file;
  }

  private static String notExported(
      Directory directory, String name, String subpath, Match match, String conditions) {
    String text = "Package " + Quotes.quoted(name) + " exports no " + Quotes.quoted(subpath);
    if (!match.problem().isEmpty()) {
      return text + ": in " + packageJsonOf(directory) + " " + match.problem();
    }
    return match.hasKey()
        ? text + " for the conditions " + conditions
        : text + ": see exports in " + packageJsonOf(directory);
  }

  /** A request that begins with {@code #}: the imports field of the own package. */
  private Resolved internal(
      Directory from, String request, Syntax syntax, Step step, TsConfig config) {
    Directory directory = from.packageDirectory();
    if (directory == null) {
      return sentence(request, "there is no package.json in " + from.label() + " or above");
    }
    if (directory.packageJson().isBroken()) {
      return sentence(request, directory.packageJson().problem());
    }
    TargetMap imports = directory.packageJson().imports();
    if (imports == null) {
      return sentence(request, packageJsonOf(directory) + " has no imports field");
    }
    Match match = imports.match(request, rules.conditions(syntax, config));
    if (match.target().isEmpty()) {
      return sentence(
          request, notImported(directory, match, rules.conditionsLabel(syntax, config)));
    }
    Resolved answer = importedFile(directory, match, syntax, step);
    return answer.status() == Status.UNRESOLVED
        ? sentence(request, "the imports of " + packageJsonOf(directory) + " lead to ", answer)
        : answer;
  }

  private Resolved importedFile(Directory directory, Match match, Syntax syntax, Step step) {
    String target = match.target();
    if (target.startsWith("./")) {
      return exportedFile(directory, match, syntax, step);
    }
    if (Externals.isExternal(target)) {
      return Resolved.external(target);
    }
    Resolved answer = step.findMapped(directory, target, syntax);
    return answer.status() == Status.UNRESOLVED && !FileLocator.Packages.isCircle(answer)
        ? answer.told("", Quotes.quoted(target) + ": " + answer.message())
        : answer;
  }

  private static String notImported(Directory directory, Match match, String conditions) {
    String path = packageJsonOf(directory);
    if (!match.problem().isEmpty()) {
      return "in the imports of " + path + " " + match.problem();
    }
    return match.hasKey()
        ? "the imports of " + path + " do not allow it for the conditions " + conditions
        : "it is not in the imports of " + path;
  }

  private static String packageJsonOf(Directory directory) {
    return directory.pathOf("package.json");
  }

  static Resolved notInstalled(Directory from, String name) {
    return Resolved.notInstalled(
        name,
        Diagnostic.notInstalled(Quotes.said(name))
            + ": no node_modules/"
            + Quotes.said(name)
            + " in "
            + from.label()
            + " or above"
            + PlugAndPlay.reason(from),
        Quotes.said(name));
  }

  private static Resolved explained(String request, Resolved answer) {
    return answer.status() == Status.UNRESOLVED ? sentence(request, "", answer) : answer;
  }

  /** A failure as a sentence. */
  static Resolved sentence(String request, String reason) {
    return sentence(request, "", FileLocator.unresolved(reason));
  }

  /**
   * A failure as a sentence; what is one already stays as it is.
   *
   * @param lead how it came to that failure
   */
  static Resolved sentence(String request, String lead, Resolved failure) {
    return FileLocator.Packages.isCircle(failure)
        ? failure
        : failure.told(
            request, "Could not find " + Quotes.quoted(request) + ": " + lead + failure.message());
  }
}
