package dev.shale.tools.javascript.parser;

import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.token.Decoder;
import dev.shale.tools.javascript.parser.token.Keywords;
import java.util.Arrays;

/**
 * Makes exports of the names of an object, each once. An open hash table finds those that are there
 * already.
 */
final class JsonKeys {
  private static final String DEFAULT = "default";
  private static final int LEAST = 64;

  /** Slots beyond these are given back. */
  private static final int MOST_KEPT = 4096;

  /** One more than an export; 0 is empty. */
  private int[] slots = new int[LEAST];

  private final Decoder decoder = new Decoder();
  private ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
  private boolean areAll;

  void open(ModuleRecord into) {
    if (slots.length > MOST_KEPT) {
      slots = new int[LEAST];
    } else {
      Arrays.fill(slots, 0);
    }
    record = into;
    areAll = true;
  }

  /**
   * Whether every name became an export. An importer names no text that is empty or no Unicode, and
   * {@code default} is the whole object to one.
   */
  boolean areAll() {
    return areAll;
  }

  /** Adds the name of a literal. */
  void add(byte[] bytes, int begin, int end) {
    decoder.decode(bytes, begin + 1, end - 1);
    if (decoder.length() == 0 || !decoder.isWellFormed() || isDefault()) {
      areAll = false;
      return;
    }
    RecordExports exports = record.exports();
    int slot = slot(Keywords.hash(decoder.text(), 0, decoder.length()));
    while (slots[slot] != 0) {
      if (isName(slots[slot] - 1)) {
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = 1 + exports.add(0, decoder.text(), 0, decoder.length(), begin, end);
    if (exports.count() * 2 > slots.length) {
      rehash(exports);
    }
  }

  private boolean isDefault() {
    boolean isDefault = decoder.length() == DEFAULT.length();
    for (int at = 0; isDefault && at < DEFAULT.length(); at++) {
      isDefault = decoder.text()[at] == DEFAULT.charAt(at);
    }
    return isDefault;
  }

  private boolean isName(int export) {
    int begin = record.exports().nameBegin(export);
    int end = record.exports().nameEnd(export);
    return Arrays.equals(record.text(), begin, end, decoder.text(), 0, decoder.length());
  }

  private int slot(int hash) {
    return ((hash * 0x9E3779B1) >>> 8) & (slots.length - 1);
  }

  private void rehash(RecordExports exports) {
    slots = new int[slots.length * 2];
    for (int export = 0; export < exports.count(); export++) {
      int begin = exports.nameBegin(export);
      int slot = slot(Keywords.hash(record.text(), begin, exports.nameEnd(export)));
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = export + 1;
    }
  }
}
