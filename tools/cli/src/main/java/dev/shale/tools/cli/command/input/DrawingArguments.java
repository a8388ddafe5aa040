package dev.shale.tools.cli.command.input;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.query.ShakenGraph;
import dev.shale.tools.cli.argument.BuildArguments;
import dev.shale.tools.cli.argument.InputException;
import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.drawing.Collapse;
import dev.shale.tools.cli.drawing.Drawing;
import dev.shale.tools.cli.drawing.DrawingFormat;
import dev.shale.tools.cli.drawing.Selection;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.ModuleSet;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.setting.GlobText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How {@code shale graph} is to draw the graph, and what of it. */
public final class DrawingArguments {
  private static final String COMMAND = "shale graph";
  private static final String FORMAT = "--format";
  private static final String FOCUS = "--focus";
  private static final String REACHES = "--reaches";
  private static final String COLLAPSE = "--collapse";
  private static final String NO_EXTERNALS = "--no-externals";
  private static final String INCLUDE = "--include";
  private static final String EXCLUDE = "--exclude";
  private static final List<String> ALL =
      List.of(
          FOCUS,
          CountArgument.DEPTH,
          REACHES,
          COLLAPSE,
          NO_EXTERNALS,
          INCLUDE,
          EXCLUDE,
          EdgeArguments.STATIC,
          EdgeArguments.TYPES);

  private final ParseResult given;
  private final DrawingFormat format;
  private final Collapse collapse;
  private final EdgeChoice edges;
  private final int depth;
  private final List<String> included;
  private final List<String> excluded;

  private DrawingArguments(ParseResult given, DrawingFormat format, Collapse collapse) {
    this.given = given;
    this.format = format;
    this.collapse = collapse;
    edges = EdgeArguments.of(given);
    depth = CountArgument.depth(given, "1");
    included = globs(given, INCLUDE);
    excluded = globs(given, EXCLUDE);
  }

  public static void declare(CommandSpec spec) {
    spec.addOption(
        BuildArguments.choice(
            FORMAT,
            "NAME",
            "Draw the graph: " + DrawingFormat.labels(),
            Arrays.stream(DrawingFormat.values())
                .map(DrawingFormat::label)
                .toArray(String[]::new)));
    spec.addOption(BuildArguments.value(FOCUS, "MODULE", "Draw a module and what is around it"));
    spec.addOption(
        BuildArguments.value(
            CountArgument.DEPTH, "N", "With --focus, so many imports away, or all. Default: 1"));
    spec.addOption(BuildArguments.value(REACHES, "MODULE", "Draw what leads to a module"));
    spec.addOption(
        BuildArguments.value(COLLAPSE, "HOW", "Draw as one: package, or folder:N as in folder:2"));
    spec.addOption(BuildArguments.flag("Do not draw what is left to the platform", NO_EXTERNALS));
    spec.addOption(
        BuildArguments.values(INCLUDE, "GLOB", "Draw only paths that fit, as in src/**"));
    spec.addOption(BuildArguments.values(EXCLUDE, "GLOB", "Do not draw paths that fit"));
    EdgeArguments.declare(spec);
  }

  /**
   * What was given; null where nothing is to be drawn.
   *
   * @throws UsageException for options of a drawing without a format
   */
  public static @Nullable DrawingArguments of(ParseResult given) {
    if (!given.hasMatchedOption(FORMAT)) {
      for (String option : ALL) {
        if (given.hasMatchedOption(option)) {
          throw new UsageException(
              COMMAND, option + " says what is drawn: add --format, as in --format dot");
        }
      }
      return null;
    }
    String name = BuildArguments.text(given, FORMAT, "");
    DrawingFormat format = DrawingFormat.of(name);
    if (format == null) {
      throw BuildArguments.notOneOf(COMMAND, FORMAT, DrawingFormat.labels(), name);
    }
    if (given.hasMatchedOption("--json")) {
      throw new UsageException(COMMAND, "--format and --json exclude each other");
    }
    if (given.hasMatchedOption(CountArgument.DEPTH) && !given.hasMatchedOption(FOCUS)) {
      throw new UsageException(COMMAND, "--depth counts from what --focus names: add that");
    }
    return new DrawingArguments(given, format, collapse(given));
  }

  private static List<String> globs(ParseResult given, String option) {
    List<String> globs = given.matchedOptionValue(option, List.<String>of());
    for (String glob : globs) {
      String problem = GlobText.problem(glob);
      if (!problem.isEmpty()) {
        throw BuildArguments.notOneOf(COMMAND, option, problem, glob);
      }
    }
    return globs;
  }

  private static Collapse collapse(ParseResult given) {
    String text = BuildArguments.text(given, COLLAPSE, "");
    if (!given.hasMatchedOption(COLLAPSE)) {
      return Collapse.NONE;
    }
    Collapse collapse = Collapse.parse(text);
    if (collapse == null) {
      throw BuildArguments.notOneOf(COMMAND, COLLAPSE, Collapse.EXPECTED, text);
    }
    return collapse;
  }

  /** Whether imports of types are to be drawn. */
  public boolean hasTypes() {
    return edges == EdgeChoice.TYPES;
  }

  /**
   * Writes the drawing.
   *
   * @param shaken the graph without what nobody uses, if that is to be drawn
   * @throws InputException when there is nothing to be drawn, or more than can be
   */
  public void write(Session session, @Nullable ShakenGraph shaken, Shell shell) {
    Selection selection =
        new Selection(
            edges,
            given.hasMatchedOption(BuildArguments.OWN),
            !given.hasMatchedOption(NO_EXTERNALS),
            included,
            excluded,
            set(session, FOCUS, shell.directory()),
            depth,
            set(session, REACHES, shell.directory()));
    Drawing drawing = Drawing.of(session, selection, shaken, collapse);
    if (drawing.isEmpty()) {
      throw new InputException(
          "no module is left to be drawn; see --include, --exclude, --own and --no-externals");
    }
    format.write(session, drawing, shell.out());
  }

  private @Nullable ModuleSet set(Session session, String option, Path directory) {
    return given.hasMatchedOption(option)
        ? ModuleSet.of(session, BuildArguments.text(given, option, ""), directory)
        : null;
  }
}
