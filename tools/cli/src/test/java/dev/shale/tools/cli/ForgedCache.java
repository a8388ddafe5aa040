package dev.shale.tools.cli;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.store.file.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The files of a cache, in which bytes can be changed so that every checksum and every key is right
 * afterwards. Knows the format by docs/pack-format.md and not by the code that reads it.
 */
final class ForgedCache {
  private static final String MANIFEST = "MANIFEST";
  private static final String PACKS = "packs-1.cmap";
  private static final int HEADER_BYTES = 48;
  private static final int STAMP_BYTES_AT = 40;
  private static final int RECORDS_AT = 44;
  static final int RECORD_BYTES = 48;
  private static final int PACK_HEADER_BYTES = 40;

  private final byte[] wholeManifest;
  private final byte[] wholePacks;
  private byte[] manifest;
  private byte[] packs;

  /** Reads a cache whose first generation was saved. */
  ForgedCache(Path directory) throws IOException {
    wholeManifest = Files.readAllBytes(directory.resolve(MANIFEST));
    wholePacks = Files.readAllBytes(directory.resolve(PACKS));
    manifest = wholeManifest.clone();
    packs = wholePacks.clone();
  }

  /** One pack, by its place in the manifest. */
  record Pack(int record, Scope scope, int number, int length) {}

  /** Everything is as it was saved. */
  void reset() {
    manifest = wholeManifest.clone();
    packs = wholePacks.clone();
  }

  List<Pack> packs() {
    List<Pack> all = new ArrayList<>();
    for (int record = 0; record < fields(manifest).getInt(RECORDS_AT); record++) {
      int at = recordAt(record);
      Scope scope = Scopes.ALL.get(fields(manifest).getInt(at + 4));
      int length = fields(manifest).getInt(at + 32);
      all.add(new Pack(record, scope, fields(manifest).getInt(at), length));
    }
    return all;
  }

  /** Where the record of a pack begins in the manifest. */
  int recordAt(int record) {
    return HEADER_BYTES + fields(manifest).getInt(STAMP_BYTES_AT) + record * RECORD_BYTES;
  }

  int manifestBytes() {
    return manifest.length;
  }

  private static ByteBuffer fields(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int payloadAt(Pack pack) {
    return (int) fields(manifest).getLong(recordAt(pack.record) + 24) + PACK_HEADER_BYTES;
  }

  /** A number in a pack. */
  long get(Pack pack, int at, int width) {
    ByteBuffer bytes = fields(packs);
    int place = payloadAt(pack) + at;
    return switch (width) {
      case 1 -> bytes.get(place);
      case 4 -> bytes.getInt(place);
      default -> bytes.getLong(place);
    };
  }

  /** Changes a number in a pack and mends what has to fit it. */
  void set(Pack pack, int at, int width, long value) {
    put(packs, payloadAt(pack) + at, width, value);
    mend(pack);
  }

  /** Changes a number of the manifest; what it says of packs is not made to fit them. */
  void setInManifest(int at, int width, long value) {
    put(manifest, at, width, value);
    mendManifest();
  }

  private static void put(byte[] bytes, int at, int width, long value) {
    ByteBuffer fields = fields(bytes);
    switch (width) {
      case 1 -> fields.put(at, (byte) value);
      case 4 -> fields.putInt(at, (int) value);
      default -> fields.putLong(at, value);
    }
  }

  private void mend(Pack pack) {
    int payload = payloadAt(pack);
    ByteBuffer key = key(pack.scope, payload, pack.length);
    int checksum = checksum(packs, payload, pack.length);
    ByteBuffer header = fields(packs);
    int headerAt = payload - PACK_HEADER_BYTES;
    header.putLong(headerAt + 8, key.getLong(0)).putLong(headerAt + 16, key.getLong(8));
    header.putInt(headerAt + 36, checksum);
    ByteBuffer record = fields(manifest);
    int at = recordAt(pack.record);
    record.putLong(at + 8, key.getLong(0)).putLong(at + 16, key.getLong(8));
    record.putInt(at + 36, checksum);
    mendManifest();
  }

  private void mendManifest() {
    int end = manifest.length - Integer.BYTES;
    fields(manifest).putInt(end, checksum(manifest, 0, end));
  }

  private ByteBuffer key(Scope scope, int at, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) scope.number());
      digest.update(packs, at, length);
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException failure) {
      throw new LinkageError("Every Java platform has SHA-256", failure);
    }
  }

  private static int checksum(byte[] bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }

  /** Writes the files, and no others. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.write(directory.resolve(MANIFEST), manifest);
    Files.write(directory.resolve(PACKS), packs);
  }

  /** Whether nothing is changed. */
  boolean isWhole() {
    return Arrays.equals(manifest, wholeManifest) && Arrays.equals(packs, wholePacks);
  }
}
