package dev.shale.engine.live;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The files that a graph begins with: those that were found last, and what a resolver said. */
final class LiveEntries {
  private final Supplier<List<Path>> finder;
  private List<Path> files = List.of();
  private List<Resolved> entries = List.of();

  LiveEntries(Supplier<List<Path>> finder) {
    this.finder = finder;
  }

  /** Looks for the entries of now. */
  List<Path> find() {
    return finder.get();
  }

  /** Whether other files would be found now. */
  boolean areOthers() {
    return !finder.get().equals(files);
  }

  /** What a resolver says to files. */
  static List<Resolved> answers(List<Path> files, Resolver resolver) {
    List<Resolved> answers = new ArrayList<>(files.size());
    for (Path file : files) {
      answers.add(resolver.entry(file));
    }
    return answers;
  }

  /** From here on the graph begins with these. */
  void use(List<Path> found, List<Resolved> answers) {
    files = List.copyOf(found);
    entries = answers;
  }

  /** The same files, which may be to be read in another way. */
  void use(List<Resolved> answers) {
    entries = answers;
  }

  /** The entries of the graph, found or not. */
  List<Resolved> all() {
    return entries;
  }

  /** Whether answers are for the same files as before, all of which are there. */
  boolean areSame(List<Resolved> answers) {
    boolean areSame = answers.size() == entries.size() && !answers.isEmpty();
    for (int entry = 0; areSame && entry < answers.size(); entry++) {
      Resolved one = answers.get(entry);
      Resolved other = entries.get(entry);
      areSame =
          one.status() == other.status()
              && one.path().equals(other.path())
              && one.status() == Resolved.Status.FILE;
    }
    return areSame;
  }
}
