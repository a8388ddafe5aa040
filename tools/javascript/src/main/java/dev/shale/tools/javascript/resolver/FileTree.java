package dev.shale.tools.javascript.resolver;

import dev.shale.engine.facts.AskedNames;
import dev.shale.engine.facts.AskedNames.Answer;
import dev.shale.engine.facts.Observations;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.offheap.system.FileFailure;
import dev.shale.tools.javascript.resolver.manifest.PackageJson;
import dev.shale.tools.javascript.resolver.manifest.PackageJsonReader;
import dev.shale.tools.javascript.resolver.request.Quotes;
import dev.shale.tools.javascript.resolver.request.Special;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file system as the resolver sees it: a tree of real directories.
 *
 * <p>There is one {@link Directory} for each real directory, whatever links lead to it, so that the
 * real path of a file is its directory's path and its name, and {@code realpath} is called for
 * links alone. What was seen once is believed for as long as the tree lives. No lock is held over a
 * call to the system: two threads may ask the same question at once, and both get the same answer.
 */
final class FileTree {
  /** As large as a package.json or tsconfig.json may be: thousands of times what people write. */
  static final long MOST_SETTINGS_BYTES = 64L << 20;

  private static final String PACKAGE_JSON = "package.json";
  private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final LinkOption[] FOLLOW = {};

  /**
   * Whether a name that is not in a directory's list does not exist. Elsewhere the system may
   * ignore case, or compose accents.
   */
  private static final boolean LISTS_TELL = System.getProperty("os.name", "").equals("Linux");

  private final FileSystem fileSystem = FileSystems.getDefault();
  private final PackageJsonReader packageJsonReader;
  private final TsConfigs tsConfigs;
  private final @Nullable Collection<String> absent;
  private final @Nullable Observations observations;
  private final ConcurrentHashMap<String, Directory> directories = new ConcurrentHashMap<>();
  private final Directory root;

  FileTree(Rules rules) {
    this(rules, null, null);
  }

  /**
   * A tree that notes what it is asked for.
   *
   * @param absent gets the paths that are asked for in vain; a tree that has it lists no directory
   *     and is for one thread
   * @param observations learns everything on which answers depend
   */
  FileTree(Rules rules, @Nullable Collection<String> absent, @Nullable Observations observations) {
    this.absent = absent;
    this.observations = observations;
    packageJsonReader = new PackageJsonReader(rules.mainFields(), rules.aliasFields());
    tsConfigs = new TsConfigs(this, rules.tsconfig());
    root = new Directory(this, null, "", "");
    directories.put("", root);
  }

  /** A tree for other rules that notes the same. */
  FileTree with(Rules others) {
    return new FileTree(others, absent, observations);
  }

  Directory root() {
    return root;
  }

  TsConfigs tsConfigs() {
    return tsConfigs;
  }

  /**
   * The directory with this absolute path, links followed. One that does not exist is an empty one:
   * a module that is not on disk may still ask for packages.
   */
  Directory directory(String path) {
    Directory directory = directories.get(path);
    return directory != null ? directory : findDirectory(path);
  }

  /** What a path of the user is, links followed. */
  Entry find(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      return root;
    }
    return directory(parent.toString()).look(String.valueOf(absolute.getFileName()));
  }

  private Directory findDirectory(String path) {
    String realPath = path;
    try {
      realPath = fileSystem.getPath(path).toRealPath().toString();
    } catch (IOException | InvalidPathException e) {
      // Stays as it is named; questions about its files answer what is wrong with it.
    }
    if (observations != null) {
      observations.link(path);
    }
    Directory directory = realDirectory(realPath);
    directories.putIfAbsent(path, directory);
    return directory;
  }

  /** What is told the names that a directory is asked for. */
  AskedNames asked(String path) {
    return observations == null ? AskedNames.IGNORED : observations.directory(path);
  }

  /**
   * Reads a file on which answers depend.
   *
   * @throws IOException for a larger one than {@link #MOST_SETTINGS_BYTES} too, and for what is
   *     none
   */
  byte[] read(String path) throws IOException {
    try {
      check(path);
    } catch (NoSuchFileException absent) {
      // Said below, where it is noted.
    } catch (IOException failure) {
      if (observations != null) {
        observations.unreadableSettings();
      }
      throw failure;
    }
    return observations == null
        ? Files.readAllBytes(fileSystem.getPath(path))
        : observations.readSettings(path);
  }

  /** Whatever is no file may never end, and a large one would be held as a whole. */
  private void check(String path) throws IOException {
    Path file = fileSystem.getPath(path);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(path, null, "it " + special(file));
    }
    if (attributes.size() > MOST_SETTINGS_BYTES) {
      throw new FileSystemException(
          path,
          null,
          "it has "
              + attributes.size()
              + " bytes, of which at most "
              + MOST_SETTINGS_BYTES
              + " are read");
    }
  }

  /** The directory with this real path. */
  private Directory realDirectory(String path) {
    if (path.length() <= 1) {
      return root;
    }
    Directory known = directories.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    Directory parent = realDirectory(path.substring(0, slash));
    return addDirectory(parent, path, path.substring(slash + 1));
  }

  private Directory addDirectory(Directory parent, String path, String name) {
    Directory added = new Directory(this, parent, path, name);
    Directory known = directories.putIfAbsent(path, added);
    return known != null ? known : added;
  }

  /**
   * Asks the system what a name is. This, {@link #exists}, {@link #list} and what finds the ends of
   * links are the only places where that happens, but for the {@linkplain #read text} of files that
   * were found. So they are where all is noted on which answers depend.
   */
  Entry look(Directory directory, String name) {
    String path = directory.pathOf(name);
    try {
      Path file = fileSystem.getPath(path);
      BasicFileAttributes attributes = attributes(file, NO_FOLLOW);
      if (attributes == null) {
        note(path);
        directory.asked().add(name, Answer.NOTHING);
        return Entry.Absent.ABSENT;
      }
      if (attributes.isRegularFile()) {
        directory.asked().add(name, Answer.FILE);
        return new Entry.RegularFile(directory, name);
      }
      if (attributes.isDirectory()) {
        directory.asked().add(name, Answer.DIRECTORY);
        return addDirectory(directory, path, name);
      }
      if (attributes.isSymbolicLink()) {
        directory.asked().add(name, Answer.LINK);
        return follow(file);
      }
      directory.asked().add(name, Answer.SOMETHING_ELSE);
      return notAFile(file);
    } catch (InvalidPathException e) {
      directory.asked().add(name, Answer.SOMETHING_ELSE);
      return new Entry.Broken(
          Quotes.said(path) + " cannot be a path on this system: " + e.getReason());
    } catch (IOException e) {
      directory.asked().add(name, Answer.SOMETHING_ELSE);
      return new Entry.Broken(reason(path, e));
    }
  }

  /**
   * Whether a name leads to anything, links followed. Quicker than {@link #look} where it does not,
   * since the JDK throws and catches an exception there unless links are followed.
   */
  boolean exists(Directory directory, String name) {
    String path = directory.pathOf(name);
    boolean exists = new File(path).exists();
    if (!exists) {
      note(path);
      directory.asked().add(name, Answer.NOTHING);
    }
    return exists;
  }

  /** An answer depends on more than its request says. */
  void unsure() {
    if (observations != null) {
      observations.unsure();
    }
  }

  private void note(String path) {
    if (absent != null) {
      absent.add(path);
    }
  }

  /**
   * Whether a path, or a directory on the way to it, may have been asked for in vain: if not, its
   * appearance changes no answer. May be true for paths that nobody asked for.
   */
  boolean isMissed(String path) {
    String child = path;
    while (true) {
      int slash = child.lastIndexOf('/');
      if (slash < 0) {
        return false;
      }
      String parent = child.substring(0, slash);
      Directory directory = directories.get(parent);
      if (directory != null) {
        return directory.isMissed(child.substring(slash + 1));
      }
      child = parent;
    }
  }

  /** The names in a directory; null where they cannot be listed. */
  @Nullable Set<String> list(Directory directory) {
    String[] names = LISTS_TELL && absent == null ? new File(directory.label()).list() : null;
    return names == null ? null : new HashSet<>(Arrays.asList(names));
  }

  private Entry follow(Path link) throws IOException {
    if (observations != null) {
      observations.link(link.toString());
    }
    Path real;
    try {
      real = link.toRealPath();
    } catch (NoSuchFileException e) {
      return new Entry.Broken(link + " is a link to nothing");
    }
    BasicFileAttributes attributes = attributes(real, FOLLOW);
    if (attributes == null) {
      return new Entry.Broken(link + " is a link to nothing");
    }
    String path = real.toString();
    if (attributes.isDirectory()) {
      return realDirectory(path);
    }
    if (!attributes.isRegularFile()) {
      return notAFile(real);
    }
    int slash = path.lastIndexOf('/');
    return new Entry.RegularFile(
        realDirectory(path.substring(0, slash)), path.substring(slash + 1));
  }

  private @Nullable BasicFileAttributes attributes(Path path, LinkOption[] options)
      throws IOException {
    return fileSystem.provider().readAttributesIfExists(path, BasicFileAttributes.class, options);
  }

  private static Entry notAFile(Path path) {
    return new Entry.Broken(Quotes.said(path.toString()) + " " + special(path));
  }

  private static String special(Path path) {
    try {
      return Special.said(Files.getAttribute(path, Special.MODE));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return Special.said("");
    }
  }

  /** Why a path cannot be read, as the end of a sentence. */
  static String reason(String whole, IOException e) {
    String path = Quotes.said(whole);
    if (e instanceof AccessDeniedException) {
      return "permission denied for " + path;
    }
    if (FileFailure.isLoop(e)) {
      return path + " is a link that leads back to itself";
    }
    return path + " cannot be read: " + FileFailure.reason(e);
  }

  /** Reads a directory's package.json; {@link PackageJson#NONE} where there is none. */
  PackageJson readPackageJson(Directory directory) {
    Entry entry = directory.settings(PACKAGE_JSON);
    if (entry instanceof Entry.RegularFile file) {
      return readPackageJson(file.directory().pathOf(file.name()));
    }
    return entry == Entry.Absent.ABSENT
        ? PackageJson.NONE
        : PackageJson.passedOver(passedOver(directory.pathOf(PACKAGE_JSON), entry));
  }

  /** Says that a file of settings is none. */
  static Diagnostic passedOver(String path, Entry entry) {
    return Resolved.warning(
        path,
        0,
        0,
        whatElse(path, entry) + ", so nothing is read from it: make it one, or remove it");
  }

  /** What stands where a file should be, in a sentence. */
  static String whatElse(String path, Entry entry) {
    return entry instanceof Entry.Broken broken
        ? broken.reason()
        : Quotes.said(path) + " is a directory, not a regular file";
  }

  private PackageJson readPackageJson(String path) {
    try {
      return packageJsonReader.read(path, read(path));
    } catch (IOException e) {
      return PackageJson.broken(reason(path, e));
    }
  }
}
