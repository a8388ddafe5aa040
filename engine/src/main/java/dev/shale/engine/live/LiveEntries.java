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

  /** Whether the graph begins with other files than these. */
  boolean areOthers(List<Path> found) {
    return !found.equals(files);
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

  /** The entries of the graph, found or not. */
  List<Resolved> all() {
    return entries;
  }
}
