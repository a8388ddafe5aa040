package dev.shale.engine.discovery;

import dev.shale.engine.discovery.text.FileBytes;
import dev.shale.engine.discovery.text.ReadSlots;
import dev.shale.engine.discovery.text.Utf8;
import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.language.Diagnostic;
import dev.shale.engine.language.Diagnostic.Code;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.Timing;
import dev.shale.offheap.system.FileFailure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and parses one file after the other. Belongs to one thread. */
public final class ModuleReader {
  private final FrontEnd frontEnd;
  private @Nullable BuildMemory memory;
  private FileMeter meter;
  private FrontEnd.Parser parser;
  private final FileBytes file = new FileBytes();
  private final @Nullable ReadSlots slots;

  /** With what an earlier build left; null for none. */
  public ModuleReader(FrontEnd frontEnd, @Nullable BuildMemory memory) {
    this(frontEnd, memory, null);
  }

  /** The same, which reads no file while others have all slots; null for no limit. */
  ModuleReader(FrontEnd frontEnd, @Nullable BuildMemory memory, @Nullable ReadSlots slots) {
    this.slots = slots;
    this.frontEnd = frontEnd;
    this.memory = memory;
    meter = new FileMeter(memory);
    parser = frontEnd.newParser();
  }

  /** Counts what becomes of files, until this is for another build or update. */
  FileMeter meter() {
    return meter;
  }

  /** From now on for another build or update. */
  void memory(@Nullable BuildMemory newMemory) {
    memory = newMemory;
    meter = new FileMeter(newMemory);
  }

  /** Finds out the size of a file that is not read. */
  public void measure(Resolved module, WorkItem item) {
    if (memory != null) {
      memory.observations().sizedModule(module.path());
    }
    byte[] content = memory == null ? null : memory.content(module.path());
    item.bytes = content == null ? new File(module.path()).length() : content.length;
  }

  /** Reads a file, and parses it unless the record of such a file is there. */
  public boolean read(Resolved module, WorkItem item) {
    meter.beginFile();
    try {
      return readWhole(module, item);
    } catch (OutOfMemoryError full) {
      int bytes = file.length();
      file.release();
      giveUp(
          module,
          item,
          "The file needs more memory than there is, behind its first "
              + bytes
              + " bytes. Give the JVM a larger heap (-Xmx).");
      return false;
    } finally {
      file.release();
      meter.endFile(module, item);
    }
  }

  /** Makes an error of the one file that cannot be parsed: the others can. */
  private void giveUp(Resolved module, WorkItem item, String message) {
    // What the parser was about to do is half done.
    parser = frontEnd.newParser();
    item.record.clear();
    item.record.kind(frontEnd.kindOf(module.path()));
    item.key = null;
    item.problem = Diagnostic.ofFile(Code.UNREADABLE, module.path(), message);
    if (memory != null) {
      memory.observations().unreadableModule();
    }
  }

  private boolean readWhole(Resolved module, WorkItem item) {
    ContentHash content = readBytes(module, item);
    int invalid = item.problem != null ? 0 : Utf8.firstInvalid(file.buffer(), 0, file.length());
    if (item.problem == null && invalid != Utf8.VALID) {
      item.problem = notUtf8(module, invalid);
    }
    if (item.problem != null || content == null) {
      return false;
    }
    RecordKey key = RecordKey.of(content, module);
    item.key = key;
    return (memory != null && memory.restore(key, item.record)) || parse(module, key, item);
  }

  /** Reads the bytes of a file; returns their hash, or null when there is a problem. */
  private @Nullable ContentHash readBytes(Resolved module, WorkItem item) {
    FileFact begun = memory == null ? null : memory.beginRead(module);
    try {
      byte[] content = memory == null ? null : memory.content(module.path());
      if (content == null) {
        readFile(module.path());
      } else {
        file.take(content);
      }
    } catch (IOException failure) {
      item.problem =
          Diagnostic.ofFile(
              Code.UNREADABLE,
              module.path(),
              "The file cannot be read: " + FileFailure.reason(failure));
      if (memory != null) {
        memory.observations().unreadableModule();
      }
      return null;
    }
    item.bytes = file.length();
    ContentHash content = ContentHash.of(file.buffer(), file.length());
    if (memory != null && begun != null) {
      memory.observations().module(module.path(), begun, item.bytes, content);
    }
    return content;
  }

  private void readFile(String path) throws IOException {
    if (slots != null) {
      slots.take();
    }
    try {
      meter.begin();
      file.read(path);
      meter.end(Timing.READ);
      meter.add(Count.READ_BYTES, file.length());
    } finally {
      if (slots != null) {
        slots.give();
      }
    }
  }

  private Diagnostic notUtf8(Resolved module, int invalid) {
    int line = 1;
    int lineBegin = 0;
    for (int index = 0; index < invalid; index++) {
      if (file.buffer()[index] == '\n') {
        line++;
        lineBegin = index + 1;
      }
    }
    int column =
        1
            + new String(file.buffer(), lineBegin, invalid - lineBegin, StandardCharsets.UTF_8)
                .length();
    return new Diagnostic(
        Diagnostic.Severity.ERROR,
        Code.ENCODING,
        module.path(),
        line,
        column,
        "The file is not UTF-8: byte 0x%02X at offset %d. Save it as UTF-8."
            .formatted(file.buffer()[invalid], invalid));
  }

  /** Returns whether there is a record: a defect of the front end costs the file. */
  private boolean parse(Resolved module, RecordKey key, WorkItem item) {
    item.record.kind(frontEnd.kindOf(module.path()));
    int begin = Utf8.hasByteOrderMark(file.buffer(), file.length()) ? 3 : 0;
    try {
      meter.begin();
      parser.parse(module, file.buffer(), begin, file.length(), item.record);
      meter.end(Timing.PARSE);
      if (memory != null) {
        memory.parsed(key, item.record);
      }
      return true;
    } catch (OutOfMemoryError full) {
      throw full;
    } catch (RuntimeException | Error defect) {
      giveUp(module, item, "The front end failed with " + defect);
      return false;
    }
  }
}
