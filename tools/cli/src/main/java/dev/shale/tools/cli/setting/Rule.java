package dev.shale.tools.cli.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code shale check} can hold a project to. What is declared of each is all there is: the
 * reader of the file, its schema, {@code docs/rules.md}, the help and the sentences about wrong
 * values follow from it.
 */
public enum Rule {
  NO_CYCLES(ProjectRules.NO_CYCLES),
  BOUNDARIES(ImportRules.BOUNDARIES),
  LAYERS(ImportRules.LAYERS),
  NO_UNRESOLVED(ImportRules.NO_UNRESOLVED),
  NO_ORPHANS(ProjectRules.NO_ORPHANS),
  NO_DEEP_IMPORTS(ImportRules.NO_DEEP_IMPORTS),
  NO_DEV_DEPENDENCIES(ImportRules.NO_DEV_DEPENDENCIES),
  NO_DUPLICATE_PACKAGES(ImportRules.NO_DUPLICATE_PACKAGES),
  NO_TEST_IN_PRODUCTION(ImportRules.NO_TEST_IN_PRODUCTION),
  NO_SIDE_EFFECT_IMPORTS(ImportRules.NO_SIDE_EFFECT_IMPORTS),
  UNUSED_FILES(ProjectRules.UNUSED_FILES),
  UNUSED_EXPORTS(ProjectRules.UNUSED_EXPORTS),
  DUPLICATE_EXPORTS(ProjectRules.DUPLICATE_EXPORTS),
  UNUSED_DEPENDENCIES(ProjectRules.UNUSED_DEPENDENCIES),
  UNLISTED_DEPENDENCIES(ProjectRules.UNLISTED_DEPENDENCIES),
  REQUIRED(ImportRules.REQUIRED),
  FAN_IN(ProjectRules.FAN_IN),
  FAN_OUT(ProjectRules.FAN_OUT),
  DEPTH(ProjectRules.DEPTH),
  REACH(ProjectRules.REACH),
  BUDGET(ProjectRules.BUDGET),
  CHUNK_BUDGET(ProjectRules.CHUNK_BUDGET),
  KEEP_LAZY(ProjectRules.KEEP_LAZY),
  NO_REDUNDANT_DYNAMIC_IMPORTS(ProjectRules.NO_REDUNDANT_DYNAMIC_IMPORTS),
  STALE_IGNORES(ProjectRules.STALE_IGNORES);

  @SuppressWarnings("ImmutableEnumChecker") // a record with a copy
  private final RuleText text;

  Rule(RuleText text) {
    this.text = text;
  }

  /** The rule of a name; null where there is none. */
  public static @Nullable Rule ofLabel(String label) {
    for (Rule rule : values()) {
      if (rule.label().equals(label)) {
        return rule;
      }
    }
    return null;
  }

  /** The rule that is meant by a name that does not exist; empty where none is like it. */
  public static String nearest(String label) {
    Rule[] rules = values();
    String[] labels = new String[rules.length];
    for (int index = 0; index < labels.length; index++) {
      labels[index] = rules[index].label();
    }
    return Words.nearest(label, labels);
  }

  /** Its name in files and output. */
  public String label() {
    return text.label();
  }

  /** What holds when it does, for people. */
  public String description() {
    return text.description();
  }

  /** What to do when it is broken, for people. */
  public String remedy() {
    return text.remedy();
  }

  /** The keys of which at least one has to be given; none where nothing has. */
  public String[] needs() {
    return text.needs().isEmpty() ? new String[0] : text.needs().split(" ", -1);
  }

  /** A value of {@code rules} as the file has it. */
  public String example() {
    return text.example();
  }

  /** How bad it is unless something else is said. */
  public Severity severity() {
    return this == STALE_IGNORES ? Severity.WARNING : Severity.ERROR;
  }

  /** Whether it looks at the project with its tests and tools. */
  public boolean isAboutUses() {
    return switch (this) {
      case UNUSED_FILES,
          UNUSED_EXPORTS,
          DUPLICATE_EXPORTS,
          UNUSED_DEPENDENCIES,
          UNLISTED_DEPENDENCIES ->
          true;
      default -> false;
    };
  }

  public List<Parameter> parameters() {
    return text.parameters();
  }

  /**
   * The parameter of a key.
   *
   * @throws IllegalArgumentException when the rule has none of this name
   */
  public Parameter parameter(String key) {
    Parameter found = find(key);
    if (found == null) {
      throw new IllegalArgumentException(label() + " has no " + key);
    }
    return found;
  }

  @Nullable Parameter find(String key) {
    for (Parameter parameter : parameters()) {
      if (parameter.key().equals(key)) {
        return parameter;
      }
    }
    return null;
  }
}
