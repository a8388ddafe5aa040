package dev.shale.tools.cli.rule;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import dev.shale.tools.cli.checked.CheckedProject;
import dev.shale.tools.cli.checked.Edges;
import dev.shale.tools.cli.finding.Finding;
import dev.shale.tools.cli.finding.Key;
import dev.shale.tools.cli.finding.Place;
import dev.shale.tools.cli.finding.Related;
import dev.shale.tools.cli.finding.Sentence;
import dev.shale.tools.cli.output.Sizes;
import dev.shale.tools.cli.output.Visible;
import dev.shale.tools.cli.question.Wildcards;
import dev.shale.tools.cli.setting.Parameter;
import dev.shale.tools.cli.setting.ParameterType;
import dev.shale.tools.cli.setting.Parameters;
import dev.shale.tools.cli.setting.RuleSetting;
import dev.shale.tools.cli.setting.Setting;
import dev.shale.tools.cli.unused.UsedProject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A rule that is looked at: what it is given, and what it finds. */
final class CheckRun {
  static final long NO_LIMIT = Long.MAX_VALUE;

  private final CheckedProject project;
  private final RuleSetting setting;
  private final List<Finding> found;
  private final UsedProject uses;

  private final List<Idle> idle;

  CheckRun(
      CheckedProject project,
      UsedProject uses,
      RuleSetting setting,
      List<Finding> found,
      List<Idle> idle) {
    this.idle = idle;
    this.project = project;
    this.uses = uses;
    this.setting = setting;
    this.found = found;
  }

  /** All globs that a rule is given or has of its own. */
  static List<String> globs(RuleSetting setting) {
    List<String> globs = new ArrayList<>();
    for (Parameter parameter : setting.rule().parameters()) {
      if (parameter.type() == ParameterType.GLOBS) {
        globs.addAll(texts(setting, parameter.key()));
      }
    }
    return globs;
  }

  private static List<String> texts(RuleSetting setting, String key) {
    if (!setting.has(key)) {
      return setting.rule().parameter(key).usual();
    }
    return setting.settings(key).stream().map(Setting::text).toList();
  }

  CheckedProject project() {
    return project;
  }

  /** The same with its tests and tools. */
  UsedProject uses() {
    return uses;
  }

  /** The own modules that the program itself has, and not only its tests or tools. */
  BitSet shipped() {
    return uses.isOf(project.session()) ? uses.shipped() : project.own();
  }

  Snapshot graph() {
    return project.graph();
  }

  Edges edges() {
    return project.edges();
  }

  RuleSetting setting() {
    return setting;
  }

  boolean has(String key) {
    return setting.has(key);
  }

  boolean flag(String key) {
    return setting.text(key).equals("true");
  }

  /** The limit that is given; {@link #NO_LIMIT} where none is. */
  long limit(String key) {
    return setting.has(key) ? Sizes.parse(setting.text(key)) : NO_LIMIT;
  }

  /** A number from 0 on, which has to be given. */
  long count(String key) {
    return Long.parseLong(setting.text(key));
  }

  /** Texts in which a star stands for any text. */
  Wildcards wildcards(String key) {
    return new Wildcards(texts(setting, key));
  }

  /**
   * Notes the texts of a parameter that fit nothing.
   *
   * @param things what they could fit, by its name
   * @param what such a thing
   */
  void noteIdle(String key, List<String> things, String what) {
    for (Setting value : setting.settings(key)) {
      if (things.stream().noneMatch(thing -> Wildcards.fits(value.text(), thing))) {
        idle.add(Idle.of(setting, key, value, what));
      }
    }
  }

  List<String> texts(String key) {
    return texts(setting, key);
  }

  /** The edges that count. */
  EdgeChoice choice() {
    return EdgeChoice.valueOf(setting.text(Parameters.EDGES).toUpperCase(Locale.ROOT));
  }

  /** The modules that the globs of a parameter fit; none where it is absent. */
  BitSet modules(String key) {
    return project.modules(texts(setting, key));
  }

  /** The own modules that are looked at. */
  BitSet from() {
    BitSet modules = (BitSet) project.own().clone();
    if (has(Parameters.FROM)) {
      modules.and(modules(Parameters.FROM));
    }
    modules.andNot(modules(Parameters.EXCEPT));
    return modules;
  }

  /** Whether a module is a file. */
  boolean isFile(int module) {
    return graph().kind(module).isFile();
  }

  /** How a finding calls what a dependency asks for. */
  String request(int dependency) {
    return "\"" + Visible.of(requestText(dependency)) + "\"";
  }

  String requestText(int dependency) {
    return graph().name(graph().request(dependency));
  }

  /** Something is wrong with a dependency that leads somewhere. */
  void addDependency(int dependency, String template, String... paths) {
    int target = graph().target(dependency);
    String from = name(graph().parent(dependency));
    add(
        place(dependency),
        Sentence.of(template, paths),
        List.of(),
        List.of(key(from, name(target), "")));
  }

  /**
   * Something is wrong with a module as a whole.
   *
   * @param name what tells it from other findings of the rule there; empty where there is one
   */
  void addModule(int module, String name, String sentence) {
    add(
        Place.ofFile(project.path(module)),
        Sentence.of(sentence),
        List.of(),
        List.of(key(name(module), "", name)));
  }

  void add(Place place, Sentence sentence, List<Related> related, List<Key> keys) {
    add(place, sentence, related, () -> keys);
  }

  /** The same where it takes long to say what a finding is. */
  void add(Place place, Sentence sentence, List<Related> related, Supplier<List<Key>> keys) {
    found.add(
        new Finding(
            setting.rule(), setting.severity(), setting.because(), place, sentence, related, keys));
  }

  Key key(String from, String to, String name) {
    return new Key(setting.rule().label(), from, to, name);
  }

  String name(int module) {
    return project.names().of(module);
  }

  Place place(int dependency) {
    return new Place(
        project.path(graph().parent(dependency)),
        graph().line(dependency),
        graph().column(dependency));
  }

  /** A dependency as another place of a finding. */
  Related related(int dependency) {
    return new Related(
        place(dependency), graph().dependencyKind(dependency).label() + " " + request(dependency));
  }
}
