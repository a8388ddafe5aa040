package dev.shale.tools.cli.change;

import dev.shale.tools.cli.change.LockedPackages.Locked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A package of which a lockfile installs something else than before.
 *
 * @param name as it is asked for
 * @param folder where it is installed, relative to the lockfile; empty where the lockfile does not
 *     say
 * @param before the versions before, ascending as texts; none for a package that is new
 * @param now the versions now; none for a package that is gone
 * @param isEach whether each installed version counts, because some who ask got another of those
 *     that were there before
 */
public record LockChange(
    String name, String folder, List<String> before, List<String> now, boolean isEach) {

  /** Whether a version is one that somebody did not get before. */
  public boolean concerns(String version) {
    return isEach || !before.contains(version);
  }

  /** For people: {@code lodash 4.17.20 -> 4.17.21}. */
  public String text() {
    if (before.isEmpty()) {
      return name + " " + String.join(", ", now) + " is new";
    }
    if (now.isEmpty()) {
      return name + " " + String.join(", ", before) + " is gone";
    }
    return before.equals(now)
        ? name + " " + String.join(", ", now) + " is installed otherwise"
        : name + " " + String.join(", ", before) + " -> " + String.join(", ", now);
  }

  /**
   * Compares two lockfiles; null where one of them cannot be read. An absent one installs nothing.
   */
  public static @Nullable List<LockChange> between(
      Lockfile kind, byte @Nullable [] before, byte @Nullable [] now) {
    LockedPackages old = read(kind, before, now);
    LockedPackages current = read(kind, now, before);
    if (old == null || current == null) {
      return null;
    }
    return current.hasFolders() ? folders(old, current) : names(old, current);
  }

  private static @Nullable LockedPackages read(
      Lockfile kind, byte @Nullable [] bytes, byte @Nullable [] other) {
    if (bytes != null) {
      return kind.read(bytes);
    }
    LockedPackages alike = other == null ? null : kind.read(other);
    return new LockedPackages(alike != null && alike.hasFolders());
  }

  private static List<LockChange> folders(LockedPackages old, LockedPackages current) {
    TreeSet<String> folders = new TreeSet<>(old.byKey().keySet());
    folders.addAll(current.byKey().keySet());
    List<LockChange> changes = new ArrayList<>();
    for (String folder : folders) {
      Locked before = old.at(folder);
      Locked now = current.at(folder);
      if (before != null && now != null && before.equals(now)) {
        continue;
      }
      changes.add(new LockChange(nameOf(before, now), folder, version(before), version(now), true));
    }
    return changes;
  }

  private static List<String> version(@Nullable Locked one) {
    return one == null ? List.of() : List.of(one.version());
  }

  /** By name whether somebody got a version that others had before. */
  private static List<LockChange> names(LockedPackages old, LockedPackages current) {
    TreeMap<String, Boolean> names = new TreeMap<>();
    TreeSet<String> keys = new TreeSet<>(old.byKey().keySet());
    keys.addAll(current.byKey().keySet());
    for (String key : keys) {
      Locked before = old.at(key);
      Locked now = current.at(key);
      if (before != null && now != null) {
        boolean isOld = old.versions(now.name()).contains(now.version());
        if (!before.equals(now)) {
          names.merge(now.name(), isOld, Boolean::logicalOr);
        }
      } else {
        String name = nameOf(before, now);
        if (!old.versions(name).equals(current.versions(name))) {
          names.putIfAbsent(name, false);
        }
      }
    }
    List<LockChange> changes = new ArrayList<>();
    names.forEach((name, isEach) -> {
      List<String> before = List.copyOf(old.versions(name));
      List<String> now = List.copyOf(current.versions(name));
      changes.add(new LockChange(name, "", before, now, isEach));
    });
    return changes;
  }

  private static String nameOf(@Nullable Locked before, @Nullable Locked now) {
    return before == null ? Objects.requireNonNull(now).name() : before.name();
  }
}
