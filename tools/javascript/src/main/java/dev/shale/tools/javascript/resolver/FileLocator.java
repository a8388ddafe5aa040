package dev.shale.tools.javascript.resolver;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Requests;
import dev.shale.tools.javascript.resolver.request.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file for a path below a directory: extensions, directories and {@code browser} maps.
 *
 * <p>A failure is an unresolved answer whose message is the end of a sentence and names paths
 * alone, never a request: answers are shared by all that mean the same file.
 */
final class FileLocator {
  private final Rules rules;
  private final FileTree tree;
  private final FileNames names;
  private final BrowserMaps browserMaps;

  FileLocator(Rules rules, FileTree tree) {
    this.rules = rules;
    this.tree = tree;
    names = new FileNames(rules);
    browserMaps = new BrowserMaps(rules);
  }

  /** Where absolute paths begin. */
  Directory root() {
    return tree.root();
  }

  /** An answer depends on more than can be said when files change. */
  void unsure() {
    tree.unsure();
  }

  /** The directory with an absolute path. */
  Directory directory(String path) {
    return tree.directory(path);
  }

  /** Leads from a replacement in a {@code browser} map to a package. */
  interface Packages {
    /** The message of an answer that is passed on as it is, so that all who ask get the same. */
    String CIRCLE = "The browser maps of packages lead in a circle";

    Resolved find(Directory from, String request, Syntax syntax);

    static boolean isCircle(Resolved answer) {
      return answer.message().equals(CIRCLE);
    }
  }

  /**
   * What a directory stands for. A {@code browser} map may replace a request, then the main file of
   * a directory, then an index file, and each leads to later ones alone: so no map can lead in a
   * circle among the files of its package.
   */
  private enum Meaning {
    MAIN_OR_INDEX,
    INDEX,
    INDEX_AS_IT_IS
  }

  /**
   * Finds the file or directory with this relative path. Remembered.
   *
   * @param request with or without a leading {@code ./}
   * @param packages asked where a {@code browser} map leads to a package
   */
  Resolved locate(Directory base, String request, Syntax syntax, Packages packages) {
    String path = Requests.withoutParents(request);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = Walk.to(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return noDirectory(entry, path, syntax, packages, Meaning.MAIN_OR_INDEX);
    }
    if (nameBegin == path.length() || Walk.isDots(path, nameBegin)) {
      return named(Walk.step(directory, path, nameBegin), syntax, packages);
    }
    String name = nameBegin == 0 ? path : path.substring(nameBegin);
    Resolved known = directory.files(syntax).get(name);
    if (known == null) {
      known = mappedFileOrDirectory(directory, name, syntax, packages, Meaning.MAIN_OR_INDEX);
      directory.files(syntax).put(name, known);
    }
    return known;
  }

  /** A directory that a request calls one, by a slash or dots at its end. */
  private Resolved named(Directory directory, Syntax syntax, Packages packages) {
    Directory scope = directory.browserDirectory();
    BrowserMaps.Replacement replacement =
        scope == null || scope == directory ? null : browserMaps.ofDirectory(scope, directory);
    if (scope != null && replacement != null) {
      return replaced(scope, replacement, syntax, packages, Meaning.MAIN_OR_INDEX);
    }
    return rules.lookup().fullySpecified()
        ? unresolved(directory.label() + " is a directory")
        : directoryAnswer(directory, syntax, packages);
  }

  /** What a package or directory means by itself: a main field or an index file. Remembered. */
  Resolved directoryAnswer(Directory directory, Syntax syntax, Packages packages) {
    Resolved known = directory.files(syntax).get("");
    if (known == null) {
      known = mainOrIndex(directory, syntax, packages);
      directory.files(syntax).put("", known);
    }
    return known;
  }

  /**
   * Finds the file that an {@code exports} or {@code imports} field names: no extension is guessed
   * but that of a source, and no {@code browser} map applies, since the field has conditions.
   */
  Resolved exactFile(Directory base, String path) {
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = Walk.to(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return noDirectory(entry);
    }
    String name = path.substring(nameBegin);
    List<String> aliases = rules.extensionAlias(name);
    if (!aliases.isEmpty()) {
      return names.byExtension(directory, name, aliases);
    }
    Entry exact = name.isEmpty() ? directory : names.look(directory, name);
    if (exact instanceof Entry.RegularFile file) {
      return file.directory().resolved(file.name());
    }
    Resolved source = names.source(directory, name);
    if (source != null) {
      return source;
    }
    if (exact instanceof Entry.Broken broken) {
      return unresolved(broken.reason());
    }
    return exact instanceof Directory other
        ? unresolved(other.label() + " is a directory")
        : unresolved("no file " + Quotes.said(directory.pathOf(name)));
  }

  /** Whether a relative path names a directory, and no file. */
  boolean isDirectory(Directory base, String request) {
    String path = Requests.withoutParents(request);
    int nameBegin = path.lastIndexOf('/') + 1;
    return Walk.to(base, path, nameBegin) instanceof Directory directory
        && names.guess(directory, path.substring(nameBegin)) instanceof Directory;
  }

  /**
   * Finds what a path below a folder means that an {@code exports} or {@code imports} field maps:
   * extensions and directories count, as without such a field, but no {@code browser} map applies
   * to the path itself.
   */
  Resolved inFolder(Directory base, String path, Syntax syntax, Packages packages) {
    return find(base, path, syntax, packages, Meaning.MAIN_OR_INDEX);
  }

  /** The package or file of a replacement in a {@code browser} map for a package. */
  Resolved replacedPackage(Directory scope, String replacement, Syntax syntax, Packages packages) {
    return Requests.isRelative(replacement)
        ? find(scope, replacement, syntax, packages, Meaning.MAIN_OR_INDEX)
        : packages.find(scope, replacement, syntax);
  }

  private static Resolved noDirectory(Entry entry) {
    return unresolved(
        entry instanceof Entry.NoDirectory missing
            ? missing.reason()
            : ((Entry.Broken) entry).reason());
  }

  /** A {@code browser} map may have keys in directories that do not exist. */
  private Resolved noDirectory(
      Entry entry, String path, Syntax syntax, Packages packages, Meaning meaning) {
    if (entry instanceof Entry.NoDirectory missing) {
      Directory scope = missing.directory().browserDirectory();
      if (scope != null) {
        String file =
            Requests.absolute(missing.directory().path(), path.substring(missing.nameBegin()));
        BrowserMaps.Replacement replacement = browserMaps.ofFile(scope, file);
        if (replacement != null) {
          return replaced(scope, replacement, syntax, packages, meaning);
        }
      }
    }
    return noDirectory(entry);
  }

  private Resolved mappedFileOrDirectory(
      Directory directory, String name, Syntax syntax, Packages packages, Meaning meaning) {
    Resolved mapped = mapped(directory, name, syntax, packages, meaning);
    return mapped != null ? mapped : fileOrDirectory(directory, name, syntax, packages, meaning);
  }

  /**
   * What a {@code browser} map says about a file.
   *
   * @param meaning of a directory to which it leads
   */
  private @Nullable Resolved mapped(
      Directory directory, String name, Syntax syntax, Packages packages, Meaning meaning) {
    Directory scope = directory.browserDirectory();
    if (scope == null) {
      return null;
    }
    BrowserMaps.Replacement replacement = browserMaps.ofFile(scope, directory.pathOf(name));
    return replacement == null ? null : replaced(scope, replacement, syntax, packages, meaning);
  }

  private Resolved replaced(
      Directory scope,
      BrowserMaps.Replacement replacement,
      Syntax syntax,
      Packages packages,
      Meaning meaning) {
    if (replacement.isIgnored()) {
      // The key, not the name: "./a" and "./a.js" are one ignored module.
      String key = replacement.key();
      return Resolved.ignored(scope.pathOf(key.startsWith("./") ? key.substring(2) : key));
    }
    String value = replacement.value();
    if (Requests.isRelative(value)) {
      return find(scope, value, syntax, packages, meaning);
    }
    // Without "./" it may be either. Bundlers agree on the package, but for main files, of which
    // those that find anything take the file.
    boolean isFileFirst = meaning != Meaning.MAIN_OR_INDEX;
    Resolved first =
        isFileFirst
            ? find(scope, value, syntax, packages, meaning)
            : packages.find(scope, value, syntax);
    if (first.status() != Status.UNRESOLVED || Packages.isCircle(first)) {
      return first;
    }
    Resolved second =
        isFileFirst
            ? packages.find(scope, value, syntax)
            : find(scope, value, syntax, packages, meaning);
    return second.status() == Status.UNRESOLVED && !isFileFirst ? first : second;
  }

  /** Finds a path to which no {@code browser} map applies. */
  private Resolved find(
      Directory base, String value, Syntax syntax, Packages packages, Meaning meaning) {
    String path = Requests.withoutParents(value);
    checkPlace(base, path);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = Walk.to(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return noDirectory(entry);
    }
    String name = path.substring(nameBegin);
    return name.isEmpty() || Walk.isDots(path, nameBegin)
        ? directory(Walk.step(directory, path, nameBegin), syntax, packages, meaning)
        : fileOrDirectory(directory, name, syntax, packages, meaning);
  }

  private Resolved fileOrDirectory(
      Directory directory, String name, Syntax syntax, Packages packages, Meaning meaning) {
    List<String> aliases = rules.extensionAlias(name);
    if (!aliases.isEmpty()) {
      return names.byExtension(directory, name, aliases);
    }
    // Without an extension it is most likely the name of nothing, or of a directory.
    Entry exact =
        name.indexOf('.') < 0 ? names.guess(directory, name) : names.look(directory, name);
    if (exact instanceof Entry.RegularFile file) {
      return file.directory().resolved(file.name());
    }
    if (rules.lookup().fullySpecified() && meaning == Meaning.MAIN_OR_INDEX) {
      return unresolved(
          "no file " + Quotes.said(directory.pathOf(name)) + ", and requests are fully specified");
    }
    Resolved guessed = names.withExtension(directory, name);
    if (guessed != null) {
      return guessed;
    }
    return exact instanceof Directory other
        ? directory(other, syntax, packages, meaning)
        : names.noFile(directory, name);
  }

  private Resolved directory(
      Directory directory, Syntax syntax, Packages packages, Meaning meaning) {
    return switch (meaning) {
      case MAIN_OR_INDEX -> directoryAnswer(directory, syntax, packages);
      case INDEX -> index(directory, "", syntax, packages);
      case INDEX_AS_IT_IS -> indexAsItIs(directory, "");
    };
  }

  private Resolved mainOrIndex(Directory directory, Syntax syntax, Packages packages) {
    PackageJson packageJson = directory.packageJson();
    if (packageJson.isBroken()) {
      return unresolved(packageJson.problem());
    }
    StringBuilder missing = new StringBuilder();
    for (PackageJson.MainField field : packageJson.mainFields()) {
      Resolved main = main(directory, field.value(), syntax, packages);
      if (main.status() != Status.UNRESOLVED || Packages.isCircle(main)) {
        return main;
      }
      missing.append("; ").append(field.name()).append(" of its package.json: ");
      missing.append(main.message());
    }
    return index(directory, missing.toString(), syntax, packages);
  }

  /**
   * A main field names a file, or a directory with an index: not one with a main field again. A
   * slash at its end says nothing, as in Node.
   */
  private Resolved main(Directory base, String value, Syntax syntax, Packages packages) {
    String path = Requests.withoutEnd(Requests.withoutParents(value));
    checkPlace(base, path);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = Walk.to(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return noDirectory(entry, path, syntax, packages, Meaning.INDEX);
    }
    return nameBegin == path.length() || Walk.isDots(path, nameBegin)
        ? index(Walk.step(directory, path, nameBegin), "", syntax, packages)
        : mappedFileOrDirectory(
            directory, path.substring(nameBegin), syntax, packages, Meaning.INDEX);
  }

  /** An installed package that leads to files of the project is none that can be followed. */
  private void checkPlace(Directory base, String path) {
    boolean leavesPackages =
        path.startsWith("..")
            && base.inNodeModules()
            && !Requests.absolute(base.path(), path).contains("/node_modules/");
    if (leavesPackages) {
      tree.unsure();
    }
  }

  private Resolved index(
      Directory directory, String missingMains, Syntax syntax, Packages packages) {
    Resolved mapped = mapped(directory, "index", syntax, packages, Meaning.INDEX_AS_IT_IS);
    return mapped != null ? mapped : indexAsItIs(directory, missingMains);
  }

  private Resolved indexAsItIs(Directory directory, String missingMains) {
    Resolved index = names.withExtension(directory, "index");
    return index != null
        ? index
        : unresolved(directory.label() + " is a directory without an index file" + missingMains);
  }

  static Resolved unresolved(String reason) {
    return Resolved.unresolved("", reason);
  }
}
