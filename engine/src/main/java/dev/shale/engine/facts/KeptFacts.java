package dev.shale.engine.facts;

import dev.shale.offheap.ByteReader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a build left, as bytes:
 *
 * <pre>
 * facts = answered:byte known:byte sure:byte files:int groups:int index* links:int group* link folder
 * index = at:int package:int installer:int
 * links = at:int
 * link  = count:int (path target)*
 * folder = count:int path*
 * </pre>
 *
 * <p>Of which {@link FactSweep} reads what it needs; objects are made of groups that differ. See
 * {@link FactGroup}. May be used by any threads while the bytes are there.
 */
public final class KeptFacts {
  static final int INDEX_BYTES = 3 * Integer.BYTES;
  private static final int FILES_AT = 3;
  private static final int GROUPS_AT = FILES_AT + Integer.BYTES;
  private static final int INDEX_AT = GROUPS_AT + Integer.BYTES;
  private static final int LEAST_GROUP_BYTES = INDEX_BYTES + 10;
  private static final int LEAST_LINK_BYTES = 8;

  /** So many objects of groups may be kept that nobody needs at the moment. */
  private static final int MOST_MADE = 256;

  private final MemorySegment bytes;
  private final @Nullable FactGroup[] groups;

  /** How many of them were made since objects were forgotten. */
  private int madeCount;

  /** Whether everything is known on which answers of the resolver depend. */
  final boolean isAnswered;

  /** Whether all modules are known. */
  final boolean isKnown;

  /** Whether no answer depends on more than its request says. */
  final boolean isSure;

  final int fileCount;

  /**
   * Facts in memory that stays as it is while they are used.
   *
   * @throws IndexOutOfBoundsException when there are none
   */
  public KeptFacts(MemorySegment bytes) {
    this.bytes = bytes;
    ByteReader in = new ByteReader(bytes);
    isAnswered = in.readByte() == 1;
    isKnown = in.readByte() == 1;
    isSure = in.readByte() == 1;
    fileCount = in.readInt();
    groups = new FactGroup[in.readCount(LEAST_GROUP_BYTES)];
  }

  MemorySegment bytes() {
    return bytes;
  }

  int groupCount() {
    return groups.length;
  }

  /** Where a group begins; behind the last one there are the links. */
  int at(int group) {
    return ByteReader.intAt(bytes, INDEX_AT + (long) group * INDEX_BYTES);
  }

  /** The group with the manifest of the package that one belongs to, or {@code NO_GROUP}. */
  int packageGroup(int group) {
    return groupAt(group, Integer.BYTES);
  }

  /** The group with the records of the installer of that package, or {@code NO_GROUP}. */
  int installerGroup(int group) {
    return groupAt(group, 2 * Integer.BYTES);
  }

  private int groupAt(int group, int field) {
    int number = ByteReader.intAt(bytes, INDEX_AT + (long) group * INDEX_BYTES + field);
    return number == FactGroup.NO_GROUP ? number : Objects.checkIndex(number, groups.length);
  }

  /**
   * A group as an object, which is made once.
   *
   * @throws IndexOutOfBoundsException when the bytes are none
   */
  synchronized FactGroup group(int number) {
    FactGroup group = groups[number];
    if (group == null) {
      ByteReader in = new ByteReader(bytes);
      in.position(at(number));
      group = FactGroup.read(in);
      groups[number] = group;
      madeCount++;
    }
    return group;
  }

  /** The directory of a group, of which no object is made. */
  synchronized String path(int number) {
    FactGroup group = groups[number];
    if (group != null) {
      return group.path;
    }
    ByteReader in = new ByteReader(bytes);
    in.position(at(number));
    return in.readText();
  }

  /** Something else is known of a file, which the bytes have already. */
  synchronized void renew(int number, int file, FileFact fact) {
    FactGroup group = groups[number];
    if (group != null) {
      group.files.set(file, group.files.get(file).with(fact));
    }
  }

  /**
   * Forgets objects of groups if there are many, but for those that know more than the bytes: they
   * are made again. To be called when nobody has any.
   */
  synchronized void forget() {
    if (madeCount <= MOST_MADE) {
      return;
    }
    madeCount = 0;
    for (int number = 0; number < groups.length; number++) {
      FactGroup group = groups[number];
      if (group != null && !group.isRenewed) {
        groups[number] = null;
      }
    }
  }

  /** Whether what is known of a directory is another than the bytes say. */
  synchronized boolean isRenewed(int number) {
    FactGroup group = groups[number];
    return group != null && group.isRenewed;
  }

  /** Links and where they lead to. */
  Map<String, String> links() {
    return readLinks(new ByteReader(bytes));
  }

  private Map<String, String> readLinks(ByteReader in) {
    Map<String, String> links = new TreeMap<>();
    in.position(at(groups.length));
    int linkCount = in.readCount(LEAST_LINK_BYTES);
    for (int link = 0; link < linkCount; link++) {
      links.put(in.readText(), in.readText());
    }
    return links;
  }

  /** The folders in which packages are installed. */
  List<String> folders() {
    ByteReader in = new ByteReader(bytes);
    readLinks(in);
    List<String> folders = new ArrayList<>();
    for (int count = in.readCount(Integer.BYTES); count > 0; count--) {
      folders.add(in.readText());
    }
    return folders;
  }

  /** Tells what is known of each module. */
  void modules(BiConsumer<String, FileFact> into) {
    for (int number = 0; number < groups.length; number++) {
      FactGroup group = group(number);
      for (FactGroup.Entry file : group.files) {
        if (file.reader() == FactGroup.Reader.PARSER) {
          into.accept(group.pathOf(file), file.fact());
        }
      }
    }
  }

  /** The files on which answers depend, but for those of installed packages. */
  SortedSet<String> settings(Observations.@Nullable Installers installers) {
    SortedSet<String> settings = new TreeSet<>();
    ByteReader in = new ByteReader(bytes);
    for (int number = 0; number < groups.length; number++) {
      in.position(at(number));
      if (!FactGroup.hasFileOfResolver(in)) {
        continue;
      }
      FactGroup group = group(number);
      boolean isInstalled = Observations.isInstalled(group.path, installers);
      for (FactGroup.Entry file : group.files) {
        if (!isInstalled && file.reader() == FactGroup.Reader.RESOLVER) {
          settings.add(group.pathOf(file));
        }
      }
    }
    return settings;
  }
}
