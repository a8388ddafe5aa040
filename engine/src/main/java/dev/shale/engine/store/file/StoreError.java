package dev.shale.engine.store.file;

/** Why something is not stored, or cannot be had again. None of them is more than a cold start. */
public enum StoreError {
  /** Bytes are not those that were written. */
  CORRUPTED("nothing to do, the next save writes it again"),
  /** Written by a version of Shale whose packs mean something else. */
  VERSION_MISMATCH("nothing to do unless the other version is still in use"),
  /** The bytes are whole and make no sense. */
  SERIALIZATION("nothing to do, the next save writes it again; please report it"),
  /** There is no room left on the device, or the user may use no more of it. */
  DISK_FULL("free some space, or name another directory"),
  /** The system does not let the process read or write there. */
  PERMISSION_DENIED("change the permissions, or name another directory"),
  /** Something that is no directory has its name. */
  NO_DIRECTORY("name another directory"),
  /** Another process is writing. */
  LOCKED("nothing to do, what that process writes will be read"),
  /** The system failed to read or to write. */
  IO("see whether the device is in order, or name another directory"),
  /** Built from other options, or other versions of packages. */
  INVALID_FINGERPRINT("nothing to do, the next save fits"),
  /** What is stored refers to itself. */
  DEPENDENCY_CYCLE("nothing to do, the next save writes it again; please report it"),
  /** Another user wrote it. */
  FOREIGN("trust that user with --trust-cache, or name another directory"),
  /** The Java runtime is without something that writing takes. */
  UNAVAILABLE("add what is missing, or keep nothing"),
  /** It was never stored, or was evicted. */
  NOT_FOUND("nothing to do, the next save writes it");

  private final String advice;

  StoreError(String advice) {
    this.advice = advice;
  }

  /** What whoever reads the error should do, without a full stop. */
  public String advice() {
    return advice;
  }
}
