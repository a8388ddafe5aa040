package dev.shale.tools.javascript.resolver;

import dev.shale.engine.build.Resolved;
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
  private final BrowserMaps browserMaps;

  FileLocator(Rules rules, FileTree tree) {
    this.rules = rules;
    this.tree = tree;
    browserMaps = new BrowserMaps(rules);
  }

  /** Where absolute paths begin. */
  Directory root() {
    return tree.root();
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
   * Finds the file or directory with this relative path. Remembered.
   *
   * @param request with or without a leading {@code ./}
   * @param packages asked where a {@code browser} map leads to a package
   */
  Resolved locate(Directory base, String request, Syntax syntax, Packages packages) {
    String path = Requests.withoutParents(request);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = walk(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return unresolved(((Entry.Broken) entry).reason());
    }
    if (nameBegin == path.length() || isDots(path, nameBegin)) {
      Directory named = step(directory, path, nameBegin);
      return rules.lookup().fullySpecified()
          ? unresolved(named.label() + " is a directory")
          : directoryAnswer(named, syntax, packages);
    }
    String name = nameBegin == 0 ? path : path.substring(nameBegin);
    Resolved known = directory.files(syntax).get(name);
    if (known == null) {
      known = mappedFileOrDirectory(directory, name, syntax, packages);
      directory.files(syntax).put(name, known);
    }
    return known;
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
    Entry entry = walk(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return unresolved(((Entry.Broken) entry).reason());
    }
    String name = path.substring(nameBegin);
    List<String> aliases = rules.extensionAlias(name);
    if (!aliases.isEmpty()) {
      return byExtension(directory, name, aliases);
    }
    Entry exact = name.isEmpty() ? directory : look(directory, name);
    if (exact instanceof Entry.RegularFile file) {
      return file.directory().resolved(file.name());
    }
    Resolved source = source(directory, name);
    if (source != null) {
      return source;
    }
    if (exact instanceof Entry.Broken broken) {
      return unresolved(broken.reason());
    }
    return exact instanceof Directory other
        ? unresolved(other.label() + " is a directory")
        : unresolved("no file " + directory.pathOf(name));
  }

  /**
   * Goes through the names of a path up to its last one.
   *
   * @return the directory, or what is broken on the way
   */
  private static Entry walk(Directory base, String path, int end) {
    Directory directory = base;
    int begin = 0;
    while (begin < end) {
      int slash = path.indexOf('/', begin);
      if (slash == begin) {
        begin++;
        continue;
      }
      if (isDots(path, begin)) {
        directory = step(directory, path, begin);
      } else {
        String name = path.substring(begin, slash);
        Entry child = directory.child(name);
        if (!(child instanceof Directory next)) {
          return noDirectory(directory, name, child);
        }
        directory = next;
      }
      begin = slash + 1;
    }
    return directory;
  }

  private static Entry.Broken noDirectory(Directory directory, String name, Entry entry) {
    if (entry instanceof Entry.Broken broken) {
      return broken;
    }
    return entry instanceof Entry.RegularFile
        ? new Entry.Broken(directory.pathOf(name) + " is a file, not a directory")
        : new Entry.Broken("no directory " + directory.pathOf(name));
  }

  /** Whether the name that begins here is {@code .} or {@code ..}. */
  private static boolean isDots(String path, int begin) {
    int length = path.length();
    if (begin >= length || path.charAt(begin) != '.') {
      return false;
    }
    int next = begin + 1;
    if (next < length && path.charAt(next) == '.') {
      next++;
    }
    return next == length || path.charAt(next) == '/';
  }

  private static Directory step(Directory directory, String path, int begin) {
    if (!path.startsWith("..", begin)) {
      return directory;
    }
    Directory parent = directory.parent();
    return parent == null ? directory : parent;
  }

  private Resolved mappedFileOrDirectory(
      Directory directory, String name, Syntax syntax, Packages packages) {
    Resolved mapped = mapped(directory, name, syntax, packages);
    return mapped != null ? mapped : fileOrDirectory(directory, name, syntax, packages, false);
  }

  private @Nullable Resolved mapped(
      Directory directory, String name, Syntax syntax, Packages packages) {
    Directory scope = directory.browserDirectory();
    if (scope == null) {
      return null;
    }
    BrowserMaps.Replacement replacement = browserMaps.ofFile(scope, directory, name);
    if (replacement == null) {
      return null;
    }
    if (replacement.isIgnored()) {
      // The key, not the name: "./a" and "./a.js" are one ignored module.
      String key = replacement.key();
      return Resolved.ignored(scope.pathOf(key.startsWith("./") ? key.substring(2) : key));
    }
    return replaced(scope, replacement.value(), syntax, packages);
  }

  /** The file of a replacement in a {@code browser} map; no other map is asked, as in esbuild. */
  Resolved replaced(Directory scope, String replacement, Syntax syntax, Packages packages) {
    if (!Requests.isRelative(replacement)) {
      return packages.find(scope, replacement, syntax);
    }
    String path = Requests.withoutParents(replacement);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = walk(scope, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return unresolved(((Entry.Broken) entry).reason());
    }
    String name = path.substring(nameBegin);
    return name.isEmpty() || isDots(path, nameBegin)
        ? mainOrIndex(step(directory, path, nameBegin), syntax, packages)
        : fileOrDirectory(directory, name, syntax, packages, false);
  }

  private Resolved fileOrDirectory(
      Directory directory, String name, Syntax syntax, Packages packages, boolean indexOnly) {
    List<String> aliases = rules.extensionAlias(name);
    if (!aliases.isEmpty()) {
      return byExtension(directory, name, aliases);
    }
    // Without an extension it is most likely the name of nothing, or of a directory.
    Entry exact = name.indexOf('.') < 0 ? guess(directory, name) : look(directory, name);
    if (exact instanceof Entry.RegularFile file) {
      return file.directory().resolved(file.name());
    }
    if (rules.lookup().fullySpecified() && !indexOnly) {
      return notFullySpecified(directory, name);
    }
    Resolved guessed = withExtension(directory, name);
    if (guessed != null) {
      return guessed;
    }
    if (exact instanceof Directory other) {
      return indexOnly
          ? index(other, "", syntax, packages)
          : directoryAnswer(other, syntax, packages);
    }
    return noFile(directory, name);
  }

  /** The file whose extension is one of those that the options name for the one of this name. */
  private Resolved byExtension(Directory directory, String name, List<String> extensions) {
    for (String extension : extensions) {
      String other = TypeScriptNames.replace(name, extension);
      if (guess(directory, other) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return unresolved(
        "no file " + directory.pathOf(name) + " with " + String.join(", ", extensions));
  }

  private static Resolved notFullySpecified(Directory directory, String name) {
    return unresolved("no file " + directory.pathOf(name) + ", and requests are fully specified");
  }

  private Entry look(Directory directory, String name) {
    List<String> suffixes = directory.tsConfig().moduleSuffixes();
    Entry entry = suffixes.isEmpty() ? directory.look(name) : suffixed(directory, name, suffixes);
    return isForbidden(entry) ? Entry.Absent.ABSENT : entry;
  }

  private Entry guess(Directory directory, String name) {
    List<String> suffixes = directory.tsConfig().moduleSuffixes();
    Entry entry = suffixes.isEmpty() ? directory.guess(name) : suffixed(directory, name, suffixes);
    return isForbidden(entry) ? Entry.Absent.ABSENT : entry;
  }

  private boolean isForbidden(Entry entry) {
    return !rules.lookup().restrictions().isEmpty()
        && entry instanceof Entry.RegularFile file
        && !rules.lookup().isAllowed(file.directory().pathOf(file.name()));
  }

  /** The file with one of the suffixes of a project between its name and its extension. */
  private static Entry suffixed(Directory directory, String name, List<String> suffixes) {
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    for (String suffix : suffixes) {
      Entry entry = directory.guess(name.substring(0, end) + suffix + name.substring(end));
      if (entry instanceof Entry.RegularFile) {
        return entry;
      }
    }
    Entry entry = directory.guess(name);
    return entry instanceof Entry.RegularFile ? Entry.Absent.ABSENT : entry;
  }

  private Resolved noFile(Directory directory, String name) {
    if (directory.look(name) instanceof Entry.Broken broken) {
      return unresolved(broken.reason());
    }
    return unresolved(
        "no file "
            + directory.pathOf(name)
            + ", with or without "
            + String.join(", ", rules.extensionsIn(directory)));
  }

  /** The file with this name and an extension, or the source of a compiled name. */
  private @Nullable Resolved withExtension(Directory directory, String name) {
    for (String extension : rules.extensionsIn(directory)) {
      if (guess(directory, name.concat(extension)) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return source(directory, name);
  }

  private @Nullable Resolved source(Directory directory, String name) {
    if (!rules.extensionAlias().isEmpty()) {
      return null;
    }
    for (String extension : TypeScriptNames.extensions(name)) {
      String source = TypeScriptNames.replace(name, extension);
      if (guess(directory, source) instanceof Entry.RegularFile file) {
        return file.directory().resolved(file.name());
      }
    }
    return null;
  }

  private Resolved mainOrIndex(Directory directory, Syntax syntax, Packages packages) {
    PackageJson packageJson = directory.packageJson();
    if (packageJson.isBroken()) {
      return unresolved(packageJson.problem());
    }
    StringBuilder missing = new StringBuilder();
    for (PackageJson.MainField field : packageJson.mainFields()) {
      Resolved main = main(directory, field.value(), syntax, packages);
      if (main.status() != Resolved.Status.UNRESOLVED || Packages.isCircle(main)) {
        return main;
      }
      missing.append("; ").append(field.name()).append(" of its package.json: ");
      missing.append(main.message());
    }
    return index(directory, missing.toString(), syntax, packages);
  }

  /** A main field names a file, or a directory with an index: not one with a main field again. */
  private Resolved main(Directory base, String value, Syntax syntax, Packages packages) {
    String path = Requests.withoutParents(value);
    int nameBegin = path.lastIndexOf('/') + 1;
    Entry entry = walk(base, path, nameBegin);
    if (!(entry instanceof Directory directory)) {
      return unresolved(((Entry.Broken) entry).reason());
    }
    if (nameBegin == path.length() || isDots(path, nameBegin)) {
      return index(step(directory, path, nameBegin), "", syntax, packages);
    }
    String name = path.substring(nameBegin);
    Resolved mapped = mapped(directory, name, syntax, packages);
    return mapped != null ? mapped : fileOrDirectory(directory, name, syntax, packages, true);
  }

  private Resolved index(
      Directory directory, String missingMains, Syntax syntax, Packages packages) {
    Resolved mapped = mapped(directory, "index", syntax, packages);
    if (mapped != null) {
      return mapped;
    }
    Resolved index = withExtension(directory, "index");
    return index != null
        ? index
        : unresolved(directory.label() + " is a directory without an index file" + missingMains);
  }

  static Resolved unresolved(String reason) {
    return Resolved.unresolved("", reason);
  }
}
