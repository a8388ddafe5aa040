package dev.shale.tools.cli.setting;

import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.glob.Globs;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a project, on the command line and in {@code shale.json}. This table is
 * all there is: the options of the commands, the reader of the file, its schema, {@code
 * docs/configuration.md} and the sentences about wrong values follow from it.
 *
 * <p>No lambdas, streams or regular expressions: it is made at every start.
 */
public enum Option {
  ENTRIES(
      "entries",
      "--entry",
      "NAME=FILES",
      OptionType.ENTRIES,
      "",
      "what the rules of entries.md find",
      "Files with which the graph begins: paths or globs, or such by names of your choice",
      "{\"app\": \"src/main.ts\", \"admin\": {\"import\": [\"src/admin/*.ts\"], \"dependOn\": \"app\"}}"),
  PLATFORM(
      "platform",
      "--platform",
      "NAME",
      OptionType.WORD,
      platforms(),
      "what each package.json says",
      "What runs the modules",
      "\"node\""),
  PACKAGES(
      "packages",
      "--package",
      "NAME",
      OptionType.PATHS,
      "",
      "all",
      "Of a workspace, only these packages and what they use: names or folders",
      "[\"@acme/web\", \"packages/api\"]"),
  TESTS(
      "tests",
      "--tests",
      "",
      OptionType.FLAG,
      "",
      "false",
      "Begin with the files of tests, too",
      "true"),
  IGNORE(
      "ignore",
      "--ignore",
      "PATTERN",
      OptionType.GLOBS,
      "",
      "none",
      "Files, folders and globs left out of the entries that are found",
      "[\"src/legacy\", \"**/*.stories.tsx\"]"),
  EXTENSIONS(
      "extensions",
      "--extensions",
      "LIST",
      OptionType.EXTENSIONS,
      "",
      "those of the platform",
      "Extensions tried before the usual ones",
      "[\".ios.tsx\", \".ios.ts\"]"),
  TSCONFIG(
      "tsconfig",
      "--tsconfig",
      "FILE",
      OptionType.PATH,
      "",
      "the nearest of each file",
      "The tsconfig.json that holds for all files",
      "\"tsconfig.build.json\""),
  IMPORT_MAP(
      "importMap",
      "--import-map",
      "FILE",
      OptionType.PATH,
      "",
      "those of pages that are entries",
      "An import map, which comes before those of pages",
      "\"importmap.json\""),
  EXTERNALS(
      "externals",
      "--external",
      "PATTERN",
      OptionType.TEXTS,
      "",
      "none",
      "Requests left to the platform",
      "[\"react\", \"virtual:*\"]"),
  IGNORE_UNRESOLVED(
      "ignoreUnresolved",
      "--ignore-unresolved",
      "PATTERN",
      OptionType.TEXTS,
      "",
      "none",
      "Requests that may lead nowhere",
      "[\"./generated/*\"]"),
  WORKSPACE_SOURCES(
      "workspaceSources",
      "--workspace-sources",
      "WHEN",
      OptionType.WORD,
      sources(),
      "auto",
      "When requests for packages of the workspace lead to their sources (auto: where they are not"
          + " built)",
      "\"always\""),
  CONTEXTS(
      "contexts",
      "--contexts",
      "",
      OptionType.FLAG,
      "",
      "true",
      "Follow requests of which only a part is known, as in import('./locale/' + name)",
      "false"),
  MODE(
      "mode",
      "--mode",
      "MODE",
      OptionType.WORD,
      modes(),
      "production",
      "What process.env.NODE_ENV is, and a condition of exports",
      "\"development\""),
  DEFINES(
      "defines",
      "--define",
      "NAME=VALUE",
      OptionType.VALUES,
      "",
      "none",
      "What names mean, as code: a text of JavaScript has quotes of its own",
      "{\"__DEV__\": false, \"process.env.API\": \"'v2'\"}"),
  CONDITIONS(
      "conditions",
      "--condition",
      "NAME",
      OptionType.TEXTS,
      "",
      "none",
      "Conditions that hold in exports maps, too",
      "[\"source\"]"),
  SIDE_EFFECTS(
      "sideEffects",
      "--side-effects",
      "GLOB=WHETHER",
      OptionType.SWITCHES,
      "",
      "what each package.json says",
      "Files, folders or packages that have side effects or none, whatever their package.json says;"
          + " the last that fits counts",
      "{\"src/icons/**\": false, \"lodash\": false, \"src/icons/register.ts\": true}"),
  RUNTIME_CHUNK(
      "runtimeChunk",
      "",
      "",
      OptionType.WORD,
      "single multiple true false",
      "false",
      "Whether shale chunks counts what runs an entry as a chunk of its own: one for all, or one each",
      "\"single\""),
  MERGE_DUPLICATE_CHUNKS(
      "mergeDuplicateChunks",
      "",
      "",
      OptionType.FLAG,
      "",
      "true",
      "Whether dynamic imports that bring the same share a chunk",
      "false"),
  TAGS(
      "tags",
      "",
      "",
      OptionType.GROUPS,
      "",
      "none",
      "Names for groups of modules, which rules call #name",
      "{\"ui\": [\"src/ui/**\"], \"db\": \"src/db\"}"),
  RULES(
      "rules",
      "",
      "check --rule NAME",
      OptionType.RULES,
      "",
      "none",
      "What shale check holds the project to; rules.md has them all",
      "{\"no-cycles\": \"error\", \"fan-out\": {\"severity\": \"warning\", \"max\": 30}}");

  private final String key;
  private final String flag;
  private final String label;
  private final OptionType type;
  private final String choices;
  private final String absent;
  private final String description;
  private final String example;

  Option(
      String key,
      String flag,
      String label,
      OptionType type,
      String choices,
      String absent,
      String description,
      String example) {
    this.key = key;
    this.flag = flag;
    this.label = label;
    this.type = type;
    this.choices = choices;
    this.absent = absent;
    this.description = description;
    this.example = example;
  }

  private static String platforms() {
    StringBuilder words = new StringBuilder();
    for (Platform platform : Platform.values()) {
      words.append(' ').append(platform.label());
    }
    return words.substring(1);
  }

  private static String sources() {
    StringBuilder words = new StringBuilder();
    for (ResolverOptions.Sources sources : ResolverOptions.Sources.values()) {
      words.append(' ').append(sources.name().toLowerCase(Locale.ROOT));
    }
    return words.substring(1);
  }

  private static String modes() {
    StringBuilder words = new StringBuilder();
    for (Mode mode : Mode.values()) {
      words.append(' ').append(mode.label());
    }
    return words.substring(1);
  }

  /** The option of a key; null where there is none. */
  static @Nullable Option ofKey(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  /** Its name in the file. */
  public String key() {
    return key;
  }

  /** Its name on the command line; empty for what needs none there. */
  public String flag() {
    return flag;
  }

  /** The flag that takes back what the file says; for flags without a value. */
  public String negativeFlag() {
    return "--no-".concat(flag.substring(2));
  }

  /** What stands for its value in help. */
  public String label() {
    return label;
  }

  public OptionType type() {
    return type;
  }

  /** The words of which it is one; none where it is any text. */
  public String[] choices() {
    return choices.isEmpty() ? new String[0] : choices.split(" ", -1);
  }

  /** What holds where it is not given, for people. */
  public String absent() {
    return absent;
  }

  /** What it says, for people. */
  public String description() {
    return description;
  }

  /** A value as the file has it. */
  public String example() {
    return example;
  }

  /** What is wrong with a text as its value, or one of its values; behind "takes". */
  public String problem(String text) {
    return switch (type) {
      case WORD -> isChoice(text) ? "" : expected();
      case EXTENSIONS -> text.length() >= 2 && text.charAt(0) == '.' ? "" : expected();
      case VALUES -> text.indexOf('=') >= 1 ? "" : expected();
      case SWITCHES -> switchProblem(text);
      case GLOBS -> GlobText.problem(text);
      case ENTRIES -> Globs.isPattern(text) ? GlobText.problem(text) : textProblem(text);
      default -> textProblem(text);
    };
  }

  private String textProblem(String text) {
    return text.isEmpty() || text.indexOf('\0') >= 0 ? expected() : "";
  }

  private String switchProblem(String text) {
    int equals = text.lastIndexOf('=');
    boolean isSwitch = equals >= 1 && (text.endsWith("=true") || text.endsWith("=false"));
    return isSwitch ? GlobText.problem(text.substring(0, equals)) : expected();
  }

  /** Whether a boolean is one of the words that there are to choose from. */
  boolean takesBoolean(boolean value) {
    return type == OptionType.WORD && isChoice(Boolean.toString(value));
  }

  /** What it takes in a file, for people. */
  String what() {
    return type == OptionType.WORD ? expected() : type.what();
  }

  private boolean isChoice(String text) {
    for (String choice : choices()) {
      if (choice.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** What it accepts, behind "takes". */
  public String expected() {
    return switch (type) {
      case WORD -> Words.either(choices());
      case EXTENSIONS -> "extensions with their dots, as in .ios.tsx,.ios.ts";
      case VALUES -> "a name and a value, as in __DEV__=false";
      case SWITCHES -> "a glob and true or false, as in 'src/icons/**=false'";
      case PATH, PATHS -> "a path";
      default -> "a text that is not empty";
    };
  }
}
