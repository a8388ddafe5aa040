package dev.shale.tools.cli.command;

import dev.shale.tools.cli.argument.UsageException;
import dev.shale.tools.cli.output.ExitStatus;
import dev.shale.tools.cli.output.Likeness;
import dev.shale.tools.cli.output.Sentences;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.question.NeighbourAnswer.Direction;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands, and which of them the arguments mean.
 *
 * <p>picocli is given the specification of one command, made by calls: annotations would be read by
 * reflection and all commands be described at every start.
 */
public final class Commands {
  private static final String SHALE = "shale";

  /** What all of them do. */
  static final String SUMMARY =
      "Answers questions about the modules of a JavaScript or TypeScript project";

  /** In the order of the overview. */
  private static final List<String> NAMES =
      List.of(
          "graph",
          "why",
          "path",
          "importers",
          "imports",
          "dominated",
          "affected",
          "cycles",
          "check",
          "unused",
          "exports",
          "shake",
          "chunks",
          "federation",
          "watch",
          "view",
          "cache",
          "init",
          "schema",
          "completion");

  private Commands() {}

  /**
   * Runs the command that the first argument names.
   *
   * @throws UsageException when there is none, or it does not take the other arguments
   */
  public static int run(String[] arguments, Shell shell) {
    String first = arguments.length == 0 ? "" : arguments[0];
    return switch (first) {
      case "" -> noCommand(shell);
      case "-h", "--help" -> print(shell, overview());
      case "-V", "--version" -> print(shell, version());
      case "help" -> help(arguments, shell);
      default -> run(command(first, shell), rest(arguments), shell);
    };
  }

  private static int noCommand(Shell shell) {
    shell.err().print(overview());
    return ExitStatus.UNUSABLE;
  }

  private static int help(String[] arguments, Shell shell) {
    if (arguments.length == 1) {
      return print(shell, overview());
    }
    return print(shell, usage(newParser(command(arguments[1], shell).spec())));
  }

  private static int run(Command command, String[] arguments, Shell shell) {
    CommandLine parser = newParser(command.spec());
    ParseResult given = parse(parser, arguments);
    if (given.isUsageHelpRequested()) {
      return print(shell, usage(parser));
    }
    return new Attempt(command, arguments, given, shell).run();
  }

  public static CommandLine newParser(CommandSpec spec) {
    // Entries may begin with @, as scoped packages do; to picocli that means a file of arguments.
    return new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
  }

  public static ParseResult parse(CommandLine parser, String[] arguments) {
    try {
      return parser.parseArgs(arguments);
    } catch (UnmatchedArgumentException failure) {
      throw new UsageException(parser.getCommandName(), unmatched(failure));
    } catch (ParameterException failure) {
      String sentence = Objects.requireNonNullElse(failure.getMessage(), "Wrong arguments");
      throw new UsageException(parser.getCommandName(), Sentences.continued(sentence));
    }
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    StringBuilder sentence = new StringBuilder("there is no option '");
    String given = failure.getUnmatched().getFirst();
    sentence.append(given).append('\'');
    String closest = "";
    for (String suggestion : failure.getSuggestions()) {
      if (closest.isEmpty() || commonPrefix(given, suggestion) > commonPrefix(given, closest)) {
        closest = suggestion;
      }
    }
    if (!closest.isEmpty()) {
      sentence.append(", but there is ").append(closest);
    }
    return sentence.toString();
  }

  private static int commonPrefix(String one, String other) {
    int length = 0;
    while (length < one.length() && one.regionMatches(0, other, 0, length + 1)) {
      length++;
    }
    return length;
  }

  private static Command command(String name, Shell shell) {
    Command command = find(name);
    if (command == null) {
      throw new UsageException(SHALE, unknown(name, shell));
    }
    return command;
  }

  private static @Nullable Command find(String name) {
    return switch (name) {
      case "graph" -> new GraphCommand();
      case "why" -> new WhyCommand();
      case "path" -> new PathCommand();
      case "importers" -> new NeighbourCommand(Direction.IMPORTERS);
      case "imports" -> new NeighbourCommand(Direction.IMPORTS);
      case "dominated" -> new DominatedCommand();
      case "affected" -> new AffectedCommand();
      case "cycles" -> new CyclesCommand();
      case "check" -> new CheckCommand();
      case "unused" -> new UnusedCommand();
      case "exports" -> new ExportsCommand();
      case "shake" -> new ShakeCommand();
      case "chunks" -> new ChunksCommand();
      case "federation" -> new FederationCommand();
      case "watch" -> new WatchCommand();
      case "view" -> new ViewCommand();
      case "cache" -> new CacheCommand();
      case "init" -> new InitCommand();
      case "schema" -> new SchemaCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  private static String unknown(String name, Shell shell) {
    if (name.startsWith("-")) {
      return "the command comes before its options, as in 'shale graph " + name + "'";
    }
    String sentence = "there is no command '" + name + "'";
    if (exists(name, shell)) {
      return sentence + "; 'shale graph " + name + "' shows it";
    }
    Likeness likeness = new Likeness(name);
    NAMES.forEach(one -> likeness.offer(one, one));
    String nearest = likeness.nearest();
    return nearest.isEmpty() ? sentence : sentence + ", but there is " + nearest;
  }

  private static boolean exists(String name, Shell shell) {
    try {
      return Files.exists(shell.directory().resolve(name));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  private static String[] rest(String[] arguments) {
    String[] rest = new String[arguments.length - 1];
    System.arraycopy(arguments, 1, rest, 0, rest.length);
    return rest;
  }

  private static int print(Shell shell, String text) {
    shell.out().print(text);
    return ExitStatus.OK;
  }

  private static String usage(CommandLine parser) {
    return parser.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** The specifications of all commands, in the order of the overview. */
  static List<CommandSpec> specs() {
    return NAMES.stream().map(name -> Objects.requireNonNull(find(name)).spec()).toList();
  }

  private static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Usage: shale COMMAND [OPTIONS] [ARGUMENTS]\n\n");
    text.append(SUMMARY).append(".\n\n");
    for (String name : NAMES) {
      CommandSpec spec = Objects.requireNonNull(find(name)).spec();
      text.append("  ").append(name).append(" ".repeat(11 - name.length()));
      text.append(spec.usageMessage().description()[0]).append('\n');
    }
    text.append("  help       Shows the help of a command.\n\n");
    text.append("Options: -h, --help; -V, --version\n\n");
    text.append("Examples:\n");
    text.append("  shale graph               the project in the working directory\n");
    text.append("  shale why src/date.ts     how a module came into it\n");
    text.append("  shale importers react     who imports a package\n");
    text.append("  shale shake               what of it a bundle needs\n");
    text.append("  shale cycles --fail       for a check that is to fail on cycles\n");
    text.append("  shale help graph          all options\n");
    return text.toString();
  }

  private static String version() {
    String version = Commands.class.getPackage().getImplementationVersion();
    return SHALE
        + " "
        + Objects.requireNonNullElse(version, "(not packaged)")
        + " on Java "
        + Runtime.version()
        + "\n";
  }
}
