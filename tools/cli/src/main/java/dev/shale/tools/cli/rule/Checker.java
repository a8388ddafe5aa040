package dev.shale.tools.cli.rule;

import dev.shale.tools.cli.checked.CheckedProject;
import dev.shale.tools.cli.checked.Ignores;
import dev.shale.tools.cli.finding.Baseline;
import dev.shale.tools.cli.finding.Finding;
import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.finding.IgnoreComments.Ignore;
import dev.shale.tools.cli.finding.Key;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Session;
import dev.shale.tools.cli.setting.Configuration;
import dev.shale.tools.cli.setting.Option;
import dev.shale.tools.cli.setting.Parameters;
import dev.shale.tools.cli.setting.Rule;
import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.setting.Setting;
import dev.shale.tools.cli.setting.Severity;
import dev.shale.tools.cli.unused.UsedProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at all rules of a project, and at what silences their findings. For one use. */
public final class Checker {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.place().path())
          .thenComparingInt(finding -> finding.place().line())
          .thenComparingInt(finding -> finding.place().column())
          .thenComparing(Finding::rule)
          .thenComparing(finding -> finding.sentence().template());

  private final CheckedProject project;
  private final UsedProject uses;
  private final Baseline baseline;
  private final List<RuleSetting> settings;
  private final Set<String> rules = new LinkedHashSet<>();
  private final List<Finding> all = new ArrayList<>();
  private final List<Idle> idle = new ArrayList<>();

  /**
   * A check.
   *
   * @param uses the project with its tests and tools, which the caller closes
   * @param file has names for groups of modules, and globs are relative to where it is; null for
   *     the root of the project
   * @param settings the rules, those that are off included
   */
  public Checker(
      Session session,
      UsedProject uses,
      @Nullable Configuration file,
      List<RuleSetting> settings,
      Baseline baseline) {
    this.settings = settings;
    this.baseline = baseline;
    this.uses = uses;
    Path base = file == null ? session.inputs().root() : file.directory();
    List<Setting> tags = file == null ? List.of() : file.settings(Option.TAGS);
    project = new CheckedProject(session, base, tags, baseline);
  }

  /** Looks at the rules. */
  public Findings run() {
    List<RuleSetting> on = on();
    for (RuleSetting setting : on) {
      rules.add(setting.rule().label());
      project.addPatterns(CheckRun.globs(setting));
    }
    project.match();
    on.forEach(this::noteIdle);
    RuleSetting stale = stale();
    if (stale.severity() != Severity.OFF) {
      project.ignores().readAll(project.own());
      if (on.stream().anyMatch(setting -> setting.rule().isAboutUses())) {
        project.ignores().readAll(Unused.otherFiles(uses, project.graph()));
      }
    }
    List<Finding> found = new ArrayList<>();
    for (RuleSetting setting : on) {
      Checks.of(setting.rule()).run(new CheckRun(project, uses, setting, found, idle));
    }
    found.removeIf(this::isSilenced);
    if (stale.severity() != Severity.OFF) {
      addStale(stale, found);
    }
    return sorted(found);
  }

  private List<RuleSetting> on() {
    List<RuleSetting> on = new ArrayList<>();
    for (RuleSetting setting : settings) {
      if (setting.severity() != Severity.OFF && setting.rule() != Rule.STALE_IGNORES) {
        on.add(setting);
      }
    }
    return on;
  }

  private RuleSetting stale() {
    for (RuleSetting setting : settings) {
      if (setting.rule() == Rule.STALE_IGNORES) {
        return setting;
      }
    }
    return RuleSetting.ofDefaults(Rule.STALE_IGNORES, "");
  }

  private void noteIdle(RuleSetting setting) {
    for (String key : Parameters.MUST_FIT) {
      for (Setting value : setting.settings(key)) {
        boolean isAway = value.text().startsWith("!");
        if (!isAway && project.modules(List.of(value.text())).isEmpty()) {
          idle.add(Idle.of(setting, key, value, "module"));
        }
      }
    }
  }

  private boolean isSilenced(Finding finding) {
    // Cycles look at each of their imports, and nothing else speaks for them.
    boolean isSilent =
        finding.rule() != Rule.NO_CYCLES
            && project
                .ignores()
                .silence(finding.rule().label(), finding.place().path(), finding.place().line());
    if (isSilent) {
      project.addSilenced();
    }
    return isSilent;
  }

  private void addStale(RuleSetting stale, List<Finding> found) {
    int before = found.size();
    CheckRun run = new CheckRun(project, uses, stale, found, idle);
    for (Ignores.Use use : project.ignores().unused()) {
      Ignore ignore = use.ignore();
      String sentence = staleSentence(ignore);
      if (!sentence.isEmpty()) {
        run.add(
            new Place(use.path(), ignore.line(), ignore.column()),
            Sentence.of(sentence),
            List.of(),
            List.of(run.key(project.names().ofPath(use.path()), "", ignore.rule())));
      }
    }
    // Who has not asked for it need not hear of it.
    if (found.size() > before || settings.contains(stale)) {
      rules.add(stale.rule().label());
    }
  }

  /** Of rules that are not looked at nothing can be said. */
  private String staleSentence(Ignore ignore) {
    if (rules.contains(ignore.rule())) {
      return "the comment silences nothing: " + ignore.rule() + " finds nothing there";
    }
    if (ignore.rule().isEmpty()) {
      return "the comment names no rule, as in shale-ignore-next-line no-cycles because of ...";
    }
    if (Rule.ofLabel(ignore.rule()) != null) {
      return "";
    }
    String nearest = Rule.nearest(ignore.rule());
    return "there is no rule "
        + Visible.of(ignore.rule())
        + (nearest.isEmpty() ? "" : ", but there is " + nearest);
  }

  private Findings sorted(List<Finding> found) {
    found.sort(BY_PLACE);
    List<Finding> fresh = new ArrayList<>();
    Set<String> looked = new HashSet<>(rules);
    if (stale().severity() != Severity.OFF) {
      looked.add(Rule.STALE_IGNORES.label());
    }
    all.addAll(found);
    for (Finding finding : found) {
      if (!isKnown(finding)) {
        fresh.add(finding);
      }
    }
    return new Findings(
        fresh,
        found.size() - fresh.size(),
        project.silencedCount(),
        baseline.gone(looked),
        new ArrayList<>(rules),
        project.own().cardinality());
  }

  private boolean isKnown(Finding finding) {
    boolean isKnown = baseline.hasRule(finding.rule().label());
    if (isKnown) {
      // Each is asked for, so that it is known which are gone.
      for (Key key : finding.keys()) {
        isKnown &= baseline.contains(key);
      }
    }
    return isKnown;
  }

  /** What all findings are, those included that are known. */
  public Baseline asBaseline() {
    Set<Key> keys = new TreeSet<>();
    all.forEach(finding -> keys.addAll(finding.keys()));
    return new Baseline(keys);
  }

  /** Globs of rules that fit nothing; such a rule finds nothing. */
  public List<Idle> idle() {
    return idle;
  }
}
