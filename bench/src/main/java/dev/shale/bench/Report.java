package dev.shale.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measured values, printed as a table for people or as one JSON object a line. */
final class Report {
  private final List<Row> rows = new ArrayList<>();

  /**
   * A value.
   *
   * @param kind what kind of operation it is of, or null
   */
  record Row(String name, double value, String unit, @Nullable String kind) {
    String json() {
      String ofKind = kind == null ? "" : ", \"kind\": \"" + kind + "\"";
      return "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\"%s}"
          .formatted(name, number(), unit, ofKind);
    }

    private String number() {
      return value == Math.rint(value)
          ? Long.toString((long) value)
          : String.format(Locale.ROOT, "%.4f", value);
    }
  }

  void add(String name, double value, String unit) {
    rows.add(new Row(name, value, unit, null));
  }

  void addBytes(String name, long bytes) {
    add(name, (double) bytes, "B");
  }

  void add(String name, double value, String unit, String kind) {
    rows.add(new Row(name, value, unit, kind));
  }

  void print(boolean asJson) {
    int width = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
    for (Row row : rows) {
      System.out.println(
          asJson
              ? row.json()
              : String.format(
                  Locale.ROOT, "%-" + width + "s  %,16.2f %s", row.name, row.value, row.unit));
    }
  }
}
