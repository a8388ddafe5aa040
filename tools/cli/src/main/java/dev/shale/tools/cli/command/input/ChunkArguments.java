package dev.shale.tools.cli.command.input;

import dev.shale.engine.chunk.ChunkOptions;
import dev.shale.engine.chunk.ChunkStyle;
import dev.shale.engine.chunk.RuntimeChunks;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.chunk.ChunksAnswer;
import dev.shale.tools.cli.chunk.IdScheme;
import dev.shale.tools.cli.output.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * How chunks are made, and which are shown.
 *
 * @param entries whose chunks are shown, by name; none for all
 */
public record ChunkArguments(ChunkOptions options, IdScheme ids, List<String> entries) {
  private static final String LIKE = "--like";
  private static final String IDS = "--ids";

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.choice(
            LIKE,
            "TOOL",
            "Make chunks as a tool does: "
                + String.join(", ", labels(ChunkStyle.values(), ChunkStyle::label))
                + ". Default: "
                + ChunkOptions.USUAL.style().label(),
            labels(ChunkStyle.values(), ChunkStyle::label)));
    spec.addOption(
        BuildArguments.choice(
            IDS,
            "HOW",
            "How chunks get their ids: "
                + String.join(", ", labels(IdScheme.values(), IdScheme::label))
                + ". Default: "
                + IdScheme.NAMED.label(),
            labels(IdScheme.values(), IdScheme::label)));
  }

  /** Reads what was given. */
  public static ChunkArguments of(ParseResult given, BuildArguments arguments) {
    ChunkStyle style =
        choice(given, LIKE, ChunkOptions.USUAL.style(), ChunkStyle.values(), ChunkStyle::label);
    IdScheme ids = choice(given, IDS, IdScheme.NAMED, IdScheme.values(), IdScheme::label);
    return new ChunkArguments(options(style, arguments), ids, arguments.entryNames());
  }

  /** How chunks are made where a command has no options for it. */
  public static ChunkArguments usual(BuildArguments arguments) {
    return new ChunkArguments(
        options(ChunkOptions.USUAL.style(), arguments), IdScheme.NAMED, List.of());
  }

  private static ChunkOptions options(ChunkStyle style, BuildArguments arguments) {
    return new ChunkOptions(
        style,
        arguments.project().mergesDuplicateChunks(),
        runtimes(arguments.project().runtimeChunk()));
  }

  private static RuntimeChunks runtimes(String word) {
    return switch (word) {
      case "false" -> RuntimeChunks.NONE;
      // As webpack takes it.
      case "true" -> RuntimeChunks.MULTIPLE;
      default -> RuntimeChunks.valueOf(word.toUpperCase(Locale.ROOT));
    };
  }

  private static <T> String[] labels(T[] values, Function<T, String> label) {
    String[] labels = new String[values.length];
    for (int index = 0; index < labels.length; index++) {
      labels[index] = label.apply(values[index]);
    }
    return labels;
  }

  private static <T> T choice(
      ParseResult given, String option, T usual, T[] values, Function<T, String> label) {
    String text = BuildArguments.text(given, option, label.apply(usual));
    for (T value : values) {
      if (label.apply(value).equals(text)) {
        return value;
      }
    }
    throw BuildArguments.notOneOf(
        given.commandSpec().qualifiedName(),
        option,
        "one of " + String.join(", ", labels(values, label)),
        text);
  }

  /** The places of the starts that are asked about. */
  public List<Integer> starts(ChunksAnswer answer) {
    List<Integer> starts = new ArrayList<>();
    for (String name : entries) {
      int start = answer.start(name);
      if (start < 0) {
        throw new InputException(
            "--entry "
                + Visible.of(name)
                + ": there is no such entry; without it all are listed, and NAME=FILE makes one");
      }
      starts.add(start);
    }
    for (int start = 0; entries.isEmpty() && start < answer.chunks().starts().size(); start++) {
      starts.add(start);
    }
    return starts;
  }

  /** The chunks of starts, the largest first. */
  public List<Integer> chunks(ChunksAnswer answer, List<Integer> starts) {
    List<Integer> all = answer.largestFirst();
    if (!entries.isEmpty()) {
      TreeSet<Integer> ofStarts = new TreeSet<>();
      for (int start : starts) {
        ofStarts.addAll(answer.allChunks(start));
      }
      all.retainAll(ofStarts);
    }
    return all;
  }
}
