package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.offheap.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one build or update learned of the file system, in native memory; see {@link LiveFacts}.
 *
 * @param links where links led to in the end
 */
record LearnedPart(Region region, KeptFacts facts, FactPatch patch, Map<String, String> links) {
  private static final int NONE = -1;

  /** The group of a directory; null when nothing is known of it. */
  @Nullable FactGroup find(String path) {
    int number = number(path);
    return number == NONE ? null : facts.group(number);
  }

  private int number(String path) {
    int place = place(path);
    return place < facts.groupCount() && facts.path(place).equals(path) ? place : NONE;
  }

  /** A module was read; returns whether this knew something of it, and does so now. */
  boolean read(String path, FileFact fact) {
    int slash = path.lastIndexOf('/');
    int group = number(path.substring(0, Math.max(0, slash)));
    return group != NONE && patch.read(group, path.substring(slash + 1), fact);
  }

  /** A file has the content that was known, under another stamp. */
  void touched(String path, FileFact fact) {
    int slash = path.lastIndexOf('/');
    int group = number(path.substring(0, Math.max(0, slash)));
    if (group != NONE && fact.stamp().isKnown()) {
      patch.touched(group, path.substring(slash + 1), fact);
    }
  }

  /** The first group that does not come before a path. */
  private int place(String path) {
    int low = 0;
    int high = facts.groupCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore = facts.path(middle).compareTo(path) < 0;
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }

  /** Takes away what this says as well: updates mostly learn what is known. */
  void removeFrom(Observations observations) {
    if (!facts.isAnswered) {
      return;
    }
    observations
        .links
        .entrySet()
        .removeIf(link -> link.getValue().equals(links.get(link.getKey())));
    observations.settings.entrySet().removeIf(file -> isKnown(file.getKey(), file.getValue()));
    observations.directories.values().removeIf(this::isKnown);
  }

  private boolean isKnown(String path, FileFact fact) {
    int slash = path.lastIndexOf('/');
    FactGroup group = find(path.substring(0, Math.max(0, slash)));
    for (FactGroup.Entry file : group == null ? List.<FactGroup.Entry>of() : group.files) {
      if (file.reader() == Reader.RESOLVER && file.name().equals(path.substring(slash + 1))) {
        return file.fact().hasSameContent(fact);
      }
    }
    return false;
  }

  private boolean isKnown(DirectoryFact fact) {
    FactGroup group = find(fact.path);
    DirectoryFact known = group == null ? null : group.directory;
    return known != null && fact.isKnownTo(known, this::holds);
  }

  /** The groups of a directory and of those in it. */
  List<FactGroup> below(String path) {
    List<FactGroup> found = new ArrayList<>();
    FactGroup own = find(path);
    if (own != null) {
      found.add(own);
    }
    String prefix = path.concat("/");
    for (int place = place(prefix); place < facts.groupCount(); place++) {
      FactGroup group = facts.group(place);
      if (!group.path.startsWith(prefix)) {
        break;
      }
      found.add(group);
    }
    return found;
  }

  /**
   * Finds out what follows for answers from a change of a path, or of what is below it.
   *
   * @return whether an installer was there, so that anything may be another
   */
  boolean find(String path, ChangedPaths changes) {
    String sentence = path.concat(" changed");
    boolean isInstalled = ofName(path, changes, sentence);
    for (FactGroup group : below(path)) {
      isInstalled |= all(group, changes, sentence);
    }
    return isInstalled;
  }

  private boolean ofName(String path, ChangedPaths changes, String sentence) {
    String child = path;
    for (int slash = child.lastIndexOf('/'); slash >= 0; slash = child.lastIndexOf('/')) {
      FactGroup group = find(child.substring(0, slash));
      if (group != null) {
        String name = child.substring(slash + 1);
        boolean isInstalled = files(group, name, changes, sentence);
        DirectoryFact directory = group.directory;
        if (directory != null && directory.asked.contains(name)) {
          compare(group, directory, changes, sentence);
        }
        if (isInstalled || directory != null) {
          return isInstalled;
        }
      }
      child = child.substring(0, slash);
    }
    return false;
  }

  /** Of all that is known of a directory. */
  private boolean all(FactGroup group, ChangedPaths changes, String sentence) {
    DirectoryFact directory = group.directory;
    if (directory != null) {
      compare(group, directory, changes, sentence);
    }
    return files(group, null, changes, sentence);
  }

  /** Of the files of a directory, or of one of them. */
  private static boolean files(
      FactGroup group, @Nullable String name, ChangedPaths changes, String sentence) {
    boolean isInstalled = false;
    for (FactGroup.Entry file : group.files) {
      boolean isAsked = name == null || file.name().equals(name);
      if (isAsked && file.reader() == Reader.INSTALLER) {
        isInstalled |= name != null || !isSame(group.pathOf(file), file.fact());
      } else if (isAsked && file.reader() == Reader.RESOLVER) {
        if (!isSame(group.pathOf(file), file.fact())) {
          changes.everything(sentence);
        }
      }
    }
    return isInstalled;
  }

  private void compare(
      FactGroup group, DirectoryFact directory, ChangedPaths changes, String sentence) {
    Stamp now = DirectoryFact.stampOf(directory.path);
    if (!changes.begin(group) || directory.isUnchanged(now)) {
      return;
    }
    Observations seen = new Observations();
    Stamp settled = now.isKnown() ? now.settled(Stamps.nowNanos()) : now;
    DirectoryFact anew = directory.askedAnew(settled, seen);
    if (!directory.isLike(anew)) {
      directory.differences(anew, changes, sentence);
      changes.renew(group, anew);
    }
    for (Map.Entry<String, String> link : seen.links.entrySet()) {
      if (!link.getValue().equals(links.get(link.getKey()))) {
        changes.everything(sentence);
      }
    }
  }

  private boolean holds(DirectoryFact directory) {
    Observations seen = new Observations();
    if (directory.isUnchanged(DirectoryFact.stampOf(directory.path))) {
      return true;
    }
    if (directory.stamp.equals(Stamp.ABSENT)) {
      return DirectoryFact.stampOf(directory.path).equals(Stamp.ABSENT);
    }
    if (!directory.isAnsweredAlike(seen)) {
      return false;
    }
    for (Map.Entry<String, String> link : seen.links.entrySet()) {
      if (!link.getValue().equals(links.get(link.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(String path, FileFact fact) {
    Stamp now = Stamps.of(path);
    if (now.equals(fact.stamp()) && now.isKnown()) {
      return true;
    }
    if (!now.isRegularFile() || now.bytes() != fact.bytes()) {
      return false;
    }
    try {
      byte[] bytes = SmallFile.read(path, Observations.MAX_SETTINGS_BYTES);
      return ContentHash.of(bytes, bytes.length).equals(fact.hash());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
