package dev.shale.engine.record;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * The result of parsing one file: flat, free of addresses and of anything outside the file.
 *
 * <p>A parser fills it, the writer of the graph reads it, then it is cleared and used for the next
 * file, so that parsing allocates only while the buffers still grow. Offsets are bytes from the
 * start of the file; ranges are half open; lines and columns start at 1, columns count UTF-16 code
 * units. Not thread-safe.
 */
public final class ModuleRecord {
  private static final int KIND = 0;
  private static final int FLAGS = 1;
  private static final int REQUEST_BEGIN = 2;
  private static final int REQUEST_END = 3;
  private static final int START = 4;
  private static final int END = 5;
  private static final int LINE = 6;
  private static final int COLUMN = 7;
  private static final int OUTER_START = 8;
  private static final int OUTER_END = 9;
  private static final int DETAIL = 10;
  private static final int DEPENDENCY_INTS = 11;

  private static final int ATTRIBUTES_START = 0;
  private static final int ATTRIBUTES_BEGIN = 1;
  private static final int ATTRIBUTES_END = 2;
  private static final int CHUNK_NAME_BEGIN = 3;
  private static final int CHUNK_NAME_END = 4;
  private static final int BLOCK_FLAGS = 5;
  private static final int USED_EXPORTS_BEGIN = 6;
  private static final int USED_EXPORTS_END = 7;
  private static final int PREFETCH_ORDER = 8;
  private static final int PRELOAD_ORDER = 9;
  private static final int DETAIL_INTS = 10;

  /** No detail: a dependency without attributes and hints. */
  private static final int NO_DETAIL = -1;

  /** No attributes in the file. */
  public static final int NOWHERE = -1;

  private final Kinds kinds;
  private final RecordRows dependencies = new RecordRows(DEPENDENCY_INTS);
  private static final int EXACT = 1;
  private static final int LINKED_BY_NAME = 1 << 1;
  private static final int REMARKS = 1 << 2;
  private static final int BARE_IMPORTS = 1 << 3;

  private final RecordText text = new RecordText();
  private final RecordExports exports = new RecordExports(text);
  private final RecordParts parts = new RecordParts(text);
  private final RecordReferences references = new RecordReferences(text);

  /** What few dependencies have. */
  private final RecordRows details = new RecordRows(DETAIL_INTS);

  private ModuleKind kind;
  private boolean isExact;
  private boolean isLinkedByName;
  private boolean hasRemarks;
  private boolean hasBareImports;
  private String errorMessage = "";
  private int errorLine;
  private int errorColumn;

  /** An empty record of a language. */
  public ModuleRecord(Kinds kinds) {
    this.kinds = kinds;
    kind = kinds.moduleKind(0);
  }

  /** Forgets everything; buffers are kept. */
  public void clear() {
    dependencies.clear();
    details.clear();
    text.clear();
    exports.clear();
    parts.clear();
    references.clear();
    kind = kinds.moduleKind(0);
    isExact = false;
    isLinkedByName = false;
    hasRemarks = false;
    hasBareImports = false;
    errorMessage = "";
    errorLine = 0;
    errorColumn = 0;
  }

  /**
   * Appends a dependency. Dependencies are added in source order.
   *
   * @param flags bits of {@link dev.shale.engine.graph.DependencyFlags}
   * @param bytes holds the request, decoded, as UTF-8 in {@code [requestBegin, requestEnd)}
   * @param start offset of the request's literal in the file, its quote included
   * @param end offset behind that literal
   * @return the dependency's row in this record
   */
  public int addDependency(
      DependencyKind dependencyKind,
      int flags,
      byte[] bytes,
      int requestBegin,
      int requestEnd,
      int start,
      int end) {
    int dependency = dependencies.add();
    dependencies.set(dependency, KIND, dependencyKind.code());
    dependencies.set(dependency, FLAGS, flags);
    dependencies.set(dependency, REQUEST_BEGIN, text.append(bytes, requestBegin, requestEnd));
    dependencies.set(dependency, REQUEST_END, text.length());
    dependencies.set(dependency, START, start);
    dependencies.set(dependency, END, end);
    dependencies.set(dependency, OUTER_START, start);
    dependencies.set(dependency, OUTER_END, end);
    dependencies.set(dependency, DETAIL, NO_DETAIL);
    return dependency;
  }

  /**
   * Says where in the file the whole declaration, call or {@code new} expression stands that makes
   * a dependency, without the semicolon; the request's literal as long as nothing is said.
   */
  public void surround(int dependency, int start, int end) {
    dependencies.set(dependency, OUTER_START, start);
    dependencies.set(dependency, OUTER_END, end);
  }

  /**
   * Says which import attributes a dependency has. Called before the next one is added.
   *
   * @param bytes the file, with the attributes as written, braces included, in {@code [start, end)}
   */
  public void attributes(int dependency, byte[] bytes, int start, int end) {
    int detail = detail(dependency);
    details.set(detail, ATTRIBUTES_START, start);
    details.set(detail, ATTRIBUTES_BEGIN, text.append(bytes, start, end));
    details.set(detail, ATTRIBUTES_END, text.length());
  }

  /**
   * Says how the chunk of a dynamic import is to be called and loaded. Called before the next
   * dependency is added.
   *
   * @param bytes holds the name, decoded, as UTF-8 in {@code [begin, end)}; empty for none
   * @param blockFlags bits of {@link dev.shale.engine.graph.BlockFlags}
   */
  public void chunk(int dependency, byte[] bytes, int begin, int end, int blockFlags) {
    int detail = detail(dependency);
    details.set(detail, CHUNK_NAME_BEGIN, text.append(bytes, begin, end));
    details.set(detail, CHUNK_NAME_END, text.length());
    details.set(detail, BLOCK_FLAGS, blockFlags);
  }

  /**
   * Says where the chunk of a dynamic import stands among those that are loaded ahead: the higher
   * the earlier. Called before the next dependency is added.
   */
  public void orders(int dependency, int prefetchOrder, int preloadOrder) {
    int detail = detail(dependency);
    details.set(detail, PREFETCH_ORDER, prefetchOrder);
    details.set(detail, PRELOAD_ORDER, preloadOrder);
  }

  /**
   * Says which exports of its target a dependency uses, as a comment has it: a name, or a list in
   * brackets. Called before the next dependency is added.
   */
  public void usedExports(int dependency, byte[] bytes, int begin, int end) {
    int detail = detail(dependency);
    details.set(detail, USED_EXPORTS_BEGIN, text.append(bytes, begin, end));
    details.set(detail, USED_EXPORTS_END, text.length());
  }

  /** The detail of a dependency, which gets one when it has none. */
  private int detail(int dependency) {
    int detail = dependencies.get(dependency, DETAIL);
    if (detail == NO_DETAIL) {
      detail = details.add();
      details.set(detail, ATTRIBUTES_START, NOWHERE);
      dependencies.set(dependency, DETAIL, detail);
    }
    return detail;
  }

  /** Replaces a dependency's flags. */
  public void flags(int dependency, int flags) {
    dependencies.set(dependency, FLAGS, flags);
  }

  /** Says where in the file a dependency's request stands. */
  public void locate(int dependency, int line, int column) {
    dependencies.set(dependency, LINE, line);
    dependencies.set(dependency, COLUMN, column);
  }

  /** Says what kind of module the file turned out to be; as long as nothing is said, the first. */
  public void kind(ModuleKind moduleKind) {
    kind = moduleKind;
  }

  /** Says whether the file exports what {@link #exports()} has and nothing else. */
  public void exact(boolean isAll) {
    isExact = isAll;
  }

  /** Says whether the file is a linked module by its name or its package. */
  public void linkedByName(boolean isLinked) {
    isLinkedByName = isLinked;
  }

  /** Says whether the text may have remarks for tools that read the file. */
  public void remarks(boolean areThere) {
    hasRemarks = areThere;
  }

  /** Says whether a statement that asks for a module may bind no name. */
  public void bareImports(boolean areThere) {
    hasBareImports = areThere;
  }

  /** Says that the file could not be read to its end; what was found before stays. */
  public void fail(String message, int line, int column) {
    errorMessage = message;
    errorLine = line;
    errorColumn = column;
  }

  public int dependencyCount() {
    return dependencies.count();
  }

  public DependencyKind dependencyKind(int dependency) {
    return kinds.dependencyKind(dependencies.get(dependency, KIND));
  }

  /** Bits of {@link dev.shale.engine.graph.DependencyFlags}. */
  public int flags(int dependency) {
    return dependencies.get(dependency, FLAGS);
  }

  /** Where in {@link #text()} the request begins. */
  public int requestBegin(int dependency) {
    return dependencies.get(dependency, REQUEST_BEGIN);
  }

  public int requestEnd(int dependency) {
    return dependencies.get(dependency, REQUEST_END);
  }

  /** Offset of the request's literal in the file. */
  public int start(int dependency) {
    return dependencies.get(dependency, START);
  }

  public int end(int dependency) {
    return dependencies.get(dependency, END);
  }

  public int line(int dependency) {
    return dependencies.get(dependency, LINE);
  }

  public int column(int dependency) {
    return dependencies.get(dependency, COLUMN);
  }

  /** Offset of the whole declaration, call or {@code new} expression. */
  public int outerStart(int dependency) {
    return dependencies.get(dependency, OUTER_START);
  }

  public int outerEnd(int dependency) {
    return dependencies.get(dependency, OUTER_END);
  }

  /** Whether a dependency has attributes, a chunk name or block flags. */
  public boolean hasDetail(int dependency) {
    return dependencies.get(dependency, DETAIL) != NO_DETAIL;
  }

  private int detail(int dependency, int column, int absent) {
    int detail = dependencies.get(dependency, DETAIL);
    return detail == NO_DETAIL ? absent : details.get(detail, column);
  }

  /** Offset of the import attributes in the file, or {@link #NOWHERE}. */
  public int attributesStart(int dependency) {
    return detail(dependency, ATTRIBUTES_START, NOWHERE);
  }

  /** Where in {@link #text()} the import attributes begin; empty for none. */
  public int attributesBegin(int dependency) {
    return detail(dependency, ATTRIBUTES_BEGIN, 0);
  }

  public int attributesEnd(int dependency) {
    return detail(dependency, ATTRIBUTES_END, 0);
  }

  /** Where in {@link #text()} the name of the chunk begins; empty for none. */
  public int chunkNameBegin(int dependency) {
    return detail(dependency, CHUNK_NAME_BEGIN, 0);
  }

  public int chunkNameEnd(int dependency) {
    return detail(dependency, CHUNK_NAME_END, 0);
  }

  /** Where in {@link #text()} the used exports begin; empty when no comment names them. */
  public int usedExportsBegin(int dependency) {
    return detail(dependency, USED_EXPORTS_BEGIN, 0);
  }

  public int usedExportsEnd(int dependency) {
    return detail(dependency, USED_EXPORTS_END, 0);
  }

  /** Bits of {@link dev.shale.engine.graph.BlockFlags}. */
  public int blockFlags(int dependency) {
    return detail(dependency, BLOCK_FLAGS, 0);
  }

  /** Has a meaning with {@link dev.shale.engine.graph.BlockFlags#PREFETCH}. */
  public int prefetchOrder(int dependency) {
    return detail(dependency, PREFETCH_ORDER, 0);
  }

  /** Has a meaning with {@link dev.shale.engine.graph.BlockFlags#PRELOAD}. */
  public int preloadOrder(int dependency) {
    return detail(dependency, PRELOAD_ORDER, 0);
  }

  /** What the file offers. */
  public RecordExports exports() {
    return exports;
  }

  /** The statements of the file, and what they use of each other. */
  public RecordParts parts() {
    return parts;
  }

  /** What the file uses of its dependencies. */
  public RecordReferences references() {
    return references;
  }

  /** The buffer that holds all text, UTF-8. Valid until the record changes; not to be written. */
  public byte[] text() {
    return text.bytes();
  }

  public ModuleKind kind() {
    return kind;
  }

  /** Whether the file exports what {@link #exports()} has and nothing else. */
  public boolean isExact() {
    return isExact;
  }

  /** Whether the file is a linked module by its name or its package, whatever is in it. */
  public boolean isLinkedByName() {
    return isLinkedByName;
  }

  /** Whether the text may have remarks for tools that read the file. */
  public boolean hasRemarks() {
    return hasRemarks;
  }

  /** Whether a statement that asks for a module may bind no name. */
  public boolean hasBareImports() {
    return hasBareImports;
  }

  /** Writes the record, for {@link #read}. */
  public void write(ByteWriter out) {
    out.writeByte(kind.code());
    out.writeByte(
        (isExact ? EXACT : 0)
            | (isLinkedByName ? LINKED_BY_NAME : 0)
            | (hasRemarks ? REMARKS : 0)
            | (hasBareImports ? BARE_IMPORTS : 0));
    out.writeInt(errorLine);
    out.writeInt(errorColumn);
    byte[] message = errorMessage.getBytes(StandardCharsets.UTF_8);
    out.writeInt(message.length);
    out.writeBytes(message, 0, message.length);
    text.write(out);
    dependencies.write(out);
    details.write(out);
    parts.write(out);
    exports.write(out);
    references.write(out);
  }

  /**
   * Reads what {@link #write} wrote, in place of all that the record holds.
   *
   * @throws IndexOutOfBoundsException when that is no record: every number in one that is read
   *     leads to something
   */
  public void read(ByteReader in) {
    kind = kinds.moduleKind(in.readByte());
    int flags = in.readByte();
    isExact = (flags & EXACT) != 0;
    isLinkedByName = (flags & LINKED_BY_NAME) != 0;
    hasRemarks = (flags & REMARKS) != 0;
    hasBareImports = (flags & BARE_IMPORTS) != 0;
    errorLine = in.readInt();
    errorColumn = in.readInt();
    byte[] message = new byte[in.readCount(1)];
    in.readBytes(message, message.length);
    errorMessage = new String(message, StandardCharsets.UTF_8);
    text.read(in);
    dependencies.read(in);
    details.read(in);
    dependencies.checkBelow(KIND, 0, kinds.dependencyKindCount());
    dependencies.checkBelow(DETAIL, NO_DETAIL, details.count());
    for (int column = START; column <= COLUMN; column++) {
      dependencies.checkBelow(column, 0, Integer.MAX_VALUE);
    }
    text.checkRanges(dependencies, REQUEST_BEGIN, REQUEST_END);
    text.checkRanges(details, ATTRIBUTES_BEGIN, ATTRIBUTES_END);
    text.checkRanges(details, CHUNK_NAME_BEGIN, CHUNK_NAME_END);
    text.checkRanges(details, USED_EXPORTS_BEGIN, USED_EXPORTS_END);
    parts.read(in);
    exports.read(in, dependencies.count(), parts.count());
    references.read(in, dependencies.count(), parts.count());
  }

  public boolean failed() {
    return !errorMessage.isEmpty();
  }

  /** Why the file could not be read to its end; empty when it could. */
  public String errorMessage() {
    return errorMessage;
  }

  public int errorLine() {
    return errorLine;
  }

  public int errorColumn() {
    return errorColumn;
  }
}
