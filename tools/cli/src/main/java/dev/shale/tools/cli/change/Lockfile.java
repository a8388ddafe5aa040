package dev.shale.tools.cli.change;

import org.jspecify.annotations.Nullable;

/** The lockfiles that are understood. */
public enum Lockfile {
  NPM("package-lock.json"),
  SHRINKWRAP("npm-shrinkwrap.json"),
  /** The one that npm keeps of what it installed. */
  HIDDEN(".package-lock.json"),
  PNPM("pnpm-lock.yaml"),
  YARN("yarn.lock");

  private final String fileName;

  Lockfile(String fileName) {
    this.fileName = fileName;
  }

  /** The one with a name; null for another file. */
  public static @Nullable Lockfile named(String name) {
    for (Lockfile one : values()) {
      if (one.fileName.equals(name)) {
        return one;
      }
    }
    return null;
  }

  /** What it installs; null where it cannot be read. */
  @Nullable LockedPackages read(byte[] bytes) {
    return switch (this) {
      case NPM, SHRINKWRAP, HIDDEN -> NpmLock.read(bytes);
      case PNPM -> PnpmLock.read(bytes);
      case YARN -> YarnLock.read(bytes);
    };
  }
}
