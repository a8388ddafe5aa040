package dev.shale.engine.discovery.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void textIsValid() {
    byte[] bytes =
        "const größe = '日本語 🙂'; // plain text after it".getBytes(StandardCharsets.UTF_8);
    assertEquals(Utf8.VALID, Utf8.firstInvalid(bytes, 0, bytes.length));
  }

  @Test
  void everyTwoBytesAreJudgedAsTheJdkDoes() {
    byte[] bytes = new byte[2];
    for (int pair = 0; pair < 1 << 16; pair++) {
      bytes[0] = (byte) (pair >> 8);
      bytes[1] = (byte) pair;
      check(bytes, "pair " + pair);
    }
  }

  @Test
  void randomBytesAreJudgedAsTheJdkDoes() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = "abcdefgh\u00e4\u65e5\ud83d\ude42".repeat(2).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      check(bytes, "seed " + seed);
    }
  }

  private static void check(byte[] bytes, String message) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int expected = Utf8.VALID;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(buffer);
    } catch (CharacterCodingException failure) {
      expected = buffer.position();
    }
    assertEquals(expected, Utf8.firstInvalid(bytes, 0, bytes.length), message);
  }
}
