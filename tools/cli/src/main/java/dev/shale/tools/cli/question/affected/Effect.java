package dev.shale.tools.cli.question.affected;

import dev.shale.tools.cli.change.ChangedFile;
import java.util.List;

/**
 * What a changed file has to do with the graph.
 *
 * @param file the file
 * @param isPart whether it is a module, says something about modules, or was asked for; other files
 *     are not part of the graph
 * @param startCount how many modules it changes, or breaks by being gone
 * @param isAll whether all modules count as changed
 * @param notes what it changes and what not, a sentence each, without a full stop
 */
public record Effect(
    ChangedFile file, boolean isPart, int startCount, boolean isAll, List<String> notes) {

  /** Keeps a copy. */
  public Effect {
    notes = List.copyOf(notes);
  }
}
