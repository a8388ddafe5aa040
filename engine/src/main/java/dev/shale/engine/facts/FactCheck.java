package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.engine.threads.Threads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which facts still hold. A stamp that is the same settles it; where it is not, the content, the
 * names that were asked for, or the end of a link are looked at. Immutable.
 *
 * <p>The files of an installed package are believed to be what they were while its manifest and the
 * installer's own records are.
 */
public final class FactCheck {
  private static final int CHUNK = 16;

  private final KeptFacts facts;
  private final Observations.@Nullable Installers managers;
  private final boolean isManaged;

  /** By group and reader a bit for files that are as they were and one for others; 0 at first. */
  private final byte[] same;

  private final AtomicInteger next = new AtomicInteger();
  private final SortedMap<String, FileFact> changedModules = new TreeMap<>();
  private final Map<String, FileFact> files = new HashMap<>();
  private final Map<String, DirectoryFact> directories = new HashMap<>();
  private final Observations links = new Observations();
  private final ChangedPaths changes;

  /** From before anything else was looked at. */
  private final Map<String, InstallerRecords> installers = new HashMap<>();

  /** Whether who kept the facts may read what this user may not. */
  private final boolean isOfOther;

  /** Modules that did not change, by path; null before anybody asked. */
  private @Nullable Map<String, FileFact> unchanged;

  private boolean answersHold;
  private volatile boolean isBroken;
  private int readCount;
  private String reason = "";

  private FactCheck(
      KeptFacts facts,
      Observations observations,
      boolean isManaged,
      boolean isOfOther,
      ChangedPaths changes) {
    this.facts = facts;
    this.changes = changes;
    managers = observations.installers();
    this.isManaged = isManaged && !isOfOther;
    this.isOfOther = isOfOther;
    same = new byte[facts.groupCount()];
    answersHold = facts.isAnswered;
    if (!answersHold) {
      reason = "files changed while the last build ran";
      changes.everything(reason);
    }
  }

  /**
   * Checks facts.
   *
   * @param observations those of the build that follows: they know the installers of packages
   * @param isManaged whether installed packages are believed to change as a whole
   * @param isOfOther whether another user kept them, who may read what this one may not
   * @param threads how many threads look at files, from 1
   */
  public static FactCheck of(
      KeptFacts facts,
      Observations observations,
      boolean isManaged,
      boolean isOfOther,
      int threads) {
    ChangedPaths changes = new ChangedPaths(() -> facts.settings(observations.installers()));
    return of(new FactCheck(facts, observations, isManaged, isOfOther, changes), threads);
  }

  /**
   * Checks facts for a graph that is kept up to date.
   *
   * @param changes learns on which paths answers depend that are not what they were
   */
  static FactCheck of(
      KeptFacts facts,
      Observations observations,
      boolean isManaged,
      int threads,
      ChangedPaths changes) {
    return of(new FactCheck(facts, observations, isManaged, false, changes), threads);
  }

  private static FactCheck of(FactCheck check, int threads) {
    check.begin();
    List<Thread> others = new ArrayList<>();
    for (int number = 1; number < threads; number++) {
      Thread thread = new Thread(check::run, "shale-check-" + number);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    check.run();
    for (Thread other : others) {
      Threads.join(other);
    }
    check.finish();
    return check;
  }

  private void begin() {
    if (managers == null) {
      return;
    }
    try {
      for (String folder : facts.folders()) {
        installers.put(folder, InstallerRecords.of(folder, managers.records()));
      }
    } catch (IndexOutOfBoundsException notFacts) {
      broken(notFacts);
    }
  }

  private void run() {
    try (FactSweep sweep = isOfOther ? null : FactSweep.of(facts)) {
      int groupCount = facts.groupCount();
      for (int begin = next.getAndAdd(CHUNK); begin < groupCount; begin = next.getAndAdd(CHUNK)) {
        for (int group = begin; group < Math.min(groupCount, begin + CHUNK); group++) {
          check(group, sweep);
        }
      }
    } catch (RuntimeException | Error failure) {
      broken(failure);
    }
  }

  private void finish() {
    try {
      checkLinks();
    } catch (RuntimeException | Error failure) {
      broken(failure);
    }
  }

  /** What was not looked at does not hold. */
  private void broken(Throwable failure) {
    isBroken = true;
    failAll("the files could not be compared: ".concat(failure.toString()));
  }

  /** Whoever takes answers over needs all of the facts, of which a sweep reads a part. */
  private void readAll() {
    for (int number = 0; number < facts.groupCount(); number++) {
      facts.group(number);
    }
  }

  /** Whether everything was looked at. */
  public boolean isSound() {
    return !isBroken;
  }

  /** Whether the facts can be taken over, which is why they are read whole. */
  public boolean isReadable() {
    try {
      readAll();
      return !isBroken;
    } catch (IndexOutOfBoundsException notFacts) {
      return false;
    }
  }

  private void check(int number, @Nullable FactSweep sweep) {
    if (isTrusted(number, sweep)) {
      return;
    }
    if (sweep != null && !facts.isRenewed(number) && sweep.isSame(number)) {
      return;
    }
    FactGroup group = facts.group(number);
    DirectoryFact directory = group.directory;
    if (directory != null) {
      check(group, directory);
    }
    for (FactGroup.Entry file : group.files) {
      check(group.pathOf(file), file);
    }
  }

  /** Whether a group belongs to a package that is as it was installed. */
  private boolean isTrusted(int number, @Nullable FactSweep sweep) {
    int packageGroup = facts.packageGroup(number);
    return isManaged
        && packageGroup != FactGroup.NO_GROUP
        && isSame(packageGroup, Reader.RESOLVER, sweep)
        && isSame(facts.installerGroup(number), Reader.INSTALLER, sweep);
  }

  /** Whether the files of a group that some reader read are as they were; found out once. */
  private boolean isSame(int number, Reader reader, @Nullable FactSweep sweep) {
    int bits = reader == Reader.INSTALLER ? 4 : 1;
    byte known = same[number];
    if ((known & bits * 3) != 0) {
      return (known & bits) != 0;
    }
    boolean isSame = (sweep != null && sweep.areSame(number, reader)) || areSame(number, reader);
    synchronized (same) {
      same[number] |= (byte) (isSame ? bits : bits << 1);
    }
    return isSame;
  }

  private boolean areSame(int number, Reader reader) {
    FactGroup group = facts.group(number);
    boolean isSame = true;
    for (FactGroup.Entry file : group.files) {
      if (file.reader() == reader) {
        isSame &= isUnchanged(group.pathOf(file), file.fact());
      }
    }
    return isSame;
  }

  private void check(FactGroup group, DirectoryFact fact) {
    Stamp now = DirectoryFact.stampOf(fact.path);
    if (fact.isUnchanged(now) && isPermitted(fact.path)) {
      return;
    }
    Stamp settled = now.isKnown() ? now.settled(Stamps.nowNanos()) : now;
    DirectoryFact anew = fact.askedAnew(settled, links);
    if (!fact.isLike(anew)) {
      String sentence = "files appeared or disappeared in " + fact.path;
      fact.differences(anew, changes, sentence);
      changes.renew(group, anew);
      fail(sentence);
    } else if (fact.asked.answers() == null) {
      // A few answers are compared as quickly again.
      synchronized (directories) {
        directories.put(fact.path, anew);
      }
    }
  }

  private void check(String path, FactGroup.Entry file) {
    if (isUnchanged(path, file.fact())) {
      return;
    }
    switch (file.reader()) {
      case PARSER -> {
        synchronized (changedModules) {
          changedModules.put(path, file.fact());
        }
      }
      case RESOLVER -> failAll(path + " changed");
      // Whoever depends on it asked already.
      case INSTALLER -> {}
    }
  }

  private boolean isUnchanged(String path, FileFact fact) {
    Stamp now = Stamps.of(path);
    if (now.equals(fact.stamp()) && !now.equals(Stamp.UNKNOWN)) {
      return !now.isRegularFile() || isPermitted(path);
    }
    FileFact content = contentNow(path, now, fact);
    if (content == null) {
      return false;
    }
    synchronized (files) {
      files.put(path, content);
    }
    return true;
  }

  private boolean isPermitted(String path) {
    return !isOfOther || new File(path.isEmpty() ? "/" : path).canRead();
  }

  /** The fact as it is now; null when the content is not the same. */
  private @Nullable FileFact contentNow(String path, Stamp now, FileFact before) {
    if (!now.isRegularFile() || now.bytes() != before.bytes()) {
      return null;
    }
    FileFact begun = new FileFact(now.settled(Stamps.nowNanos()), now.bytes(), null);
    if (before.hash() == null) {
      return begun;
    }
    try {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      synchronized (files) {
        readCount++;
      }
      FileFact read = begun.read(bytes);
      return read.hasSameContent(before) ? read : null;
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
  }

  private void checkLinks() {
    for (Map.Entry<String, String> link : facts.links().entrySet()) {
      if (!Links.target(link.getKey()).equals(link.getValue())) {
        failAll(link.getKey() + " leads elsewhere");
      }
    }
  }

  private void failAll(String sentence) {
    changes.everything(sentence);
    fail(sentence);
  }

  private void fail(String sentence) {
    synchronized (files) {
      // Threads find changes in any order.
      if (answersHold || sentence.compareTo(reason) < 0) {
        reason = sentence;
      }
      answersHold = false;
    }
  }

  /** Whether every answer of the resolver would be the same. */
  public boolean answersHold() {
    return answersHold;
  }

  /** Whether everything is as it was. */
  public boolean isUnchanged() {
    return isContentOnly() && changedModules.isEmpty();
  }

  /** Whether some files were touched, so that knowing of their stamps spares reading them again. */
  public boolean isTouched() {
    return !files.isEmpty() || !directories.isEmpty();
  }

  /** Whether a module of which a fact was kept has other content than then. */
  public boolean isChanged(String path) {
    return changedModules.containsKey(path);
  }

  /** How many modules have. */
  public int changedCount() {
    return changedModules.size();
  }

  /** They, and what was known of them. */
  public SortedMap<String, FileFact> changed() {
    return Collections.unmodifiableSortedMap(changedModules);
  }

  /** Whether that is all that changed, so that every answer and every other module is the same. */
  public boolean isContentOnly() {
    return answersHold && !isBroken && facts.isKnown;
  }

  /** How many files were read to find that out. */
  public int readCount() {
    return readCount;
  }

  /** Why answers do not hold: the beginning of a sentence; empty when they do. */
  public String reason() {
    return answersHold ? "" : reason;
  }

  /** On which paths answers depend that are not what they were. */
  public ChangedPaths changes() {
    if (!changes.isEmpty()) {
      if (!facts.isSure) {
        changes.everything(reason);
      }
      changes.addLinked(facts.links());
    }
    return changes;
  }

  /** Tells what installers had recorded before anything was looked at, to whoever goes on. */
  public void adoptInstallers(Observations observations) {
    installers.forEach(observations.records::putIfAbsent);
  }

  /** What is known of a module that did not change; null for others. */
  public synchronized @Nullable FileFact unchanged(String path) {
    return changedModules.containsKey(path) ? null : modules().get(path);
  }

  /** What is known of the modules that did not change, by path; found out once. */
  synchronized Map<String, FileFact> modules() {
    Map<String, FileFact> known = unchanged;
    if (known == null) {
      known = findModules();
      unchanged = known;
    }
    return known;
  }

  private Map<String, FileFact> findModules() {
    Map<String, FileFact> modules = new HashMap<>();
    if (isBroken) {
      return modules;
    }
    facts.modules((path, fact) -> {
      if (!changedModules.containsKey(path)) {
        modules.put(path, files.getOrDefault(path, fact));
      }
    });
    return modules;
  }

  /** Takes over all on which answers depend, but for those that are asked for anew. */
  private void adoptAnswers(Observations observations) {
    for (int number = 0; number < facts.groupCount(); number++) {
      FactGroup group = facts.group(number);
      DirectoryFact directory = group.directory;
      if (directory != null) {
        DirectoryFact now = directories.getOrDefault(group.path, directory);
        observations.adopt(changes.renewed(group, now));
      }
      for (FactGroup.Entry file : group.files) {
        String path = group.pathOf(file);
        if (file.reader() == Reader.RESOLVER) {
          observations.settings(path, files.getOrDefault(path, file.fact()));
        }
      }
    }
    for (Map.Entry<String, String> link : facts.links().entrySet()) {
      observations.links.putIfAbsent(link.getKey(), link.getValue());
    }
    if (!facts.isSure) {
      observations.unsure();
    }
  }

  /**
   * The facts as they are now.
   *
   * @param learned has what was learned anew, and takes all else
   * @param isModule of which files anything has to be known
   */
  public Facts refreshed(Observations learned, Predicate<String> isModule) {
    if (!changes.isEverything()) {
      adoptAnswers(learned);
    }
    modules().forEach(learned.modules::putIfAbsent);
    learned.modules.keySet().removeIf(isModule.negate());
    return Facts.of(learned);
  }
}
