package dev.shale.engine.facts;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names that a resolver asked a directory for, and what it was told.
 *
 * <p>A few are kept as they are. Many, as they are asked for in the folders of a project, are kept
 * as hashes of four bytes: they never lack a name that was asked for, and hardly ever seem to have
 * another one, so that what nobody asked for may come and go. The {@link DirectoryView} of the
 * names that are among them stands in for the answers. Folders above a project are asked for few
 * names and change often; their answers are compared one by one. Thread-safe.
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
      return stamp.equals(Stamp.ABSENT) ? NOTHING : of(stamp.type());
    }

    /** Of a type as a stamp has it, of something that is there. */
    static Answer of(int type) {
      return switch (type) {
        case Stamp.REGULAR -> FILE;
        case Stamp.DIRECTORY -> DIRECTORY;
        case Stamp.LINK -> LINK;
        default -> SOMETHING_ELSE;
      };
    }

    /** The type as a stamp has it; 0 for all that is neither file nor directory nor link. */
    int type() {
      return switch (this) {
        case FILE -> Stamp.REGULAR;
        case DIRECTORY -> Stamp.DIRECTORY;
        case LINK -> Stamp.LINK;
        case NOTHING, SOMETHING_ELSE -> 0;
      };
    }
  }

  private static final boolean IS_LINUX = System.getProperty("os.name", "").equals("Linux");

  private static final int FEW = 16;
  private static final int FIRST_SLOTS = 32;
  private static final int MULTIPLIER = 0x9E3779B1;

  /** In place of a hash of 0, which is that of no name. */
  private static final int ZERO = 1;

  /** The hashes, each at the first free slot from its own on; 0 for none. */
  private int[] slots = new int[FIRST_SLOTS];

  private int count;

  /** The answers by name; null when they are more than a few. */
  private @Nullable SortedMap<String, Answer> answers = new TreeMap<>();

  private volatile boolean isMany;

  /** Whether any name may have been asked for. */
  private volatile boolean isAll;

  private boolean grew;
  private boolean isContradictory;

  /** Whether all answers are kept until they were compared. */
  private boolean areKept;

  private @Nullable Set<String> listed;

  AskedNames() {}

  /** Keeps all answers, however many, until {@link #forgetMany}. */
  static AskedNames keeping() {
    AskedNames names = new AskedNames();
    names.areKept = true;
    return names;
  }

  /** The answers were compared with what there is: many are not needed any more. */
  synchronized void forgetMany() {
    areKept = false;
    listed = null;
    if (areMany()) {
      tooMany();
    }
  }

  /** Whether there are more names than are kept with their answers. */
  synchronized boolean areMany() {
    SortedMap<String, Answer> all = answers;
    return isAll || all == null || all.size() > FEW;
  }

  /** Notes a question and its answer. */
  public void add(String name, Answer answer) {
    if (this == IGNORED || (isMany && contains(name))) {
      return;
    }
    synchronized (this) {
      insert(hash(name));
      SortedMap<String, Answer> few = answers;
      if (few != null) {
        Answer before = few.put(name, answer);
        isContradictory |= before != null && before != answer;
        if (few.size() > FEW && !areKept) {
          tooMany();
        }
      }
    }
  }

  /** Notes that a directory was listed for its own sake. */
  public synchronized void addAll() {
    if (this != IGNORED) {
      grew |= !isAll;
      isAll = true;
      tooMany();
    }
  }

  /**
   * Notes that a directory was listed for its own sake.
   *
   * @param names what it was found to have; null where that could not be found out
   */
  public synchronized void addAll(@Nullable Set<String> names) {
    if (!areKept || names == null || this == IGNORED) {
      addAll();
      return;
    }
    grew |= !isAll;
    isAll = true;
    isContradictory |= listed != null && !listed.equals(names);
    listed = names;
  }

  /** What it was found to have, where it was listed and answers are kept. */
  synchronized @Nullable Set<String> listed() {
    return listed;
  }

  private void tooMany() {
    // Elsewhere a name may be another one's in capitals.
    isAll |= !IS_LINUX;
    answers = null;
    isMany = true;
  }

  private void insert(int hash) {
    int slot = slot(slots, hash);
    if (slots[slot] == hash) {
      return;
    }
    grew = true;
    slots[slot] = hash;
    count++;
    if (2 * count > slots.length) {
      int[] larger = new int[2 * slots.length];
      for (int known : slots) {
        if (known != 0) {
          larger[slot(larger, known)] = known;
        }
      }
      slots = larger;
    }
  }

  /** The slot that has a hash, or should. */
  private static int slot(int[] slots, int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != hash && slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Whether a name may have been asked for. May miss one that another thread is adding. */
  boolean contains(String name) {
    int hash = hash(name);
    int[] current = slots;
    return isAll || current[slot(current, hash)] == hash;
  }

  private static int hash(String name) {
    int hash = name.hashCode() * MULTIPLIER;
    int mixed = (hash ^ hash >>> 15) * MULTIPLIER;
    return mixed == 0 ? ZERO : mixed;
  }

  /**
   * Whether an earlier fact knows all that was asked here. Where both are few, the answers are
   * compared too.
   */
  boolean isKnownTo(AskedNames earlier) {
    SortedMap<String, Answer> few = answers();
    SortedMap<String, Answer> known = earlier.answers();
    if (few == null) {
      return earlier.isAll || (known == null && !isAll && earlier.containsAll(hashes()));
    }
    if (known != null) {
      return known.entrySet().containsAll(few.entrySet());
    }
    return few.keySet().stream().allMatch(earlier::contains);
  }

  private boolean containsAll(int[] hashes) {
    for (int hash : hashes) {
      if (slots[slot(slots, hash)] != hash) {
        return false;
      }
    }
    return true;
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

  /** Whether no name was asked for. */
  synchronized boolean isNothing() {
    return count == 0 && !isAll;
  }

  /** Whether any name may have been asked for. */
  boolean isAll() {
    return isAll;
  }

  /** The hashes of the names, in ascending order. */
  synchronized int[] hashes() {
    int[] hashes = new int[count];
    int at = 0;
    for (int hash : slots) {
      if (hash != 0) {
        hashes[at++] = hash;
      }
    }
    Arrays.sort(hashes);
    return hashes;
  }

  /** Makes many names from what was kept of them. */
  static AskedNames restore(boolean isAll, int[] hashes) {
    AskedNames names = new AskedNames();
    names.isAll = isAll;
    names.insertAll(hashes);
    names.grew = false;
    return names;
  }

  private synchronized void insertAll(int[] hashes) {
    for (int hash : hashes) {
      insert(hash == 0 ? ZERO : hash);
    }
    tooMany();
  }

  /** Adds what was asked before. */
  void addAll(AskedNames earlier) {
    SortedMap<String, Answer> few = earlier.answers();
    if (few != null) {
      few.forEach(this::add);
    } else if (earlier.isAll) {
      addAll();
    } else {
      insertAll(earlier.hashes());
    }
  }
}
