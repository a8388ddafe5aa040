package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What was learned from the file system about a graph that is kept up to date: by the build, and by
 * each update after it. Says whether it still holds, of everything or of single paths. Belongs to
 * the thread that updates.
 */
public final class LiveFacts implements AutoCloseable {
  /** With more of them, everything is to be learned anew. */
  private static final int MOST_PARTS = 64;

  /** So many modules are remembered before it is asked which of them are there. */
  private static final int FEW_RECENT = 4096;

  /** Of fewer, one thread looks. */
  private static final int LEAST_FORKED = 4096;

  private static final String PIECES = "much was learned in pieces";

  private static final AtomicLong VERSIONS = new AtomicLong();

  private final Region owner;
  private final boolean isManaged;
  private final int threads;
  private final List<LearnedPart> parts = new ArrayList<>();
  private long version;

  /** Modules that were read since everything was learned. */
  private final SortedMap<String, FileFact> recent = new TreeMap<>();

  private int mostRecent = FEW_RECENT;

  /** On which answers depend, but for those of installed packages. */
  private SortedSet<String> settings = new TreeSet<>();

  /**
   * Nothing was learned yet.
   *
   * @param isManaged whether installed packages are believed to change as a whole
   * @param threads how many threads may look at files, from 1
   */
  public LiveFacts(Region owner, boolean isManaged, int threads) {
    this.owner = owner;
    this.isManaged = isManaged;
    this.threads = threads;
  }

  /**
   * What is so no longer.
   *
   * @param modules whose files are not what they were
   * @param answers on which answers of the resolver depend
   */
  public record Changes(SortedSet<String> modules, ChangedPaths answers) {}

  /** Everything was learned anew, but for modules that are what they were. */
  public void learnedAll(Observations observations, Predicate<String> isModule) {
    BiConsumer<String, FileFact> adopted =
        (path, fact) -> {
          if (isModule.test(path)) {
            observations.modules.putIfAbsent(path, fact);
          }
        };
    recent.forEach(adopted);
    for (int index = parts.size() - 1; index >= 0; index--) {
      parts.get(index).facts().modules(adopted);
    }
    recent.clear();
    closeParts();
    settings = new TreeSet<>();
    add(observations);
  }

  /**
   * An update learned something beside what is known.
   *
   * @param isModule of which files anything has to be known
   * @param changes what it took in: from here on it is known as it was found then
   */
  public void learned(Observations observations, Predicate<String> isModule, ChangedPaths changes) {
    changes.takenIn();
    recent.putAll(observations.modules);
    observations.modules.clear();
    observations.directories.values().removeIf(DirectoryFact::isNothing);
    if (recent.size() > mostRecent) {
      recent.keySet().removeIf(isModule.negate());
      mostRecent = Math.max(FEW_RECENT, 2 * recent.size());
    }
    for (LearnedPart part : parts) {
      part.removeFrom(observations);
    }
    boolean isNothing =
        observations.directories.isEmpty()
            && observations.settings.isEmpty()
            && observations.links.isEmpty()
            && !observations.isAnswerDoubtful()
            && (!observations.isUnsure() || !isSure());
    if (!isNothing) {
      add(observations);
    }
  }

  /**
   * All that is known was learned by an earlier build, and holds.
   *
   * @param facts are copied
   * @param observations know the installers of packages
   */
  public void restore(KeptFacts facts, Observations observations) {
    add(out -> out.writeSegment(facts.bytes()), observations);
  }

  private void add(Observations observations) {
    add(Facts.of(observations)::write, observations);
  }

  private interface Written {
    void writeTo(ByteWriter out);
  }

  private void add(Written facts, Observations observations) {
    Region region = owner.child("facts");
    boolean isDone = false;
    try {
      ByteWriter out = new ByteWriter(region);
      facts.writeTo(out);
      KeptFacts kept = new KeptFacts(out.segment(0, out.length()));
      settings.addAll(kept.settings(observations.installers()));
      version = VERSIONS.incrementAndGet();
      parts.add(new LearnedPart(region, kept, kept.links()));
      isDone = true;
    } finally {
      if (!isDone) {
        region.close();
      }
    }
  }

  /**
   * Looks at everything.
   *
   * @param observations know the installers of packages
   */
  public Changes sweep(Observations observations) {
    SortedSet<String> modules = new TreeSet<>();
    ChangedPaths answers = noChange();
    if (parts.size() > MOST_PARTS) {
      answers.everything(PIECES);
    }
    for (LearnedPart part : parts) {
      FactCheck check = check(part.facts(), observations, answers);
      for (String path : check.changed().keySet()) {
        if (!recent.containsKey(path)) {
          modules.add(path);
        }
      }
    }
    for (Map.Entry<String, FileFact> file : recent.entrySet()) {
      Stamp now = Stamps.of(file.getKey());
      if (!now.equals(file.getValue().stamp()) || now.equals(Stamp.UNKNOWN)) {
        modules.add(file.getKey());
      }
    }
    return new Changes(modules, answers);
  }

  private FactCheck check(KeptFacts facts, Observations observations, ChangedPaths answers) {
    int many = facts.fileCount < LEAST_FORKED ? 1 : threads;
    return FactCheck.of(facts, observations, isManaged, many, answers);
  }

  /** No path that concerns answers is known to have changed yet. */
  public ChangedPaths noChange() {
    return new ChangedPaths(() -> settings);
  }

  /**
   * Finds out whether a path that may have changed, come or gone concerns answers of the resolver:
   * it stands for all that is or was below it, too.
   *
   * @return whether an installer was there, so that anything may be another
   */
  public boolean find(String path, ChangedPaths changes) {
    boolean isInstalled = false;
    if (parts.size() > MOST_PARTS) {
      changes.everything(PIECES);
    }
    for (LearnedPart part : parts) {
      if (!part.facts().isAnswered) {
        // What changed while it was learned may be told now, as what it is already.
        changes.everything(path.concat(" changed"));
      }
      isInstalled |= part.find(path, changes);
    }
    return isInstalled;
  }

  private boolean isSure() {
    boolean isSure = true;
    for (LearnedPart part : parts) {
      isSure &= part.facts().isSure;
    }
    return isSure;
  }

  /** When all paths were found that changed: adds their other names, and what is not known. */
  public void addLinked(ChangedPaths changes) {
    if (!isSure()) {
      changes.everything(changes.reason());
    }
    Map<String, String> links = new HashMap<>();
    for (LearnedPart part : parts) {
      links.putAll(part.links());
    }
    changes.addLinked(links);
  }

  /** Whether all links lead where they did. */
  public boolean areLinksSame() {
    for (LearnedPart part : parts) {
      for (Map.Entry<String, String> link : part.links().entrySet()) {
        if (!Links.target(link.getKey()).equals(link.getValue())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Adds the modules that are known to be in a directory, or below. */
  public void addModules(String directory, Set<String> into) {
    into.addAll(recent.subMap(directory.concat("/"), directory.concat("0")).keySet());
    for (LearnedPart part : parts) {
      for (FactGroup group : part.below(directory)) {
        for (FactGroup.Entry file : group.files) {
          if (file.reader() == Reader.PARSER) {
            into.add(group.pathOf(file));
          }
        }
      }
    }
  }

  /** Another number, of all in the process, whenever there is a part more. */
  public long version() {
    return version;
  }

  /** The directories of which something was asked, or of whose files something is known. */
  public SortedSet<String> directories() {
    SortedSet<String> directories = new TreeSet<>();
    for (LearnedPart part : parts) {
      for (int number = 0; number < part.facts().groupCount(); number++) {
        directories.add(part.facts().group(number).path);
      }
    }
    return directories;
  }

  private void closeParts() {
    for (LearnedPart part : parts) {
      part.region().close();
    }
    parts.clear();
  }

  @Override
  public void close() {
    closeParts();
  }
}
