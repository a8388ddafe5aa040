package dev.shale.tools.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** The data of a page of {@code shale view}, as its script reads it. */
final class ViewedGraph {
  private static final Pattern DATA = Pattern.compile("id=\"data\">([^<]*)</script>");

  private final JsonNode header;
  private final Map<String, int[]> columns = new HashMap<>();

  private ViewedGraph(JsonNode header) {
    this.header = header;
  }

  static ViewedGraph ofPage(Path page) throws IOException {
    Matcher data = DATA.matcher(Files.readString(page));
    if (!data.find()) {
      throw new AssertionError("The page has no data");
    }
    return of(Base64.getDecoder().decode(data.group(1)));
  }

  static ViewedGraph of(byte[] compressed) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(
                new InflaterInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    ViewedGraph graph =
        new ViewedGraph(new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8)));
    for (JsonNode column : graph.header.path("columns")) {
      String type = column.path("type").asText();
      int[] values = new int[column.path("length").asInt()];
      for (int index = 0; index < values.length; index++) {
        int before = type.equals("d4") && index > 0 ? values[index - 1] : 0;
        values[index] = type.equals("u1") ? bytes.get() & 0xff : before + bytes.getInt();
      }
      graph.columns.put(column.path("name").asText(), values);
      bytes.position((bytes.position() + 7) / 8 * 8);
    }
    return graph;
  }

  JsonNode header() {
    return header;
  }

  int[] column(String name) {
    return columns.get(name);
  }

  boolean hasColumn(String name) {
    return columns.containsKey(name);
  }

  /** The texts of a column. */
  List<String> texts(String name) {
    int[] bytes = columns.get(name);
    byte[] utf8 = new byte[bytes.length];
    for (int index = 0; index < bytes.length; index++) {
      utf8[index] = (byte) bytes[index];
    }
    String all = new String(utf8, StandardCharsets.UTF_8);
    List<String> texts = new ArrayList<>();
    int begin = 0;
    for (int length : columns.get(name + ".length")) {
      texts.add(all.substring(begin, begin + length));
      begin += length;
    }
    return texts;
  }
}
