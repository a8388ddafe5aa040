package dev.shale.engine.facts;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a directory and of its files, as it is kept:
 *
 * <pre>
 * group = path known:byte [stamp] count:int file* [asked]
 * file  = length:int reader:int stamp byte* 0:byte bytes:long hash
 * asked = kind:byte (count:int (text answer:byte)* | seen | count:int int* seen)
 * seen  = known:byte [view]
 * stamp = bytes:long modified:long changed:long inode:long mode:long
 * hash  = known:byte low:long high:long
 * path  = text 0:byte
 * text  = length:int byte*
 * </pre>
 *
 * <p>See {@link DirectoryView} for the view.
 */
final class FactGroup {
  /** The files are not managed by an installer. */
  static final int NO_GROUP = -1;

  private static final byte MANY = 0;
  private static final byte FEW = 1;
  private static final byte ALL = 2;
  private static final byte NO = 0;
  private static final byte YES = 1;
  private static final byte END = 0;
  private static final Reader[] READERS = Reader.values();
  private static final AskedNames.Answer[] ANSWERS = AskedNames.Answer.values();
  private static final int LEAST_ANSWER_BYTES = 5;

  /** Bytes and hash of a file, which come last. */
  static final int CONTENT_BYTES = 8 + 1 + 16;

  private static final int STAMP_BYTES = 40;
  static final int LEAST_FILE_BYTES = 4 + 4 + STAMP_BYTES + 1 + CONTENT_BYTES;

  final String path;

  /** The group with the manifest of the installed package that this belongs to. */
  int packageGroup = NO_GROUP;

  /** The group with the records of the installer of that package. */
  int installerGroup = NO_GROUP;

  @Nullable DirectoryFact directory;

  /** Whether the fact of the directory is another than the bytes have. */
  boolean isRenewed;

  final List<Entry> files = new ArrayList<>();

  /** Who learned from a file. */
  enum Reader {
    /** A resolver: when it changes, any answer may. */
    RESOLVER,
    /** A parser: when it changes, the module does. */
    PARSER,
    /** An installer, which keeps its records there: when they change, packages may have. */
    INSTALLER
  }

  /** A file of the group. */
  record Entry(String name, Reader reader, FileFact fact) {
    Entry with(FileFact other) {
      return new Entry(name, reader, other);
    }
  }

  FactGroup(String path) {
    this.path = path;
  }

  /** From here on something else is known of the directory. */
  void renew(DirectoryFact fact) {
    directory = fact;
    isRenewed = true;
  }

  String pathOf(Entry file) {
    return path.concat("/").concat(file.name);
  }

  void write(ByteWriter out) {
    out.writeText(path);
    out.writeByte(END);
    DirectoryFact known = directory;
    out.writeByte(known == null ? NO : YES);
    if (known != null) {
      writeStamp(out, known.stamp);
    }
    out.writeInt(files.size());
    for (Entry file : files) {
      writeFile(out, file);
    }
    if (known != null) {
      writeAsked(out, known);
    }
  }

  /**
   * Reads a group.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  static FactGroup read(ByteReader in) {
    FactGroup group = new FactGroup(in.readText());
    in.readByte();
    Stamp stamp = in.readByte() == YES ? readStamp(in) : null;
    int count = in.readCount(LEAST_FILE_BYTES);
    for (int file = 0; file < count; file++) {
      group.files.add(readFile(in));
    }
    if (stamp != null) {
      group.directory = readAsked(in, group.path, stamp);
    }
    return group;
  }

  /**
   * Whether a resolver learned from a file of a group, of which nothing else is read.
   *
   * @throws IndexOutOfBoundsException when there is no group
   */
  static boolean hasFileOfResolver(ByteReader in) {
    for (int count = beginFiles(in); count > 0; count--) {
      int nameBytes = in.readCount(1);
      if (in.readInt() == Reader.RESOLVER.ordinal()) {
        return true;
      }
      skip(in, STAMP_BYTES + nameBytes + 1 + CONTENT_BYTES);
    }
    return false;
  }

  /**
   * Goes on to the files of a group, and returns how many there are.
   *
   * @throws IndexOutOfBoundsException when there is no group
   */
  static int beginFiles(ByteReader in) {
    skip(in, in.readCount(1) + 1);
    if (in.readByte() == YES) {
      skip(in, STAMP_BYTES);
    }
    return in.readCount(LEAST_FILE_BYTES);
  }

  /** Reads a file if it has a name; otherwise goes on behind it, and returns null. */
  static @Nullable Entry readFileOf(ByteReader in, byte[] name) {
    long at = in.position();
    int length = in.readCount(1);
    byte[] found = new byte[length == name.length ? length : 0];
    skip(in, Integer.BYTES + STAMP_BYTES);
    in.readBytes(found, found.length);
    if (Arrays.equals(found, name)) {
      in.position(at);
      return readFile(in);
    }
    skip(in, length - found.length + 1 + CONTENT_BYTES);
    return null;
  }

  /** Writes what is known of a file over what was, as {@link #writeFile} does. */
  static void patchFile(ByteWriter out, long at, int nameLength, FileFact fact) {
    long stamp = at + 2 * Integer.BYTES;
    patchLongs(out, stamp, longsOf(fact.stamp()));
    long content = stamp + STAMP_BYTES + nameLength + 1;
    ContentHash hash = fact.hash();
    patchLongs(out, content, fact.bytes());
    out.patchByte(content + Long.BYTES, hash == null ? NO : YES);
    patchLongs(
        out,
        content + Long.BYTES + 1,
        hash == null ? 0 : hash.low(),
        hash == null ? 0 : hash.high());
  }

  private static void patchLongs(ByteWriter out, long at, long... values) {
    for (int index = 0; index < values.length; index++) {
      out.patchLong(at + (long) index * Long.BYTES, values[index]);
    }
  }

  private static long[] longsOf(Stamp stamp) {
    return new long[] {
      stamp.bytes(), stamp.modifiedNanos(), stamp.changedNanos(), stamp.inode(), stamp.mode()
    };
  }

  private static void skip(ByteReader in, long count) {
    in.position(in.position() + count);
  }

  /** What is compared comes first, for {@link FactSweep}; the system reads names where they lie. */
  private static void writeFile(ByteWriter out, Entry file) {
    byte[] name = file.name.getBytes(StandardCharsets.UTF_8);
    out.writeInt(name.length);
    out.writeInt(file.reader.ordinal());
    writeStamp(out, file.fact.stamp());
    out.writeBytes(name, 0, name.length);
    out.writeByte(END);
    out.writeLong(file.fact.bytes());
    writeHash(out, file.fact.hash());
  }

  private static Entry readFile(ByteReader in) {
    byte[] name = new byte[in.readCount(1)];
    Reader reader = READERS[Objects.checkIndex(in.readInt(), READERS.length)];
    Stamp stamp = readStamp(in);
    in.readBytes(name, name.length);
    in.readByte();
    FileFact fact = new FileFact(stamp, in.readLong(), readHash(in));
    return new Entry(new String(name, StandardCharsets.UTF_8), reader, fact);
  }

  private static void writeAsked(ByteWriter out, DirectoryFact fact) {
    SortedMap<String, AskedNames.Answer> answers = fact.asked.answers();
    if (answers == null) {
      out.writeByte(fact.asked.isAll() ? ALL : MANY);
      if (!fact.asked.isAll()) {
        int[] hashes = fact.asked.hashes();
        out.writeInt(hashes.length);
        out.writeInts(hashes, hashes.length);
      }
      DirectoryView view = fact.view;
      out.writeByte(view == null ? NO : YES);
      if (view != null) {
        view.write(out);
      }
      return;
    }
    out.writeByte(FEW);
    out.writeInt(answers.size());
    for (Map.Entry<String, AskedNames.Answer> answer : answers.entrySet()) {
      out.writeText(answer.getKey());
      out.writeByte(answer.getValue().ordinal());
    }
  }

  private static DirectoryFact readAsked(ByteReader in, String path, Stamp stamp) {
    int kind = in.readByte();
    if (kind != FEW) {
      int[] hashes = new int[kind == ALL ? 0 : in.readCount(Integer.BYTES)];
      in.readInts(hashes, hashes.length);
      AskedNames many = AskedNames.restore(kind == ALL, hashes);
      DirectoryView view = in.readByte() == YES ? DirectoryView.read(in) : null;
      return new DirectoryFact(path, stamp, many, view);
    }
    AskedNames few = new AskedNames();
    int count = in.readCount(LEAST_ANSWER_BYTES);
    for (int name = 0; name < count; name++) {
      few.add(in.readText(), ANSWERS[Objects.checkIndex(in.readByte(), ANSWERS.length)]);
    }
    return new DirectoryFact(path, stamp, few, null);
  }

  private static void writeStamp(ByteWriter out, Stamp stamp) {
    for (long value : longsOf(stamp)) {
      out.writeLong(value);
    }
  }

  private static Stamp readStamp(ByteReader in) {
    return new Stamp(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), (int) in.readLong());
  }

  private static void writeHash(ByteWriter out, @Nullable ContentHash hash) {
    out.writeByte(hash == null ? NO : YES);
    out.writeLong(hash == null ? 0 : hash.low());
    out.writeLong(hash == null ? 0 : hash.high());
  }

  private static @Nullable ContentHash readHash(ByteReader in) {
    boolean isKnown = in.readByte() == YES;
    ContentHash hash = new ContentHash(in.readLong(), in.readLong());
    return isKnown ? hash : null;
  }
}
