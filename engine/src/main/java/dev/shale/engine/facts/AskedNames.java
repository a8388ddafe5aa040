package dev.shale.engine.facts;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names that a resolver asked a directory for, and what it was told.
 *
 * <p>A few are kept as they are. Many, as they are asked for in the folders of a project, become a
 * Bloom filter of 256 bits with four bits a name: it never lacks a name that was asked for, and the
 * {@link DirectoryView} of the filter stands in for the answers. Folders above a project are asked
 * for few names and change often; their answers are compared one by one. Thread-safe.
 */
public final class AskedNames {
  /** For resolvers whose answers nobody keeps. */
  public static final AskedNames IGNORED = new AskedNames();

  /** What has a name. */
  public enum Answer {
    NOTHING,
    FILE,
    DIRECTORY,
    LINK,
    SOMETHING_ELSE;

    static Answer of(Stamp stamp) {
      return switch (stamp.type()) {
        case Stamp.REGULAR -> FILE;
        case Stamp.DIRECTORY -> DIRECTORY;
        case Stamp.LINK -> LINK;
        default -> stamp.equals(Stamp.ABSENT) ? NOTHING : SOMETHING_ELSE;
      };
    }
  }

  private static final boolean IS_LINUX = System.getProperty("os.name", "").equals("Linux");

  static final int WORDS = 4;
  private static final int FEW = 16;
  private static final int PROBES = 4;
  private static final int BITS_PER_PROBE = 8;
  private static final int MULTIPLIER = 0x9E3779B1;

  private final long[] words = new long[WORDS];

  /** The answers by name; null when they are more than a few. */
  private @Nullable SortedMap<String, Answer> answers = new TreeMap<>();

  private volatile boolean isMany;
  private boolean grew;
  private boolean isContradictory;

  AskedNames() {}

  /** Notes a question and its answer. */
  public void add(String name, Answer answer) {
    if (this == IGNORED || (isMany && contains(name))) {
      return;
    }
    synchronized (this) {
      insert(name);
      SortedMap<String, Answer> few = answers;
      if (few != null) {
        Answer before = few.put(name, answer);
        isContradictory |= before != null && before != answer;
        if (few.size() > FEW) {
          tooMany();
        }
      }
    }
  }

  /** Notes that a directory was listed for its own sake. */
  public synchronized void addAll() {
    if (this != IGNORED) {
      Arrays.fill(words, -1);
      grew = true;
      tooMany();
    }
  }

  private void tooMany() {
    if (!IS_LINUX) {
      // Elsewhere a name may be another one's in capitals.
      Arrays.fill(words, -1);
    }
    answers = null;
    isMany = true;
  }

  private void insert(String name) {
    int hash = hash(name);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = hash >>> (probe * BITS_PER_PROBE);
      int word = bit >>> 6 & WORDS - 1;
      grew |= (words[word] & 1L << bit) == 0;
      words[word] |= 1L << bit;
    }
  }

  /** Whether a name may have been asked for. */
  boolean contains(String name) {
    int hash = hash(name);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = hash >>> (probe * BITS_PER_PROBE);
      if ((words[bit >>> 6 & WORDS - 1] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int hash(String name) {
    int hash = name.hashCode() * MULTIPLIER;
    return (hash ^ hash >>> 15) * MULTIPLIER;
  }

  /** The names and answers; null when they are more than a few. */
  synchronized @Nullable SortedMap<String, Answer> answers() {
    return answers;
  }

  /** Whether one question had two answers. */
  synchronized boolean isContradictory() {
    return isContradictory;
  }

  /** Whether names were added to a filter that was restored or made. */
  synchronized boolean grew() {
    return grew;
  }

  synchronized long word(int index) {
    return words[index];
  }

  /** Makes a filter of many names from what was kept of one. */
  static AskedNames restore(long... words) {
    AskedNames names = new AskedNames();
    System.arraycopy(words, 0, names.words, 0, WORDS);
    names.tooMany();
    return names;
  }

  /** Adds what was asked before. */
  void addAll(AskedNames earlier) {
    SortedMap<String, Answer> few = earlier.answers();
    if (few != null) {
      few.forEach(this::add);
      return;
    }
    for (int index = 0; index < WORDS; index++) {
      long word = earlier.word(index);
      synchronized (this) {
        grew |= (word & ~words[index]) != 0;
        words[index] |= word;
        tooMany();
      }
    }
  }
}
