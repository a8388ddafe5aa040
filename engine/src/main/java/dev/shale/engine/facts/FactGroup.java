package dev.shale.engine.facts;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a directory and of its files, as it is kept:
 *
 * <pre>
 * group     = path package:int installer:int known:byte [directory] count:int file*
 * directory = stamp few:byte (count:int (name answer:byte)* | asked:long*4 viewed:byte [hash])
 * file      = name reader:byte stamp bytes:long hashed:byte [hash]
 * stamp     = bytes:long modified:long changed:long inode:long mode:int
 * hash      = low:long high:long
 * path,name = length:int byte*
 * </pre>
 */
final class FactGroup {
  /** The files are not managed by an installer. */
  static final int NO_GROUP = -1;

  private static final byte NO = 0;
  private static final byte YES = 1;
  private static final Reader[] READERS = Reader.values();
  private static final AskedNames.Answer[] ANSWERS = AskedNames.Answer.values();
  private static final int LEAST_ANSWER_BYTES = 5;
  private static final int LEAST_FILE_BYTES = 4 + 1 + 36 + 8 + 1;

  final String path;

  /** The group with the package.json of the installed package that this belongs to. */
  int packageGroup = NO_GROUP;

  /** The group with the records of the installer of that package. */
  int installerGroup = NO_GROUP;

  @Nullable DirectoryFact directory;
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
  record Entry(String name, Reader reader, FileFact fact) {}

  FactGroup(String path) {
    this.path = path;
  }

  String pathOf(Entry file) {
    return path.concat("/").concat(file.name);
  }

  void write(ByteWriter out) {
    out.writeText(path);
    out.writeInt(packageGroup);
    out.writeInt(installerGroup);
    DirectoryFact known = directory;
    out.writeByte(known == null ? NO : YES);
    if (known != null) {
      writeDirectory(out, known);
    }
    out.writeInt(files.size());
    for (Entry file : files) {
      out.writeText(file.name);
      out.writeByte(file.reader.ordinal());
      writeStamp(out, file.fact.stamp());
      out.writeLong(file.fact.bytes());
      writeHash(out, file.fact.hash());
    }
  }

  /**
   * Reads a group.
   *
   * @param groupCount how many there are
   * @throws IndexOutOfBoundsException when there is none
   */
  static FactGroup read(ByteReader in, int groupCount) {
    FactGroup group = new FactGroup(in.readText());
    group.packageGroup = readGroup(in, groupCount);
    group.installerGroup = readGroup(in, groupCount);
    if (in.readByte() == YES) {
      group.directory = readDirectory(in, group.path);
    }
    int count = in.readCount(LEAST_FILE_BYTES);
    for (int file = 0; file < count; file++) {
      String name = in.readText();
      Reader reader = READERS[Objects.checkIndex(in.readByte(), READERS.length)];
      Stamp stamp = readStamp(in);
      group.files.add(new Entry(name, reader, new FileFact(stamp, in.readLong(), readHash(in))));
    }
    return group;
  }

  private static int readGroup(ByteReader in, int groupCount) {
    int number = in.readInt();
    return number == NO_GROUP ? NO_GROUP : Objects.checkIndex(number, groupCount);
  }

  private static void writeDirectory(ByteWriter out, DirectoryFact fact) {
    writeStamp(out, fact.stamp);
    SortedMap<String, AskedNames.Answer> answers = fact.asked.answers();
    out.writeByte(answers == null ? NO : YES);
    if (answers == null) {
      for (int word = 0; word < AskedNames.WORDS; word++) {
        out.writeLong(fact.asked.word(word));
      }
      writeHash(out, fact.view);
      return;
    }
    out.writeInt(answers.size());
    for (Map.Entry<String, AskedNames.Answer> answer : answers.entrySet()) {
      out.writeText(answer.getKey());
      out.writeByte(answer.getValue().ordinal());
    }
  }

  private static DirectoryFact readDirectory(ByteReader in, String path) {
    Stamp stamp = readStamp(in);
    if (in.readByte() == NO) {
      AskedNames many =
          AskedNames.restore(in.readLong(), in.readLong(), in.readLong(), in.readLong());
      return new DirectoryFact(path, stamp, many, readHash(in));
    }
    AskedNames few = new AskedNames();
    int count = in.readCount(LEAST_ANSWER_BYTES);
    for (int name = 0; name < count; name++) {
      few.add(in.readText(), ANSWERS[Objects.checkIndex(in.readByte(), ANSWERS.length)]);
    }
    return new DirectoryFact(path, stamp, few, null);
  }

  private static void writeStamp(ByteWriter out, Stamp stamp) {
    out.writeLong(stamp.bytes());
    out.writeLong(stamp.modifiedNanos());
    out.writeLong(stamp.changedNanos());
    out.writeLong(stamp.inode());
    out.writeInt(stamp.mode());
  }

  private static Stamp readStamp(ByteReader in) {
    return new Stamp(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readInt());
  }

  private static void writeHash(ByteWriter out, @Nullable ContentHash hash) {
    out.writeByte(hash == null ? NO : YES);
    if (hash != null) {
      out.writeLong(hash.low());
      out.writeLong(hash.high());
    }
  }

  private static @Nullable ContentHash readHash(ByteReader in) {
    return in.readByte() == NO ? null : new ContentHash(in.readLong(), in.readLong());
  }
}
