package dev.shale.engine.facts;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a build learns from the file system, so that a later one can tell whether it would
 * learn the same. What was looked at is noted as it was <i>before</i>, so that an edit in the
 * meantime shows. Thread-safe.
 */
public final class Observations {
  private final @Nullable Installers installers;

  final ConcurrentHashMap<String, DirectoryFact> directories = new ConcurrentHashMap<>();

  /** Files that decide which answers a resolver gives, such as those that say what a package is. */
  final ConcurrentHashMap<String, FileFact> settings = new ConcurrentHashMap<>();

  /** Files that are modules. */
  final ConcurrentHashMap<String, FileFact> modules = new ConcurrentHashMap<>();

  /** Links, and where they lead to in the end. */
  final ConcurrentHashMap<String, String> links = new ConcurrentHashMap<>();

  /** What installers had recorded before any file of their packages was looked at, by folder. */
  final ConcurrentHashMap<String, InstallerRecords> records = new ConcurrentHashMap<>();

  /** Whether something that answers depend on could not be read, or changed in between. */
  private volatile boolean isAnswerDoubtful;

  private volatile boolean isModuleDoubtful;

  /** Whether some answer depends on more than what it asks for says. */
  private volatile boolean isUnsure;

  /** The longest file of settings that is read. */
  public static final int MAX_SETTINGS_BYTES = 1 << 26;

  /** Nothing was observed yet, and nothing is known of installed packages. */
  public Observations() {
    installers = null;
  }

  /** Nothing was observed yet. */
  public Observations(Installers installers) {
    this.installers = installers;
  }

  /**
   * What a language knows of installed packages, whose files change only when an installer is run.
   * Then it changes the package's manifest or a record of its own, too. Paths are absolute, with
   * {@code /} between names. Thread-safe.
   */
  public interface Installers {
    /**
     * The folder of installed packages that a path lies in, the outermost if there are several;
     * empty for a path that lies in none.
     */
    String folderOf(String path);

    /** The directory of the package that a path is in or is; empty when it is in none. */
    String packageOf(String path);

    /** The names of the folders that packages are installed into, wherever they are. */
    default Set<String> folderNames() {
      return Set.of();
    }

    /** The name of the file in a package's directory that says what the package is. */
    String manifest();

    /** The names of the records that installers write into such a folder when they are done. */
    List<String> records();
  }

  /**
   * The names of the folders that packages are installed into; none if nothing is known of them.
   */
  public Set<String> installedFolders() {
    return installers == null ? Set.of() : installers.folderNames();
  }

  /** Whether a file, or what a directory has, belongs to an installed package. */
  static boolean isInstalled(String path, @Nullable Installers installers) {
    return installers != null && !installers.folderOf(path).isEmpty();
  }

  /** What is known of installed packages; null for nothing. */
  @Nullable Installers installers() {
    return installers;
  }

  /**
   * A directory that is going to be asked for names.
   *
   * @param path real, absolute
   * @return to be told each name before it is asked for
   */
  public AskedNames directory(String path) {
    DirectoryFact fact = directories.get(path);
    if (fact == null) {
      beginPackage(path);
      DirectoryFact begun = DirectoryFact.begin(path);
      DirectoryFact known = directories.putIfAbsent(path, begun);
      fact = known == null ? begun : known;
    }
    return fact.ask();
  }

  /** Looks at the installer's records before a file of a package is looked at. */
  private void beginPackage(String path) {
    if (installers == null) {
      return;
    }
    String folder = installers.folderOf(path);
    if (!folder.isEmpty() && !records.containsKey(folder)) {
      records.putIfAbsent(folder, InstallerRecords.of(folder, installers.records()));
    }
  }

  /** A path that may be a link, which is followed to its end. */
  public void link(String path) {
    String target = Links.target(path);
    String known = links.putIfAbsent(path, target);
    if (known != null && !known.equals(target)) {
      isAnswerDoubtful = true;
    }
  }

  /**
   * Reads a file on which answers of a resolver depend.
   *
   * @throws IOException when that fails
   */
  public byte[] readSettings(String path) throws IOException {
    try {
      beginPackage(path);
      FileFact fact = FileFact.begin(path);
      byte[] bytes = SmallFile.read(path, MAX_SETTINGS_BYTES);
      settings(path, fact.read(bytes));
      return bytes;
    } catch (NoSuchFileException absent) {
      settings(path, FileFact.absent());
      throw absent;
    } catch (IOException | InvalidPathException failure) {
      isAnswerDoubtful = true;
      throw failure;
    }
  }

  /** A file on which answers of a resolver depend, which was not read: they cannot be kept. */
  public void unreadableSettings() {
    isAnswerDoubtful = true;
  }

  /** Some answer depends on more than its request says: when files change, any may be another. */
  public void unsure() {
    isUnsure = true;
  }

  boolean isUnsure() {
    return isUnsure;
  }

  void settings(String path, FileFact fact) {
    FileFact known = settings.putIfAbsent(path, fact);
    if (known != null && !known.hasSameContent(fact)) {
      isAnswerDoubtful = true;
    }
  }

  /** A file that is about to be read as a module. */
  public FileFact beginModule(String path) {
    beginPackage(path);
    return FileFact.begin(path);
  }

  /**
   * A module that was read.
   *
   * @param begun what {@link #beginModule} gave
   */
  public void module(String path, FileFact begun, long bytes, ContentHash content) {
    modules.put(path, begun.read(bytes, content));
  }

  /** A module whose size alone matters, before it is asked for. */
  public void sizedModule(String path) {
    beginPackage(path);
    modules.put(path, FileFact.begin(path));
  }

  /** A module that was read by an earlier build and is the same. */
  public void unchangedModule(String path, FileFact fact) {
    modules.put(path, fact);
  }

  /** A module that could not be read: the graph is not known to be the same next time. */
  public void unreadableModule() {
    isModuleDoubtful = true;
  }

  boolean isAnswerDoubtful() {
    return isAnswerDoubtful;
  }

  boolean hasDoubtfulModules() {
    return isModuleDoubtful;
  }

  /**
   * Takes over what is still so: facts that were kept, and that a {@link FactCheck} found to hold.
   */
  void adopt(DirectoryFact fact) {
    DirectoryFact known = directories.putIfAbsent(fact.path, fact);
    if (known != null) {
      known.merge(fact);
    }
  }

  /**
   * When the build is done: finds out what stayed the same all the time.
   *
   * @return whether that is all on which answers depend
   */
  boolean settle() {
    boolean isSame = !isAnswerDoubtful;
    for (DirectoryFact fact : directories.values()) {
      isSame &= fact.settle(this);
    }
    // Links that were found while listing included.
    for (Map.Entry<String, String> link : links.entrySet()) {
      isSame &= Links.target(link.getKey()).equals(link.getValue());
    }
    return isSame && !isAnswerDoubtful;
  }
}
