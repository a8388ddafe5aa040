package dev.shale.engine.facts;

import dev.shale.engine.facts.FactGroup.Reader;
import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a file now over what was known of it, where that lies: so a sweep
 * compares with what was read last, and nothing of a file that is read again and again is on the
 * heap. Belongs to the thread that updates; nobody may read meanwhile.
 */
final class FactPatch {
  private final KeptFacts facts;
  private final ByteWriter out;
  private final ByteReader in;

  /**
   * @param out wrote the facts
   */
  FactPatch(KeptFacts facts, ByteWriter out) {
    this.facts = facts;
    this.out = out;
    in = new ByteReader(facts.bytes());
  }

  /** A module was read; returns whether anything was known of it. */
  boolean read(int group, String name, FileFact fact) {
    return write(group, name, fact, Reader.PARSER);
  }

  /** A file was looked at and has the content that was known, under another stamp. */
  void touched(int group, String name, FileFact fact) {
    write(group, name, fact, null);
  }

  /**
   * Writes a fact.
   *
   * @param reader whose; null for whoever knew the same content
   */
  private boolean write(int group, String name, FileFact fact, @Nullable Reader reader) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    in.position(facts.at(group));
    int count = FactGroup.beginFiles(in);
    boolean isWritten = false;
    for (int file = 0; file < count; file++) {
      long at = in.position();
      FactGroup.Entry known = FactGroup.readFileOf(in, utf8);
      FileFact now = known == null ? null : now(known, fact, reader);
      if (now != null) {
        FactGroup.patchFile(out, at, utf8.length, now);
        facts.renew(group, file, now);
        isWritten = true;
      }
    }
    return isWritten;
  }

  /** What is known now of a file; null where the fact is not about what was known. */
  private static @Nullable FileFact now(
      FactGroup.Entry known, FileFact fact, @Nullable Reader reader) {
    if (reader != null) {
      return known.reader() == reader ? fact : null;
    }
    FileFact before = known.fact();
    boolean isSame =
        before.bytes() == fact.bytes()
            && (before.hash() == null || before.hash().equals(fact.hash()));
    return isSame ? before.under(fact.stamp()) : null;
  }
}
