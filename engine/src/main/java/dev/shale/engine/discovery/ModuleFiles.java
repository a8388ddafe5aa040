package dev.shale.engine.discovery;

import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.facts.FileFact;
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
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of each module to read it again and to see whether that is needed: how its
 * file is to be read, and the hash of what was read. Columns by module id, beside the graph: no
 * reader of it sees them. Belongs to the writer's thread.
 */
public final class ModuleFiles implements AutoCloseable {
  private static final int HASH_INTS = 4;

  /** So many are kept before it is looked which of them are in use. */
  private static final int FEW_SETTINGS = 64;

  private final Region region;

  /** Whether nobody is going to ask. */
  private final boolean isForgetful;

  /** By module the number of its settings. */
  private final IntList settings;

  /** By module the hash of its content in four ints; zeros for none. */
  private final IntList hashes;

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
    hashes = new IntList(region);
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
      for (int part = 0; part < HASH_INTS; part++) {
        hashes.add(0);
      }
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

  /** Says what was read of a module's file; null for nothing. */
  public void content(int module, @Nullable FileFact fact) {
    if (isForgetful) {
      return;
    }
    reserve(module);
    ContentHash hash = fact == null ? null : fact.hash();
    long low = hash == null ? 0 : hash.low();
    long high = hash == null ? 0 : hash.high();
    int at = module * HASH_INTS;
    hashes.set(at, (int) low);
    hashes.set(at + 1, (int) (low >>> Integer.SIZE));
    hashes.set(at + 2, (int) high);
    hashes.set(at + 3, (int) (high >>> Integer.SIZE));
  }

  /** Whether that is what was read of a module's file when it was read last. */
  public boolean isContent(int module, ContentHash hash) {
    return module < settings.size()
        && hash.low() == half(module, 0)
        && hash.high() == half(module, 2);
  }

  private long half(int module, int part) {
    int at = module * HASH_INTS + part;
    return Integer.toUnsignedLong(hashes.get(at)) | (long) hashes.get(at + 1) << Integer.SIZE;
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
        for (int at = 0; at < HASH_INTS; at++) {
          hashes.set(module * HASH_INTS + at, others.hashes.get(original * HASH_INTS + at));
        }
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
    permute(settings, 1, order);
    permute(hashes, HASH_INTS, order);
    while (settings.size() > order.length) {
      settings.removeLast();
      for (int part = 0; part < HASH_INTS; part++) {
        hashes.removeLast();
      }
    }
  }

  private static void permute(IntList list, int rowInts, int[] order) {
    int[] before = new int[list.size()];
    for (int at = 0; at < before.length; at++) {
      before[at] = list.get(at);
    }
    for (int module = 0; module < order.length; module++) {
      for (int at = 0; order[module] != module && at < rowInts; at++) {
        list.set(module * rowInts + at, before[order[module] * rowInts + at]);
      }
    }
  }

  /** Forgets a module; another one may get its id. */
  void remove(int module) {
    settings(module, Settings.NONE);
    content(module, null);
  }

  @Override
  public void close() {
    region.close();
  }
}
