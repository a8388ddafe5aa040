package dev.shale.tools.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void digitsAreGroupedByThree() {
    assertEquals("0", Numbers.grouped(0));
    assertEquals("999", Numbers.grouped(999));
    assertEquals("1,000", Numbers.grouped(1000));
    assertEquals("12,345,678", Numbers.grouped(12_345_678));
  }

  @Test
  void nounsFollowTheirCounts() {
    assertEquals("no errors", Numbers.counted(0, "error"));
    assertEquals("1 dependency", Numbers.counted(1, "dependency"));
    assertEquals("3,120 dependencies", Numbers.counted(3120, "dependency"));
    assertEquals("2 modules", Numbers.counted(2, "module"));
  }

  @Test
  void durationsAreRounded() {
    assertEquals("0.21 s", Numbers.seconds(214_000_000));
    assertEquals("1.01 s", Numbers.seconds(1_005_000_000));
    assertEquals("0.0 ms", Numbers.millis(49_999));
    assertEquals("0.1 ms", Numbers.millis(50_000));
    assertEquals("1,234.6 ms", Numbers.millis(1_234_560_000L));
  }

  @Test
  void sizesAreReadWithTheirUnit() {
    assertEquals(1 << 10, Sizes.parse("1k"));
    assertEquals(512L << 20, Sizes.parse("512m"));
    assertEquals(2L << 30, Sizes.parse("2G"));
    assertEquals(4096, Sizes.parse("4096"));
  }

  @Test
  void whatIsNoSizeIsRefused() {
    for (String text : new String[] {"", "m", "0", "0g", "-1", "1.5g", "1mb", "1t", "9999999999"}) {
      assertEquals(Sizes.NOT_A_SIZE, Sizes.parse(text), text);
    }
  }

  @Test
  void sizesAreShownWithOneDecimal() {
    assertEquals("0 bytes", Sizes.of(0));
    assertEquals("1 byte", Sizes.of(1));
    assertEquals("1,023 bytes", Sizes.of(1023));
    assertEquals("1.0 KiB", Sizes.of(1024));
    assertEquals("4.5 MiB", Sizes.of((4L << 20) + (1L << 19)));
    assertEquals("2,048.0 MiB", Sizes.of(2L << 30));
  }
}
