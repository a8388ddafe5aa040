package dev.shale.tools.cli.checked;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All globs of all rules, each matched once with every module, so that rules ask bits. What fits a
 * folder fits all in it, and is found out once for each folder.
 */
public final class PatternTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<String, Folder> folders = new HashMap<>();
  private final BitSet none = new BitSet();
  private @Nullable Folder top;

  /** Neighbours are mostly in the same folder. */
  private String last = "/";

  private Folder lastFolder = new Folder(none, new int[0]);

  /**
   * A glob.
   *
   * @param alternatives of which a path has to fit one
   * @param modules the modules that it fits
   */
  private record Pattern(List<PlainPattern> alternatives, BitSet modules) {
    boolean fits(String path) {
      for (PlainPattern alternative : alternatives) {
        if (alternative.fits(path)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it may fit a path that begins with a folder and its slash. */
    boolean mayFitIn(String folder) {
      for (PlainPattern alternative : alternatives) {
        if (alternative.begin().startsWith(folder) || folder.startsWith(alternative.begin())) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What globs say of a folder.
   *
   * @param fitting those that fit it, or one around it, and so all in it
   * @param open those that have to be compared with each path in it
   */
  @SuppressWarnings("ArrayRecordComponent") // is never compared
  private record Folder(BitSet fitting, int[] open) {}

  /** Has a glob matched, too. */
  public void add(String glob) {
    if (numbers.putIfAbsent(glob, patterns.size()) == null) {
      patterns.add(new Pattern(PlainPattern.of(glob), new BitSet()));
    }
  }

  /** Matches all globs with a module. */
  public void match(int module, String name) {
    Folder folder = folder(name);
    BitSet fitting = folder.fitting;
    for (int pattern = fitting.nextSetBit(0); pattern >= 0; ) {
      patterns.get(pattern).modules.set(module);
      pattern = fitting.nextSetBit(pattern + 1);
    }
    for (int pattern : folder.open) {
      Pattern one = patterns.get(pattern);
      if (one.fits(name)) {
        one.modules.set(module);
      }
    }
  }

  /** What globs say of the folder of a path. */
  private Folder folder(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return ofTop();
    }
    if (path.startsWith(last) && last.length() == slash) {
      return lastFolder;
    }
    String folder = path.substring(0, slash);
    Folder known = folders.get(folder);
    if (known == null) {
      known = make(folder);
      folders.put(folder, known);
    }
    last = folder;
    lastFolder = known;
    return known;
  }

  private Folder make(String folder) {
    BitSet fitting = (BitSet) folder(folder).fitting.clone();
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      if (!fitting.get(pattern) && patterns.get(pattern).fits(folder)) {
        fitting.set(pattern);
      }
    }
    return new Folder(fitting, open(folder.concat("/"), fitting));
  }

  private Folder ofTop() {
    Folder made = top;
    if (made == null) {
      made = new Folder(new BitSet(), open("", new BitSet()));
      top = made;
    }
    return made;
  }

  /** The globs that may fit something in a folder, and do not fit all of it. */
  private int[] open(String folder, BitSet fitting) {
    int[] open = new int[patterns.size()];
    int count = 0;
    for (int pattern = 0; pattern < open.length; pattern++) {
      if (!fitting.get(pattern) && patterns.get(pattern).mayFitIn(folder)) {
        open[count++] = pattern;
      }
    }
    return Arrays.copyOf(open, count);
  }

  /** The modules that a glob fits; not to be written. */
  public BitSet modules(String glob) {
    Integer number = numbers.get(glob);
    return number == null ? none : patterns.get(number).modules;
  }
}
