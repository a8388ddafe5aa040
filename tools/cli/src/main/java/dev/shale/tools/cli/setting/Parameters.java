package dev.shale.tools.cli.setting;

import java.util.ArrayList;
import java.util.List;

/** The parameters that rules have in common. */
public final class Parameters {
  /** Which of a project's modules a rule looks at. */
  public static final String FROM = "from";

  /** Which of them it does not look at. */
  public static final String EXCEPT = "except";

  /** Which imports count, as the command {@code cycles} has it. */
  public static final String EDGES = "edges";

  /** What the files of tests are. */
  public static final String TEST_FILES = "testFiles";

  /** Whether what tests use counts as used. */
  public static final String ALLOW_TESTS = "allowTests";

  /** What files of tests are called, as far as nothing else is said. */
  private static final List<String> USUAL_TESTS =
      List.of("**/*.{test,spec,e2e,cy}.*", "**/{__tests__,__mocks__,test,tests}/**");

  private static final List<String> USUAL_DEVELOPMENT =
      List.of("**/*.config.*", "**/*.{stories,story}.*");

  private static final String USUAL_OUTPUTS = "**/{dist,build,out,coverage,public,vendor}/**";

  /** What is in a project without being imported. */
  private static final List<String> USUAL_LONERS =
      List.of("**/*.d.{ts,mts,cts}", "**/.*", USUAL_OUTPUTS);

  private static final List<String> CODE =
      List.of("**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro,mdx}");

  /** What tests read, and are no modules of. */
  private static final String USUAL_FIXTURES =
      "**/{fixtures,__fixtures__,__testfixtures__,__snapshots__,testdata}/**";

  /** How many are too many. */
  public static final String MAX = "max";

  /**
   * The keys of globs without which a rule asks about nothing. What is denied or allowed need not
   * be there.
   */
  public static final List<String> MUST_FIT = List.of(FROM, "to", "via", "order");

  /** Which chunks a rule looks at. */
  public static final String CHUNKS = "chunks";

  private Parameters() {}

  /** Whether a rule that is given none of what a key takes looks at nothing. */
  static boolean isChoice(String key) {
    return MUST_FIT.contains(key) || key.equals(CHUNKS);
  }

  static Parameter from() {
    return globs(FROM, "all own modules", "The modules that are looked at");
  }

  static Parameter except() {
    return globs(EXCEPT, "none", "Modules of which nothing is said");
  }

  static Parameter dynamicEdges(String absent) {
    return new Parameter(
        EDGES,
        ParameterType.WORD,
        "static runtime types",
        absent,
        "Which imports count: static is what loads at once, runtime adds import(), types adds"
            + " imports of types");
  }

  static Parameter tests() {
    return usual(TEST_FILES, "What the files of tests are", USUAL_TESTS);
  }

  /** Modules that are there while people work. */
  static Parameter exceptDevelopment() {
    return usual(EXCEPT, "Modules of which nothing is said", USUAL_DEVELOPMENT);
  }

  /** Files that may be there for something else. */
  static Parameter exceptLoners() {
    List<String> usual = new ArrayList<>(USUAL_TESTS);
    usual.addAll(USUAL_DEVELOPMENT);
    usual.addAll(USUAL_LONERS);
    return usual(EXCEPT, "Files that may be there for something else", usual);
  }

  /** Files that nobody has to reach. */
  static Parameter exceptUnreached() {
    List<String> usual = new ArrayList<>(exceptLoners().usual());
    usual.add(USUAL_FIXTURES);
    return usual(EXCEPT, "Files that may be there for something else", usual);
  }

  /** Modules that people do not write. */
  static Parameter exceptOutputs() {
    return usual(EXCEPT, "Modules of which nothing is said", List.of(USUAL_OUTPUTS));
  }

  static Parameter allowTests() {
    return flag(ALLOW_TESTS, "What only tests use counts as used");
  }

  static Parameter code() {
    return usual("in", "The files that are looked at", CODE);
  }

  private static Parameter usual(String key, String description, List<String> usual) {
    return new Parameter(
        key, ParameterType.GLOBS, "", String.join(", ", usual), description, usual);
  }

  static Parameter max() {
    return new Parameter(MAX, ParameterType.COUNT, "", "has to be given", "The limit");
  }

  static Parameter size(String key, String description) {
    return new Parameter(key, ParameterType.SIZE, "", "no limit", description);
  }

  static Parameter flag(String key, String description) {
    return new Parameter(key, ParameterType.FLAG, "", "false", description);
  }

  static Parameter globs(String key, String absent, String description) {
    return new Parameter(key, ParameterType.GLOBS, "", absent, description);
  }

  static Parameter texts(String key, String absent, String description) {
    return new Parameter(key, ParameterType.TEXTS, "", absent, description);
  }
}
