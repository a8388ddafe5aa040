package dev.shale.engine.discovery;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Settings;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the file of each module is to be read. A column by module id, beside the graph: no reader of
 * it sees it. Belongs to the writer's thread.
 */
final class ModuleFiles implements AutoCloseable {
  /** So many are kept before it is looked which of them are in use. */
  private static final int FEW_SETTINGS = 64;

  private final Region region;

  /** Whether nobody is going to ask. */
  private final boolean isForgetful;

  /** By module the number of its settings. */
  private final IntList settings;

  /** Many modules share few settings. */
  private final List<Settings> known = new ArrayList<>();

  private final Map<Settings, Integer> numbers = new HashMap<>();
  private int mostKnown = FEW_SETTINGS;

  /**
   * Of no module yet.
   *
   * @param isForgetful whether nobody is going to ask, because the graph is not updated
   */
  ModuleFiles(Region owner, boolean isForgetful) {
    this.isForgetful = isForgetful;
    region = owner.child("module files");
    settings = new IntList(region);
  }

  /** How the file of a module is to be read. */
  Settings settings(int module) {
    return module < settings.size() ? known.get(settings.get(module)) : Settings.NONE;
  }

  /** The file of a module, as a resolver would give it. */
  Resolved file(int module, Snapshot rows, ModuleNotes notes) {
    ModuleNotes.Note note = notes.of(module);
    Resolved noted = note == null ? null : note.file;
    return noted != null
        ? noted
        : Resolved.file(rows.name(rows.identifier(module)), settings(module));
  }

  /** Says how the file of a module is to be read. */
  void settings(int module, Settings said) {
    if (isForgetful) {
      return;
    }
    reserve(module);
    settings.set(module, number(said));
  }

  private void reserve(int module) {
    while (settings.size() <= module) {
      settings.add(number(Settings.NONE));
    }
  }

  private int number(Settings said) {
    Integer number = numbers.get(said);
    if (number == null) {
      if (known.size() >= mostKnown) {
        forgetUnused();
      }
      number = known.size();
      known.add(said);
      numbers.put(said, number);
    }
    return number;
  }

  /** Settings change with the files that they are read from, and few of the former are in use. */
  private void forgetUnused() {
    List<Settings> former = List.copyOf(known);
    known.clear();
    numbers.clear();
    for (int module = 0; module < settings.size(); module++) {
      Settings used = former.get(settings.get(module));
      Integer number = numbers.get(used);
      if (number == null) {
        number = known.size();
        known.add(used);
        numbers.put(used, number);
      }
      settings.set(module, number);
    }
    mostKnown = Math.max(FEW_SETTINGS, 2 * known.size());
  }

  /**
   * Writes {@code settings:int settings* modules:int number:int*}, by module the settings' number.
   */
  void write(ByteWriter out) {
    out.writeInt(known.size());
    for (Settings said : known) {
      said.write(out);
    }
    out.writeInt(settings.size());
    for (int module = 0; module < settings.size(); module++) {
      out.writeInt(settings.get(module));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException when that is not there
   */
  void read(ByteReader in) {
    List<Settings> said = new ArrayList<>();
    for (int count = in.readCount(Settings.LEAST_BYTES); count > 0; count--) {
      said.add(Settings.read(in));
    }
    int moduleCount = in.readCount(Integer.BYTES);
    for (int module = 0; module < moduleCount; module++) {
      settings(module, said.get(in.readInt()));
    }
  }

  /** Takes over what is known of the modules of another graph, of which there are copies. */
  void copy(ModuleFiles others, OrderedCopy copy) {
    for (int module = 0; !isForgetful && module < copy.moduleCount(); module++) {
      int original = copy.original(module);
      if (original < others.settings.size()) {
        settings(module, others.settings(original));
      }
    }
  }

  /**
   * Modules have other numbers now.
   *
   * @param order by number the one before
   */
  void renumber(int[] order) {
    for (int module : order) {
      reserve(module);
    }
    int[] before = new int[settings.size()];
    for (int module = 0; module < before.length; module++) {
      before[module] = settings.get(module);
    }
    for (int module = 0; module < order.length; module++) {
      settings.set(module, before[order[module]]);
    }
    while (settings.size() > order.length) {
      settings.removeLast();
    }
  }

  /** Forgets a module; another one may get its id. */
  void remove(int module) {
    settings(module, Settings.NONE);
  }

  @Override
  public void close() {
    region.close();
  }
}
