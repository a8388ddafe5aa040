package dev.shale.tools.cli.view;

import dev.shale.tools.cli.output.Json;
import dev.shale.tools.cli.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.core.io.SerializedString;

/**
 * Named columns, and how they are written:
 *
 * <pre>
 * data    = zlib(length header column*)
 * length  = how many bytes the header has, four bytes
 * header  = JSON, spaces up to a multiple of 8 bytes
 * column  = numbers, zeros up to a multiple of 8 bytes
 * </pre>
 *
 * <p>All numbers are little-endian. The header lists the columns in their order.
 */
final class Columns {
  private static final SerializedString COLUMNS = new SerializedString("columns");
  private static final SerializedString NAME = new SerializedString("name");
  private static final SerializedString TYPE = new SerializedString("type");
  private static final SerializedString LENGTH = new SerializedString("length");
  private static final int ALIGNMENT = 8;

  /** A few percent larger than at the usual level, in half of the time. */
  private static final int LEVEL = 4;

  private final List<Column> columns = new ArrayList<>();

  Column bytes(String name) {
    return added(new Column(name, Column.Type.BYTE));
  }

  Column ints(String name) {
    return added(new Column(name, Column.Type.INT));
  }

  /** Ints that mostly rise, or fall, by little. */
  Column deltas(String name) {
    return added(new Column(name, Column.Type.DELTA));
  }

  private Column added(Column column) {
    columns.add(column);
    return column;
  }

  /**
   * Writes them compressed.
   *
   * @param header writes properties into the object of the header
   */
  void write(OutputStream out, Consumer<Json> header) throws IOException {
    Deflater deflater = new Deflater(LEVEL);
    try (DeflaterOutputStream data = new DeflaterOutputStream(out, deflater, 1 << 14)) {
      byte[] text = header(header);
      int padded = (Integer.BYTES + text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      int length = padded - Integer.BYTES;
      for (int index = 0; index < Integer.BYTES; index++) {
        data.write(length >>> (index * Byte.SIZE));
      }
      data.write(text);
      data.write(" ".repeat(length - text.length).getBytes(StandardCharsets.UTF_8));
      for (Column column : columns) {
        data.write(column.bytes(), 0, column.byteCount());
        data.write(new byte[(ALIGNMENT - column.byteCount() % ALIGNMENT) % ALIGNMENT]);
      }
    } finally {
      deflater.end();
    }
  }

  private byte[] header(Consumer<Json> more) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Output out = new Output(text);
    Json json = new Json(out);
    json.beginObject();
    more.accept(json);
    json.beginArray(COLUMNS);
    for (Column column : columns) {
      json.beginObject();
      json.property(NAME, column.name());
      json.property(TYPE, column.type().label());
      json.property(LENGTH, column.count());
      json.endObject();
    }
    json.endArray();
    json.end();
    out.flush();
    return text.toByteArray();
  }
}
