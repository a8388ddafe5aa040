package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.engine.facts.LiveFacts.Concern;
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
record LearnedPart(Region region, KeptFacts facts, Map<String, String> links) {
  /** The group of a directory; null when nothing is known of it. */
  @Nullable FactGroup find(String path) {
    int place = place(path);
    FactGroup group = place < facts.groupCount() ? facts.group(place) : null;
    return group != null && group.path.equals(path) ? group : null;
  }

  /** The first group that does not come before a path. */
  private int place(String path) {
    int low = 0;
    int high = facts.groupCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isBefore = facts.group(middle).path.compareTo(path) < 0;
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

  /** What follows for answers from a change of a path, or of what is below it. */
  Concern concern(String path) {
    Concern concern = ofName(path);
    for (FactGroup group : below(path)) {
      concern = LiveFacts.worse(concern, concern(group));
    }
    return concern;
  }

  private Concern ofName(String path) {
    String child = path;
    for (int slash = child.lastIndexOf('/'); slash >= 0; slash = child.lastIndexOf('/')) {
      FactGroup group = find(child.substring(0, slash));
      Concern concern = group == null ? Concern.NONE : concern(group, child.substring(slash + 1));
      boolean isKnown = group != null && group.directory != null;
      if (concern != Concern.NONE || isKnown) {
        return concern;
      }
      child = child.substring(0, slash);
    }
    return Concern.NONE;
  }

  private Concern concern(FactGroup group, String name) {
    for (FactGroup.Entry file : group.files) {
      if (file.name().equals(name) && file.reader() != Reader.PARSER) {
        if (file.reader() == Reader.INSTALLER) {
          return Concern.EVERYTHING;
        }
        if (!isSame(group.pathOf(file), file.fact())) {
          return Concern.ANSWERS;
        }
      }
    }
    DirectoryFact directory = group.directory;
    boolean isAsked = directory != null && directory.asked.contains(name);
    return directory == null || !isAsked || holds(directory) ? Concern.NONE : Concern.ANSWERS;
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

  /** Of all that is known of a directory. */
  private Concern concern(FactGroup group) {
    DirectoryFact directory = group.directory;
    Concern concern = directory == null || holds(directory) ? Concern.NONE : Concern.ANSWERS;
    for (FactGroup.Entry file : group.files) {
      if (file.reader() != Reader.PARSER && !isSame(group.pathOf(file), file.fact())) {
        concern = LiveFacts.worse(concern, concern(file.reader()));
      }
    }
    return concern;
  }

  private static Concern concern(Reader reader) {
    return reader == Reader.INSTALLER ? Concern.EVERYTHING : Concern.ANSWERS;
  }
}
