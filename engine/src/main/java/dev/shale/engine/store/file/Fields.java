package dev.shale.engine.store.file;

import java.util.ArrayList;
import java.util.List;

/** Fields side by side without gaps, little endian: one declaration, for code and document. */
public final class Fields {
  private final List<Field> fields = new ArrayList<>();
  private int bytes;

  Fields() {}

  /**
   * A field.
   *
   * @param offset from the beginning of the fields
   */
  public record Field(String name, int offset, int bytes, String meaning) {}

  int add(String name, int fieldBytes, String meaning) {
    Field field = new Field(name, bytes, fieldBytes, meaning);
    fields.add(field);
    bytes += fieldBytes;
    return field.offset();
  }

  int bytes() {
    return bytes;
  }

  public List<Field> all() {
    return List.copyOf(fields);
  }
}
