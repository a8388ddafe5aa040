package dev.shale.tools.cli.argument;

import dev.shale.offheap.Region;
import dev.shale.tools.cli.output.ColorChoice;
import dev.shale.tools.cli.output.Shell;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Style;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.project.Extent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments that every command has that builds a graph.
 *
 * @param command the command, for sentences about it: {@code shale graph}
 * @param inputs entry files or one directory; none means the working directory
 * @param mode what the sources are built for
 * @param defines what names mean, in the order given
 * @param conditions hold in exports maps, beside those of the mode
 * @param project how the project is read
 * @param threads how many threads read files
 * @param limitBytes how much native memory the graph may use
 * @param json whether output is JSON
 * @param timings whether to say how long each phase took
 * @param color when output is coloured
 * @param cache where and how builds are kept
 * @param exports whether it is asked what modules export and use
 */
public record BuildArguments(
    String command,
    List<String> inputs,
    Mode mode,
    Map<String, String> defines,
    List<String> conditions,
    ProjectArguments project,
    int threads,
    long limitBytes,
    boolean json,
    boolean timings,
    ColorChoice color,
    CacheArguments cache,
    boolean exports) {
  /** The option that has exports looked at. */
  public static final String EXPORTS = "--exports";

  /** The option that leaves installed packages out. */
  public static final String OWN = "--own";

  private static final String TREE_SHAKEN = "--tree-shaken";
  private static final String LIBRARY = "--library";
  private static final int MAX_THREADS = 256;

  /** Declares the options and, from position {@code index} on, the inputs. */
  public static void declare(CommandSpec spec, int index) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(index + "..*")
            .arity("0..*")
            .paramLabel("ENTRY|DIR")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Files to begin with, or projects to find them in. Default: .")
            .build());
    Values.declare(spec);
    ConfigurationChoice.declare(spec);
    spec.addOption(value("--threads", "N", "Threads that read files. Default: all processors"));
    spec.addOption(value("--max-memory", "SIZE", "Native memory the graph may use, as in 512m"));
    spec.addOption(flag("Write JSON", "--json"));
    spec.addOption(flag("Say what each phase did and how long it took", "--timings"));
    spec.addOption(
        choice(
            "--color", "WHEN", "auto, always or never. Default: auto", "auto", "always", "never"));
    CacheArguments.declare(spec);
    spec.addOption(flag("Show the stack trace of an internal error", "--verbose"));
  }

  /** The option that says that others use what the entries export. */
  public static OptionSpec libraryFlag() {
    return flag("Take the exports of entries for used, as those of a library are", LIBRARY);
  }

  /** The option that has the graph looked at that is left without what nobody uses. */
  public static OptionSpec treeShakenFlag() {
    return flag("Of the graph that is left when what nobody uses is left out", TREE_SHAKEN);
  }

  /** Whether it is asked for the graph that is left without what nobody uses. */
  public static boolean isTreeShaken(ParseResult given) {
    return given.hasMatchedOption(TREE_SHAKEN);
  }

  /** Whether others use what the entries export. */
  public static boolean isLibrary(ParseResult given) {
    return given.hasMatchedOption(LIBRARY);
  }

  /** The option that every command has. */
  public static OptionSpec helpFlag() {
    return OptionSpec.builder("-h", "--help")
        .type(boolean.class)
        .arity("0")
        .usageHelp(true)
        .description("Show this help")
        .build();
  }

  /** An option without a value. */
  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  /**
   * An option that may be repeated.
   *
   * @param words what shells propose; none for files
   */
  public static OptionSpec values(String name, String label, String description, String... words) {
    OptionSpec.Builder option =
        OptionSpec.builder(name)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel(label)
            .description(description + ". May be repeated");
    return (words.length == 0 ? option : option.completionCandidates(List.of(words))).build();
  }

  public static OptionSpec value(String name, String label, String description) {
    return choice(name, label, description);
  }

  /**
   * An option with a value.
   *
   * @param words what shells propose; none for files
   */
  public static OptionSpec choice(String name, String label, String description, String... words) {
    OptionSpec.Builder option =
        OptionSpec.builder(name)
            .type(String.class)
            .arity("1")
            .paramLabel(label)
            .description(description);
    return (words.length == 0 ? option : option.completionCandidates(List.of(words))).build();
  }

  /**
   * Reads what was given.
   *
   * @param inputs the positional arguments that are inputs
   * @param working the working directory
   * @throws UsageException when a value is none of those an option takes
   * @throws InputException when the configuration cannot be used
   */
  public static BuildArguments of(ParseResult given, List<String> inputs, Path working) {
    String command = given.commandSpec().qualifiedName();
    Values values = new Values(given, ConfigurationChoice.of(given, inputs, working));
    return new BuildArguments(
        command,
        inputs,
        mode(values.text(Option.MODE, Option.MODE.absent())),
        defines(values.texts(Option.DEFINES)),
        values.texts(Option.CONDITIONS),
        ProjectArguments.of(values, working),
        threads(command, text(given, "--threads", "")),
        limitBytes(command, text(given, "--max-memory", "")),
        given.hasMatchedOption("--json"),
        given.hasMatchedOption("--timings"),
        color(command, text(given, "--color", "auto")),
        CacheArguments.of(given),
        given.hasMatchedOption(EXPORTS));
  }

  /** How standard output looks. */
  public Style style(Shell shell) {
    return Style.of(color, shell.terminal().outIsTerminal(), shell.terminal());
  }

  /** The names that are typed where entries are, without files: of entries that are asked about. */
  public List<String> entryNames() {
    return project.typedEntries().stream().filter(text -> !NamedEntries.hasFiles(text)).toList();
  }

  /** The same without {@link #entryNames}. */
  public BuildArguments withoutEntryNames() {
    return of(project.withoutNames(), defines, exports);
  }

  /**
   * The same, where more files are in the graph, and more requests are left to the platform.
   *
   * @param files that are no entries because of this
   */
  public BuildArguments with(List<Path> files, List<String> externals) {
    return of(project.with(files, externals), defines, exports);
  }

  /** The same, where it is asked what modules export and use. */
  public BuildArguments withExports() {
    return of(project, defines, true);
  }

  /**
   * The same, where it is asked what nobody uses, be it for tests or tools. What one mode leaves
   * out another one uses, so nothing is known then that branches depend on.
   */
  public BuildArguments withUses() {
    Map<String, String> open = new LinkedHashMap<>(defines);
    open.values().removeIf(value -> value.equals("true") || value.equals("false"));
    open.put("process.env.NODE_ENV", "__ANY_MODE__");
    return of(project.with(Extent.DEVELOPMENT), open, true);
  }

  private BuildArguments of(
      ProjectArguments project, Map<String, String> defines, boolean exports) {
    return new BuildArguments(
        command,
        inputs,
        mode,
        defines,
        conditions,
        project,
        threads,
        limitBytes,
        json,
        timings,
        color,
        cache,
        exports);
  }

  /** The same, where files of tests are entries or are not, whatever else says so. */
  public BuildArguments withTests(boolean withTests) {
    return of(project.with(withTests ? Extent.TESTS : Extent.PROGRAM), defines, exports);
  }

  /** Tells a build from others with the same options: where it begins. */
  public String buildName(Path working) {
    StringBuilder name = new StringBuilder();
    for (String input : inputs.isEmpty() ? List.of("") : inputs) {
      name.append(working.resolve(input).normalize()).append('\n');
    }
    for (String entry : project.typedEntries()) {
      name.append(working).append("--entry=").append(entry).append('\n');
    }
    for (Path file : project.beside()) {
      name.append("--beside=").append(file).append('\n');
    }
    for (String one : project.packages().names()) {
      name.append("--package=").append(one).append('\n');
    }
    String extent =
        switch (project.extent()) {
          case PROGRAM -> "";
          case TESTS -> "--tests";
          case DEVELOPMENT -> "--development";
        };
    return name.append(extent).toString();
  }

  public static String text(ParseResult given, String option, String absent) {
    return given.matchedOptionValue(option, absent);
  }

  private static Mode mode(String text) {
    return text.equals(Mode.DEVELOPMENT.label()) ? Mode.DEVELOPMENT : Mode.PRODUCTION;
  }

  private static Map<String, String> defines(List<String> texts) {
    Map<String, String> defines = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      defines.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return defines;
  }

  private static ColorChoice color(String command, String text) {
    return switch (text) {
      case "auto" -> ColorChoice.AUTO;
      case "always" -> ColorChoice.ALWAYS;
      case "never" -> ColorChoice.NEVER;
      default -> throw notOneOf(command, "--color", "auto, always or never", text);
    };
  }

  private static int threads(String command, String text) {
    if (text.isEmpty()) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MAX_THREADS) {
        return threads;
      }
    } catch (NumberFormatException notANumber) {
      // The sentence below is about this too.
    }
    throw notOneOf(command, "--threads", "a number from 1 to " + MAX_THREADS, text);
  }

  private static long limitBytes(String command, String text) {
    if (text.isEmpty()) {
      return Region.UNLIMITED;
    }
    long bytes = Sizes.parse(text);
    if (bytes == Sizes.NOT_A_SIZE) {
      throw notOneOf(command, "--max-memory", "a size such as 512m or 2g", text);
    }
    return bytes;
  }

  public static UsageException notOneOf(
      String command, String option, String expected, String text) {
    return new UsageException(command, option + " takes " + expected + ", not '" + text + "'");
  }
}
