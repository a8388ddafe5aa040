package dev.shale.engine.facts;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a resolver was told about the names in a directory. */
final class DirectoryFact {
  final String path;

  /**
   * From before the first question, where they are many; {@link Stamp#UNKNOWN} when a change might
   * not show in it.
   */
  Stamp stamp;

  final AskedNames asked;

  /** Has the answers of many questions; null when they may not fit together. */
  @Nullable DirectoryView view;

  private boolean isAsked;

  /** A fact that was kept. */
  DirectoryFact(String path, Stamp stamp, AskedNames asked, @Nullable DirectoryView view) {
    this.path = path;
    this.stamp = stamp;
    this.asked = asked;
    this.view = view;
  }

  /** Looks at a directory before it is asked; the path of the root is empty. */
  static DirectoryFact begin(String path) {
    Stamp stamp = look(path);
    // A change while it is asked need not show, so the answers are compared themselves.
    AskedNames asked = stamp.equals(Stamp.UNKNOWN) ? AskedNames.keeping() : new AskedNames();
    return new DirectoryFact(path, stamp, asked, null);
  }

  private static Stamp look(String path) {
    Stamp stamp = Stamps.of(location(path));
    return stamp.isKnown() ? stamp.settled(Stamps.nowNanos()) : stamp;
  }

  private static String location(String path) {
    return path.isEmpty() ? "/" : path;
  }

  /** Says that questions follow. */
  AskedNames ask() {
    isAsked = true;
    return asked;
  }

  /** Whether nobody asked for a name, so that no answer depends on the directory. */
  boolean isNothing() {
    return asked.isNothing();
  }

  private boolean isAbsent() {
    return stamp.equals(Stamp.ABSENT);
  }

  /**
   * When all questions were asked: finds out whether the answers of this build fit together.
   *
   * @param observations learns where the links among the names lead
   */
  boolean settle(Observations observations) {
    if (!isAsked) {
      return true;
    }
    SortedMap<String, AskedNames.Answer> answers = asked.answers();
    if (answers != null) {
      // The first look: a change from here on makes another stamp.
      stamp = look(path);
      boolean isAlike =
          asked.areMany() ? isSeen(answers, observations) : isAnsweredAlike(observations);
      asked.forgetMany();
      return !asked.isContradictory() && isAlike;
    }
    if (isAbsent()) {
      return Stamps.of(location(path)).equals(stamp);
    }
    if (view == null || asked.grew()) {
      view = DirectoryView.of(location(path), asked, observations);
    }
    // The last look: what was listed is of the state in which the questions were asked.
    return view != null && Stamps.of(location(path)).equals(stamp);
  }

  /** Whether a view of now has all answers; keeps it. */
  private boolean isSeen(SortedMap<String, AskedNames.Answer> answers, Observations observations) {
    DirectoryView seen = DirectoryView.of(location(path), asked, observations);
    view = seen;
    Set<String> listed = asked.listed();
    return seen != null && seen.has(answers) && (listed == null || seen.names().equals(listed));
  }

  /** Whether the answers would be the same now. */
  boolean isAnsweredAlike(Observations observations) {
    SortedMap<String, AskedNames.Answer> answers = asked.answers();
    if (answers == null) {
      return view != null && view.isLike(DirectoryView.of(location(path), asked, observations));
    }
    for (Map.Entry<String, AskedNames.Answer> answer : answers.entrySet()) {
      if (answerNow(answer.getKey(), observations) != answer.getValue()) {
        return false;
      }
    }
    return true;
  }

  private AskedNames.Answer answerNow(String name, Observations observations) {
    String child = path.concat("/").concat(name);
    AskedNames.Answer now = AskedNames.Answer.of(Stamps.ofLink(child));
    if (now == AskedNames.Answer.LINK) {
      observations.link(child);
    }
    return now;
  }

  /**
   * What the same questions are answered now.
   *
   * @param now the stamp from before this is called, settled
   * @param observations learns where the links among the names lead
   */
  DirectoryFact askedAnew(Stamp now, Observations observations) {
    SortedMap<String, AskedNames.Answer> answers = asked.answers();
    if (answers == null) {
      DirectoryView seen = DirectoryView.of(location(path), asked, observations);
      return new DirectoryFact(path, now, asked, seen);
    }
    AskedNames few = new AskedNames();
    for (String name : answers.keySet()) {
      few.add(name, answerNow(name, observations));
    }
    return new DirectoryFact(path, now, few, null);
  }

  /** Whether all that was asked has the same answers in another fact of this directory. */
  boolean isLike(DirectoryFact other) {
    SortedMap<String, AskedNames.Answer> answers = asked.answers();
    return answers == null
        ? view != null && view.isLike(other.view)
        : answers.equals(other.asked.answers());
  }

  /** Tells the names that have other answers in a fact of now. */
  void differences(DirectoryFact now, ChangedPaths changes, String sentence) {
    SortedMap<String, AskedNames.Answer> before = asked.answers();
    SortedMap<String, AskedNames.Answer> after = now.asked.answers();
    if (before != null && after != null) {
      for (Map.Entry<String, AskedNames.Answer> answer : before.entrySet()) {
        AskedNames.Answer other = after.getOrDefault(answer.getKey(), answer.getValue());
        if (other != answer.getValue()) {
          changes.name(path, answer.getKey(), answer.getValue().type(), other.type(), sentence);
        }
      }
    } else if (view != null && now.view != null) {
      view.differences(now.view, path, changes, sentence);
    } else {
      changes.path(path, true, sentence);
      boolean isThereNow = isAbsent() && now.view != null;
      if (!isThereNow && !now.isAbsent()) {
        changes.everything(sentence); // It cannot be listed, or could not.
      }
    }
  }

  /**
   * Whether an earlier fact says all that this does: it has the same names, and holds now as this
   * one does, so both had the same answers.
   */
  boolean isKnownTo(DirectoryFact earlier, Predicate<DirectoryFact> holds) {
    if (asked.isContradictory() || !asked.isKnownTo(earlier.asked)) {
      return false;
    }
    boolean areFew = asked.answers() != null && earlier.asked.answers() != null;
    return areFew || (isNow() && holds.test(earlier));
  }

  /** Whether what was answered is so now. */
  private boolean isNow() {
    return asked.answers() == null
        ? isUnchanged(stampOf(path))
        : isAnsweredAlike(new Observations());
  }

  /** Adds the answers of an earlier build, which are known to hold. */
  void merge(DirectoryFact earlier) {
    asked.addAll(earlier.asked);
    view = null;
  }

  /** The same answers, of a directory that changed in other respects. */
  DirectoryFact with(Stamp newStamp) {
    return new DirectoryFact(path, newStamp, asked, view);
  }

  /** Whether the directory is as it was; otherwise it has to be asked again. */
  boolean isUnchanged(Stamp now) {
    return now.equals(stamp) && !now.equals(Stamp.UNKNOWN);
  }

  static Stamp stampOf(String path) {
    return Stamps.of(location(path));
  }
}
