package dev.shale.engine.facts;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Of which paths a resolver would be told something else than before: each came, went or became
 * something else, with all that is or was below it. Or that this is not known, or too much, so that
 * any answer may be another.
 *
 * <p>Paths are absolute, with {@code /} between names. What is read of it does not change any more.
 */
public final class ChangedPaths {
  /** With more of them, any answer may be another. */
  private static final int MOST_PATHS = 256;

  private final SortedMap<String, Boolean> folders = new TreeMap<>();
  private final SortedSet<String> linked = new TreeSet<>();
  private final Map<FactGroup, DirectoryFact> renewed = new HashMap<>();
  private final Set<FactGroup> compared = new HashSet<>();
  private final Supplier<SortedSet<String>> settings;
  private @Nullable SortedSet<String> knownSettings;
  private String reason = "";
  private boolean isEverything;

  /**
   * Nothing changed yet.
   *
   * @param settings the files on which answers depend that belong to no installed package
   */
  ChangedPaths(Supplier<SortedSet<String>> settings) {
    this.settings = settings;
  }

  /** Whether all answers are what they were. */
  public synchronized boolean isEmpty() {
    return reason.isEmpty();
  }

  /** Why some answer may be another: a clause; empty when none is. */
  public synchronized String reason() {
    return reason;
  }

  /** Whether any answer may be another, whatever paths there are. */
  public synchronized boolean isEverything() {
    return isEverything;
  }

  /** The paths, which are real, in their order. */
  public synchronized Set<String> paths() {
    return Collections.unmodifiableSet(folders.keySet());
  }

  /** The other names that they have because of links. */
  public synchronized Set<String> linkedPaths() {
    return Collections.unmodifiableSet(linked);
  }

  /** Whether a path is, or was, that of a directory. */
  public synchronized boolean isFolder(String path) {
    return folders.getOrDefault(path, false);
  }

  /** Whether a path is one of those, or lies below. */
  public synchronized boolean contain(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.containsKey(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path is, or was, that of a directory, so that others may lie below. */
  public synchronized boolean haveFolders() {
    return folders.containsValue(true);
  }

  /** The files on which answers depend and that belong to no installed package. */
  public synchronized Set<String> settings() {
    SortedSet<String> known = knownSettings;
    if (known == null) {
      known = settings.get();
      knownSettings = known;
    }
    return Collections.unmodifiableSet(known);
  }

  /** Any answer may be another. */
  public synchronized void everything(String sentence) {
    isEverything = true;
    note(sentence);
  }

  private void note(String sentence) {
    if (reason.isEmpty() || sentence.compareTo(reason) < 0) {
      reason = sentence; // Threads find changes in any order.
    }
  }

  /** A path that changed. */
  synchronized void path(String path, boolean isFolder, String sentence) {
    note(sentence);
    folders.merge(path, isFolder, Boolean::logicalOr);
    isEverything |= folders.size() > MOST_PATHS;
  }

  /**
   * A name in a directory that changed.
   *
   * @param before its type, as in {@link Stamp}; 0 for nothing
   * @param now likewise
   */
  void name(String directory, String name, int before, int now, String sentence) {
    if (before == Stamp.LINK || now == Stamp.LINK) {
      everything(sentence);
    }
    boolean isFolder = before == Stamp.DIRECTORY || now == Stamp.DIRECTORY;
    path(directory.concat("/").concat(name), isFolder, sentence);
  }

  /** Whether a directory is to be compared, which is done once. */
  synchronized boolean begin(FactGroup group) {
    return compared.add(group);
  }

  /** What holds of a directory now, once the change is taken in. */
  synchronized void renew(FactGroup group, DirectoryFact fact) {
    renewed.put(group, fact);
  }

  /** What holds of a directory when the change is taken in. */
  synchronized DirectoryFact renewed(FactGroup group, DirectoryFact known) {
    return renewed.getOrDefault(group, known);
  }

  /** The change was taken in: from here on only what changes next is one. */
  synchronized void takenIn() {
    renewed.forEach(FactGroup::renew);
    renewed.clear();
  }

  /** Finds the other names of paths that links lead to. */
  synchronized void addLinked(Map<String, String> links) {
    Set<String> known = links.isEmpty() ? Set.of() : settings();
    for (Map.Entry<String, String> link : links.entrySet()) {
      String target = link.getValue();
      if (known.contains(target.substring(0, Math.max(0, target.lastIndexOf('/'))))) {
        everything(reason); // Where it holds is not where it lies.
      }
    }
    Deque<String> next = new ArrayDeque<>(folders.keySet());
    while (!next.isEmpty() && !isEverything) {
      String path = next.pop();
      for (Map.Entry<String, String> link : links.entrySet()) {
        String other = through(path, link.getKey(), link.getValue());
        if (other != null && !folders.containsKey(other) && linked.add(other)) {
          next.push(other);
          isEverything |= linked.size() > MOST_PATHS;
        }
      }
    }
  }

  /** The name of a path by way of a link; null where it does not lead there. */
  private static @Nullable String through(String path, String link, String target) {
    int end = target.lastIndexOf('/'); // Behind it there is the type.
    boolean isBelow =
        end > 0
            && path.startsWith(target.substring(0, end))
            && (path.length() == end || path.charAt(end) == '/');
    boolean isItself = link.length() == end && target.startsWith(link);
    return isBelow && !isItself ? link.concat(path.substring(end)) : null;
  }
}
