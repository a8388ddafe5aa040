package dev.shale.offheap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import net.openhft.hashing.LongHashFunction;
import net.openhft.hashing.LongTupleHashFunction;
import org.junit.jupiter.api.Test;

/** Compared with a library, which needs {@code Unsafe}. */
class Xxh3Test {
  /** Some blocks of 1,024 bytes, and their ends. */
  private static final int MOST = 3_200;

  @Test
  void everyLengthHasTheHashOfTheLibrary() {
    byte[] bytes = new byte[MOST + 16];
    new Random(25).nextBytes(bytes);
    LongHashFunction expected = LongHashFunction.xx3();
    LongTupleHashFunction expectedPair = LongTupleHashFunction.xx128();
    long[] pair = new long[2];
    long[] halves = new long[2];
    for (int length = 0; length <= MOST; length++) {
      int begin = length % 9;
      String place = "of " + length + " bytes from " + begin;
      assertEquals(
          expected.hashBytes(bytes, begin, length), Xxh3.hash64(bytes, begin, length), place);
      expectedPair.hashBytes(bytes, begin, length, pair);
      Xxh3.hash128(bytes, begin, length, halves);
      assertArrayEquals(pair, halves, place);
    }
  }

  @Test
  void bytesThatAreNotThereAreNotRead() {
    byte[] bytes = new byte[300];
    for (int length : new int[] {1, 5, 12, 100, 200, 300}) {
      int begin = bytes.length - length + 1;
      assertThrows(IndexOutOfBoundsException.class, () -> Xxh3.hash64(bytes, begin, length));
      assertThrows(
          IndexOutOfBoundsException.class, () -> Xxh3.hash128(bytes, begin, length, new long[2]));
    }
  }
}
