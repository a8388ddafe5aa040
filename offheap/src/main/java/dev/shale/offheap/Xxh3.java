package dev.shale.offheap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * XXH3 of bytes, without a seed, as <a
 * href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">its specification</a> has
 * it: 64 or 128 bits. It reads arrays as the JDK lets anyone, so that no option of the JVM is
 * needed. Any thread may call it; 64 bits of at most 240 bytes allocate nothing.
 */
public final class Xxh3 {
  private static final byte[] SECRET =
      HexFormat.of()
          .parseHex(
              "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
                  + "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
                  + "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
                  + "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
                  + "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
                  + "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e");

  private static final int SECRET_BYTES = 192;
  private static final long PRIME32_1 = 0x9E3779B1L;
  private static final long PRIME32_2 = 0x85EBCA77L;
  private static final long PRIME32_3 = 0xC2B2AE3DL;
  private static final long PRIME64_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME64_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME64_3 = 0x165667B19E3779F9L;
  private static final long PRIME64_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME64_5 = 0x27D4EB2F165667C5L;
  private static final long PRIME_MX1 = 0x165667919E3779F9L;
  private static final long PRIME_MX2 = 0x9FB21C651E98DF25L;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private static final int STRIPE = 64;
  private static final int STRIPES = (SECRET_BYTES - STRIPE) / Long.BYTES;
  private static final int BLOCK = STRIPE * STRIPES;

  /** Up to so many bytes are hashed without the eight sums. */
  private static final int SHORT = 240;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();

  private Xxh3() {}

  private static long i64(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static long u32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at) & UNSIGNED;
  }

  private static long secret(int at) {
    return (long) LONGS.get(SECRET, at);
  }

  /** Both halves of a product, the one exclusive-or the other. */
  private static long fold(long one, long other) {
    return one * other ^ Math.unsignedMultiplyHigh(one, other);
  }

  private static long avalanche(long hash) {
    long mixed = (hash ^ hash >>> 37) * PRIME_MX1;
    return mixed ^ mixed >>> 32;
  }

  private static long avalanche64(long hash) {
    long mixed = (hash ^ hash >>> 33) * PRIME64_2;
    mixed = (mixed ^ mixed >>> 29) * PRIME64_3;
    return mixed ^ mixed >>> 32;
  }

  private static long mix16(byte[] bytes, int at, int key) {
    return fold(i64(bytes, at) ^ secret(key), i64(bytes, at + 8) ^ secret(key + 8));
  }

  /** From one to three bytes in an int. */
  private static int combined(byte[] bytes, int begin, int length) {
    int first = bytes[begin] & 0xFF;
    int middle = bytes[begin + (length >> 1)] & 0xFF;
    int last = bytes[begin + length - 1] & 0xFF;
    return first << 16 | middle << 24 | last | length << 8;
  }

  /**
   * The 64 bits of {@code bytes[begin, begin + length)}.
   *
   * @throws IndexOutOfBoundsException when they are not there
   */
  public static long hash64(byte[] bytes, int begin, int length) {
    if (length <= 16) {
      return tiny64(bytes, begin, length);
    }
    if (length <= 128) {
      return avalanche(small64(bytes, begin, length));
    }
    if (length <= SHORT) {
      return avalanche(middle64(bytes, begin, length));
    }
    return merge(sums(bytes, begin, length), 11, length * PRIME64_1);
  }

  private static long tiny64(byte[] bytes, int begin, int length) {
    if (length > 8) {
      long low = i64(bytes, begin) ^ (secret(24) ^ secret(32));
      long high = i64(bytes, begin + length - 8) ^ (secret(40) ^ secret(48));
      return avalanche(length + Long.reverseBytes(low) + high + fold(low, high));
    }
    if (length >= 4) {
      long input = u32(bytes, begin + length - 4) + (u32(bytes, begin) << 32);
      return strong(input ^ (secret(8) ^ secret(16)), length);
    }
    if (length > 0) {
      long flip = u32(SECRET, 0) ^ u32(SECRET, 4);
      return avalanche64((combined(bytes, begin, length) & UNSIGNED) ^ flip);
    }
    return avalanche64(secret(56) ^ secret(64));
  }

  private static long strong(long keyed, int length) {
    long mixed = keyed ^ Long.rotateLeft(keyed, 49) ^ Long.rotateLeft(keyed, 24);
    mixed *= PRIME_MX2;
    mixed = (mixed ^ (mixed >>> 35) + length) * PRIME_MX2;
    return mixed ^ mixed >>> 28;
  }

  private static long small64(byte[] bytes, int begin, int length) {
    int end = begin + length;
    long sum = length * PRIME64_1;
    for (int pair = (length - 1) / 32; pair >= 0; pair--) {
      sum += mix16(bytes, begin + 16 * pair, 32 * pair);
      sum += mix16(bytes, end - 16 * (pair + 1), 32 * pair + 16);
    }
    return sum;
  }

  private static long middle64(byte[] bytes, int begin, int length) {
    long sum = length * PRIME64_1;
    for (int at = 0; at < 128; at += 16) {
      sum += mix16(bytes, begin + at, at);
    }
    sum = avalanche(sum);
    for (int at = 128; at + 16 <= length; at += 16) {
      sum += mix16(bytes, begin + at, at - 128 + 3);
    }
    return sum + mix16(bytes, begin + length - 16, 136 - 17);
  }

  /** The eight sums of more than {@link #SHORT} bytes. */
  private static long[] sums(byte[] bytes, int begin, int length) {
    long[] sums = {
      PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1
    };
    int end = begin + length;
    int block = begin;
    for (; block < end - BLOCK; block += BLOCK) {
      add(sums, bytes, block, STRIPES);
      scramble(sums);
    }
    add(sums, bytes, block, (end - 1 - block) / STRIPE);
    addStripe(sums, bytes, end - STRIPE, SECRET_BYTES - STRIPE - 7);
    return sums;
  }

  private static void add(long[] sums, byte[] bytes, int begin, int stripes) {
    for (int stripe = 0; stripe < stripes; stripe++) {
      addStripe(sums, bytes, begin + stripe * STRIPE, stripe * Long.BYTES);
    }
  }

  private static void addStripe(long[] sums, byte[] bytes, int begin, int key) {
    for (int lane = 0; lane < 8; lane += 2) {
      long even = i64(bytes, begin + 8 * lane);
      long odd = i64(bytes, begin + 8 * lane + 8);
      long evenKeyed = even ^ secret(key + 8 * lane);
      long oddKeyed = odd ^ secret(key + 8 * lane + 8);
      sums[lane] += odd + (evenKeyed & UNSIGNED) * (evenKeyed >>> 32);
      sums[lane + 1] += even + (oddKeyed & UNSIGNED) * (oddKeyed >>> 32);
    }
  }

  private static void scramble(long[] sums) {
    for (int lane = 0; lane < 8; lane++) {
      long sum = sums[lane];
      sums[lane] = (sum ^ sum >>> 47 ^ secret(SECRET_BYTES - STRIPE + 8 * lane)) * PRIME32_1;
    }
  }

  private static long merge(long[] sums, int key, long start) {
    long merged = start;
    for (int lane = 0; lane < 8; lane += 2) {
      merged +=
          fold(sums[lane] ^ secret(key + 8 * lane), sums[lane + 1] ^ secret(key + 8 * lane + 8));
    }
    return avalanche(merged);
  }

  /** Hands over the two halves of a hash of 128 bits. */
  private static void set(long[] halves, long low, long high) {
    halves[0] = low;
    halves[1] = high;
  }

  /**
   * The 128 bits of {@code bytes[begin, begin + length)}.
   *
   * @param halves gets the lower half, and behind it the upper one
   * @throws IndexOutOfBoundsException when they are not there
   */
  public static void hash128(byte[] bytes, int begin, int length, long[] halves) {
    if (length <= 16) {
      tiny128(bytes, begin, length, halves);
    } else if (length <= SHORT) {
      new Short128(bytes, begin, length).hash(halves);
    } else {
      long[] sums = sums(bytes, begin, length);
      long low = merge(sums, 11, length * PRIME64_1);
      set(halves, low, merge(sums, SECRET_BYTES - STRIPE - 11, ~(length * PRIME64_2)));
    }
  }

  private static void tiny128(byte[] bytes, int begin, int length, long[] halves) {
    if (length > 8) {
      ofNine(bytes, begin, length, halves);
    } else if (length >= 4) {
      ofFour(bytes, begin, length, halves);
    } else if (length > 0) {
      int one = combined(bytes, begin, length);
      int other = Integer.rotateLeft(Integer.reverseBytes(one), 13);
      set(
          halves,
          avalanche64((one & UNSIGNED) ^ u32(SECRET, 0) ^ u32(SECRET, 4)),
          avalanche64((other & UNSIGNED) ^ u32(SECRET, 8) ^ u32(SECRET, 12)));
    } else {
      set(halves, avalanche64(secret(64) ^ secret(72)), avalanche64(secret(80) ^ secret(88)));
    }
  }

  private static void ofFour(byte[] bytes, int begin, int length, long[] halves) {
    long input = u32(bytes, begin) + (u32(bytes, begin + length - 4) << 32);
    long keyed = input ^ (secret(16) ^ secret(24));
    long factor = PRIME64_1 + ((long) length << 2);
    long low = keyed * factor;
    long high = Math.unsignedMultiplyHigh(keyed, factor) + (low << 1);
    low ^= high >>> 3;
    low = (low ^ low >>> 35) * PRIME_MX2;
    set(halves, low ^ low >>> 28, avalanche(high));
  }

  private static void ofNine(byte[] bytes, int begin, int length, long[] halves) {
    long first = i64(bytes, begin);
    long last = i64(bytes, begin + length - 8);
    long keyed = first ^ last ^ secret(32) ^ secret(40);
    long low = keyed * PRIME64_1 + ((length - 1L) << 54);
    last ^= secret(48) ^ secret(56);
    long high =
        Math.unsignedMultiplyHigh(keyed, PRIME64_1) + last + (last & UNSIGNED) * (PRIME32_2 - 1);
    low ^= Long.reverseBytes(high);
    set(
        halves,
        avalanche(low * PRIME64_2),
        avalanche(Math.unsignedMultiplyHigh(low, PRIME64_2) + high * PRIME64_2));
  }

  /** The 128 bits of 17 to 240 bytes. */
  private static final class Short128 {
    private final byte[] bytes;
    private final int begin;
    private final int length;
    private long low;
    private long high;

    private Short128(byte[] bytes, int begin, int length) {
      this.bytes = bytes;
      this.begin = begin;
      this.length = length;
      low = length * PRIME64_1;
    }

    private void mix(int one, int other, int key) {
      low += mix16(bytes, one, key);
      low ^= i64(bytes, other) + i64(bytes, other + 8);
      high += mix16(bytes, other, key + 16);
      high ^= i64(bytes, one) + i64(bytes, one + 8);
    }

    private void hash(long[] halves) {
      if (length <= 128) {
        small();
      } else {
        middle();
      }
      long mixed = low * PRIME64_1 + high * PRIME64_4 + length * PRIME64_2;
      set(halves, avalanche(low + high), -avalanche(mixed));
    }

    private void small() {
      int end = begin + length;
      for (int pair = (length - 1) / 32; pair >= 0; pair--) {
        mix(begin + 16 * pair, end - 16 * (pair + 1), 32 * pair);
      }
    }

    private void middle() {
      for (int at = 0; at < 128; at += 32) {
        mix(begin + at, begin + at + 16, at);
      }
      low = avalanche(low);
      high = avalanche(high);
      for (int at = 128; at + 32 <= length; at += 32) {
        mix(begin + at, begin + at + 16, at - 128 + 3);
      }
      mix(begin + length - 16, begin + length - 32, 136 - 17 - 16);
    }
  }
}
