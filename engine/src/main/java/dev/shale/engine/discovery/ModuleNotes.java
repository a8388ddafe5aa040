package dev.shale.engine.discovery;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.Diagnostic.Severity;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of modules beside their rows: what is wrong with them, and where requests lead
 * that are not connected. Few modules have any. Diagnostics are made of it when they are asked for,
 * as what they say depends on where the module stands in the graph. Belongs to the writer's thread.
 */
public final class ModuleNotes {
  private static final Resolved[] NO_ANSWERS = {};
  private static final int[] NO_PLACES = {};

  private final Int2ObjectHashMap<Note> notes = new Int2ObjectHashMap<>();

  /** What is wrong with the entries that are no modules. */
  private final List<Diagnostic> ofEntries = new ArrayList<>();

  /** What is to be said of one module. Immutable. */
  static final class Note {
    /** How it is to be read, where something is to be said about that. */
    final @Nullable Resolved file;

    /** Why it cannot be read. */
    final @Nullable Diagnostic problem;

    /** Why it could not be parsed to its end, or empty. */
    final String error;

    final int errorLine;
    final int errorColumn;

    /** Of dependencies in the module's run, in ascending order. */
    private final int[] places;

    /** Where each of them leads. */
    private final Resolved[] answers;

    private Note(Builder built) {
      file = built.file;
      problem = built.problem;
      error = built.error;
      errorLine = built.errorLine;
      errorColumn = built.errorColumn;
      places = built.places.isEmpty() ? NO_PLACES : built.places.toIntArray();
      answers = built.answers.isEmpty() ? NO_ANSWERS : built.answers.toArray(NO_ANSWERS);
    }

    private boolean isEmpty() {
      return file == null && problem == null && error.isEmpty() && places.length == 0;
    }

    /** How many answers there are. */
    int answerCount() {
      return places.length;
    }

    /** The place of the dependency of an answer. */
    int place(int index) {
      return places[index];
    }

    Resolved answerAt(int index) {
      return answers[index];
    }

    /** Where the dependency at a place leads; null when nothing is to be said about it. */
    @Nullable Resolved answer(int place) {
      int index = Arrays.binarySearch(places, place);
      return index < 0 ? null : answers[index];
    }
  }

  /** Collects the note of one module after the other. */
  static final class Builder {
    private final List<Resolved> answers = new ArrayList<>();
    private final IntArrayList places = new IntArrayList();
    private @Nullable Resolved file;
    private @Nullable Diagnostic problem;
    private String error = "";
    private int errorLine;
    private int errorColumn;

    /** Begins the note of a module. */
    void begin(@Nullable Resolved ofFile) {
      file = ofFile == null || isPlain(ofFile) ? null : ofFile;
      problem = null;
      error = "";
      errorLine = 0;
      errorColumn = 0;
      places.clear();
      answers.clear();
    }

    void problem(@Nullable Diagnostic said) {
      problem = said;
    }

    void error(int line, int column, String message) {
      errorLine = line;
      errorColumn = column;
      error = message;
    }

    void problemOf(@Nullable Note before) {
      if (before != null) {
        problem(before.problem);
        error(before.errorLine, before.errorColumn, before.error);
      }
    }

    void answer(int place, Resolved answer) {
      places.addInt(place);
      answers.add(answer);
    }

    Note build() {
      return new Note(this);
    }
  }

  /** Whether nothing is to be said about how a file is to be read. */
  static boolean isPlain(Resolved file) {
    return file.message().isEmpty() && file.warnings().isEmpty();
  }

  @Nullable Note of(int module) {
    return notes.get(module);
  }

  void set(int module, Note note) {
    if (note.isEmpty()) {
      notes.remove(module);
    } else {
      notes.put(module, note);
    }
  }

  void remove(int module) {
    notes.remove(module);
  }

  /** What is wrong with the entries that are no modules; to be added to. */
  List<Diagnostic> ofEntries() {
    return ofEntries;
  }

  /**
   * Writes what is to be said, for {@link #read}.
   *
   * @param out takes it
   */
  public void write(ByteWriter out) {
    KeptNotes.write(this, out);
  }

  /**
   * What {@link #write} wrote.
   *
   * @param graph that it is to be said of
   * @throws IndexOutOfBoundsException when that is not there
   */
  public static ModuleNotes read(ByteReader in, Snapshot graph) {
    ModuleNotes notes = new ModuleNotes();
    KeptNotes.read(in, graph, notes);
    return notes;
  }

  /** From here on these are the entries that are no modules. */
  void entries(List<Resolved> unresolved) {
    ofEntries.clear();
    for (Resolved file : unresolved) {
      ofEntries.add(Diagnostic.ofFile(Code.UNRESOLVED, file.path(), file.message()));
    }
  }

  /** Takes over what is to be said of the modules of another graph, of which there are copies. */
  void copy(ModuleNotes others, OrderedCopy copy) {
    ofEntries.addAll(others.ofEntries);
    for (int original : others.modules()) {
      Note note = others.of(original);
      if (note != null) {
        notes.put(copy.copy(original), note);
      }
    }
  }

  /**
   * Modules have other numbers now.
   *
   * @param order by number the one before
   */
  void renumber(int[] order) {
    Note[] before = new Note[order.length];
    for (int module = 0; module < order.length; module++) {
      before[module] = notes.get(order[module]);
    }
    notes.clear();
    for (int module = 0; module < order.length; module++) {
      if (before[module] != null) {
        notes.put(module, before[module]);
      }
    }
  }

  /** Adds the modules that could not be read, which may be read now. */
  void addUnread(IntArrayList modules) {
    for (int module : modules()) {
      Note note = notes.get(module);
      if (note != null && note.problem != null && !modules.containsInt(module)) {
        modules.addInt(module);
      }
    }
  }

  /** The modules of which something is to be said, in ascending order. */
  int[] modules() {
    int[] modules = new int[notes.size()];
    int count = 0;
    for (Int2ObjectHashMap<Note>.KeyIterator keys = notes.keySet().iterator(); keys.hasNext(); ) {
      modules[count++] = keys.nextInt();
    }
    Arrays.sort(modules);
    return modules;
  }

  /**
   * What is wrong with files and requests, each thing once, in the order of the modules.
   *
   * @param graph the graph that they belong to
   */
  public List<Diagnostic> diagnostics(Snapshot graph) {
    List<Diagnostic> all = new ArrayList<>(ofEntries);
    Set<String> doubts = new HashSet<>();
    Set<Diagnostic> warnings = new HashSet<>();
    for (int module : modules()) {
      Note note = notes.get(module);
      if (note != null) {
        add(graph, module, note, doubts, warnings, all);
      }
    }
    return List.copyOf(all);
  }

  /**
   * What is wrong with each module with which anything is, by module; with entries that are none,
   * by {@link Snapshot#NO_MODULE}.
   */
  public Int2ObjectHashMap<List<Diagnostic>> byModule(Snapshot graph) {
    Int2ObjectHashMap<List<Diagnostic>> all = new Int2ObjectHashMap<>();
    if (!ofEntries.isEmpty()) {
      all.put(Snapshot.NO_MODULE, List.copyOf(ofEntries));
    }
    for (int module : modules()) {
      List<Diagnostic> found = diagnostics(graph, module);
      if (!found.isEmpty()) {
        all.put(module, found);
      }
    }
    return all;
  }

  /** What is wrong with one module, or, for {@link Snapshot#NO_MODULE}, with such entries. */
  public List<Diagnostic> diagnostics(Snapshot graph, int module) {
    if (module == Snapshot.NO_MODULE) {
      return List.copyOf(ofEntries);
    }
    Note note = notes.get(module);
    if (note == null) {
      return List.of();
    }
    List<Diagnostic> all = new ArrayList<>();
    add(graph, module, note, new HashSet<>(), new HashSet<>(), all);
    return List.copyOf(all);
  }

  private static void add(
      Snapshot graph,
      int module,
      Note note,
      Set<String> doubts,
      Set<Diagnostic> warnings,
      List<Diagnostic> all) {
    String path = graph.name(graph.identifier(module));
    if (note.file != null) {
      addFile(note.file, doubts, warnings, all);
    }
    boolean isForTypes = graph.isForTypes(module);
    if (note.problem != null) {
      all.add(isForTypes ? note.problem.asWarning() : note.problem);
    }
    if (!note.error.isEmpty()) {
      Severity severity = isForTypes ? Severity.WARNING : Severity.ERROR;
      all.add(
          new Diagnostic(
              severity, Code.SYNTAX, path, note.errorLine, note.errorColumn, note.error));
    }
    for (int index = 0; index < note.places.length; index++) {
      int dependency = graph.begin(module) + note.places[index];
      if (isSaid(graph.dependencyFlags(dependency), note.answers[index])) {
        all.add(unresolved(graph, dependency, path, note.answers[index]));
      }
    }
  }

  /** Many files have the same settings. */
  private static void addFile(
      Resolved file, Set<String> doubts, Set<Diagnostic> warnings, List<Diagnostic> all) {
    if (!file.message().isEmpty() && doubts.add(file.message())) {
      all.add(Diagnostic.ofFile(Code.UNREADABLE, file.path(), file.message()));
    }
    for (Diagnostic warning : file.warnings()) {
      if (warnings.add(warning)) {
        all.add(warning);
      }
    }
  }

  /** Whether something is wrong with where a dependency of some flags leads. */
  static boolean isSaid(int flags, Resolved target) {
    boolean isPassive = (flags & DependencyFlags.PASSIVE) != 0;
    return switch (target.status()) {
      case UNRESOLVED -> !isPassive || isSaidOfTypes(flags, target);
      case EXTERNAL -> !isPassive && !target.message().isEmpty();
      case FILE, IGNORED, NOTHING -> false;
    };
  }

  /** Packages often come without their types, and nobody misses them. */
  private static boolean isSaidOfTypes(int flags, Resolved target) {
    return (flags & (DependencyFlags.TYPE_ONLY | DependencyFlags.WEAK)) == DependencyFlags.TYPE_ONLY
        && target.missingPackage().isEmpty();
  }

  private static Diagnostic unresolved(
      Snapshot graph, int dependency, String path, Resolved target) {
    int flags = graph.dependencyFlags(dependency);
    DependencyKind kind = graph.dependencyKind(dependency);
    boolean isForTypes = (flags & DependencyFlags.TYPE_ONLY) != 0;
    boolean isOptional =
        isForTypes
            || (flags & DependencyFlags.OPTIONAL) != 0
            || kind.isLocation()
            || target.status() != Status.UNRESOLVED;
    return new Diagnostic(
        isOptional ? Severity.WARNING : Severity.ERROR,
        Code.UNRESOLVED,
        path,
        graph.line(dependency),
        graph.column(dependency),
        isForTypes ? "Only for types: ".concat(target.message()) : target.message(),
        target.missingPackage());
  }
}
