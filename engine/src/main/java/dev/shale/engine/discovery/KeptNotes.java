package dev.shale.engine.discovery;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Resolved;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.collections.Object2IntHashMap;

/**
 * The notes of a graph's modules as bytes, for who goes on with the graph later:
 *
 * <pre>
 * notes = entries:int diagnostic* answers:int answer* count:int note*
 * note  = module:int parts:byte [answer:int] [diagnostic] [line:int column:int error:text]
 *         count:int (place:int answer:int)*
 * </pre>
 *
 * <p>Notes are in the order of their modules. An answer is as {@link Resolved#write} has it, a
 * diagnostic as {@link Diagnostic#write}; answers are named by their place among all.
 */
final class KeptNotes {
  private static final int HAS_FILE = 1;
  private static final int HAS_PROBLEM = 1 << 1;
  private static final int HAS_ERROR = 1 << 2;
  private static final int LEAST_NOTE_BYTES = 2 * Integer.BYTES + 1;
  private static final int NOT_NUMBERED = -1;

  private final Object2IntHashMap<Resolved> numbers = new Object2IntHashMap<>(NOT_NUMBERED);
  private final List<Resolved> answers = new ArrayList<>();

  private KeptNotes() {}

  static void write(ModuleNotes notes, ByteWriter out) {
    new KeptNotes().writeAll(notes, out);
  }

  private void writeAll(ModuleNotes notes, ByteWriter out) {
    out.writeInt(notes.ofEntries().size());
    for (Diagnostic diagnostic : notes.ofEntries()) {
      diagnostic.write(out);
    }
    int[] modules = notes.modules();
    for (int module : modules) {
      number(Objects.requireNonNull(notes.of(module)));
    }
    out.writeInt(answers.size());
    for (Resolved answer : answers) {
      answer.write(out);
    }
    out.writeInt(modules.length);
    for (int module : modules) {
      out.writeInt(module);
      write(Objects.requireNonNull(notes.of(module)), out);
    }
  }

  private void number(ModuleNotes.Note note) {
    if (note.file != null) {
      number(note.file);
    }
    for (int index = 0; index < note.answerCount(); index++) {
      number(note.answerAt(index));
    }
  }

  private void number(Resolved answer) {
    if (numbers.putIfAbsent(answer, answers.size()) == NOT_NUMBERED) {
      answers.add(answer);
    }
  }

  private void write(ModuleNotes.Note note, ByteWriter out) {
    boolean hasError = !note.error.isEmpty();
    out.writeByte(
        (note.file == null ? 0 : HAS_FILE)
            | (note.problem == null ? 0 : HAS_PROBLEM)
            | (hasError ? HAS_ERROR : 0));
    if (note.file != null) {
      out.writeInt(numbers.getValue(note.file));
    }
    if (note.problem != null) {
      note.problem.write(out);
    }
    if (hasError) {
      out.writeInt(note.errorLine);
      out.writeInt(note.errorColumn);
      out.writeText(note.error);
    }
    out.writeInt(note.answerCount());
    for (int index = 0; index < note.answerCount(); index++) {
      out.writeInt(note.place(index));
      out.writeInt(numbers.getValue(note.answerAt(index)));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param graph that the notes are of
   * @param notes that have nothing yet
   * @throws IndexOutOfBoundsException when there are none of this graph
   */
  static void read(ByteReader in, Snapshot graph, ModuleNotes notes) {
    for (int count = in.readCount(Diagnostic.LEAST_BYTES); count > 0; count--) {
      notes.ofEntries().add(Diagnostic.read(in));
    }
    KeptNotes kept = new KeptNotes();
    for (int count = in.readCount(Resolved.LEAST_BYTES); count > 0; count--) {
      kept.answers.add(Resolved.read(in));
    }
    ModuleNotes.Builder builder = new ModuleNotes.Builder();
    for (int count = in.readCount(LEAST_NOTE_BYTES); count > 0; count--) {
      int module = Objects.checkIndex(in.readInt(), graph.moduleCount());
      if (!graph.moduleExists(module)) {
        throw new IndexOutOfBoundsException(module);
      }
      int parts = in.readByte();
      builder.begin((parts & HAS_FILE) == 0 ? null : kept.answer(in));
      builder.problem((parts & HAS_PROBLEM) == 0 ? null : Diagnostic.read(in));
      if ((parts & HAS_ERROR) != 0) {
        int line = in.readInt();
        builder.error(line, in.readInt(), in.readText());
      }
      kept.readAnswers(in, graph.end(module) - graph.begin(module), builder);
      notes.set(module, builder.build());
    }
  }

  private Resolved answer(ByteReader in) {
    return answers.get(in.readInt());
  }

  private void readAnswers(ByteReader in, int dependencyCount, ModuleNotes.Builder builder) {
    int place = -1;
    for (int count = in.readCount(2 * Integer.BYTES); count > 0; count--) {
      int next = Objects.checkIndex(in.readInt(), dependencyCount);
      if (next <= place) {
        throw new IndexOutOfBoundsException(next);
      }
      place = next;
      builder.answer(place, answer(in));
    }
  }
}
