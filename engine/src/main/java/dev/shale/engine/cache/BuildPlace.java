package dev.shale.engine.cache;

import dev.shale.engine.options.CacheOptions;
import dev.shale.engine.store.Generation;
import dev.shale.engine.store.PackStore;
import dev.shale.engine.store.file.Failures;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreFiles;
import dev.shale.engine.store.file.StoreStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a build is kept: the store of its own, and the builds beside it in the same directory. */
final class BuildPlace implements AutoCloseable {
  private final CacheOptions cache;
  private final StoreStamp stamp;
  private final KeptBuilds builds;
  private final Path folder;
  private final PackStore store;
  private final Generation generation;

  /** Of another build, whose records are used; null for none. */
  private @Nullable Generation other;

  /**
   * Opens what was left there.
   *
   * @param identities what the build depends on beside its name
   */
  BuildPlace(CacheOptions cache, StoreStamp stamp, String... identities) {
    this.cache = cache;
    this.stamp = stamp;
    builds = new KeptBuilds(cache.directory());
    folder = isAlone() ? cache.directory() : builds.folder(cache.build(), identities);
    store = PackStore.open(folder, Scopes.ALL, stamp, cache.store());
    generation = cache.isFresh() ? store.noGeneration() : store.generation();
  }

  private boolean isAlone() {
    return cache.build().isEmpty();
  }

  PackStore store() {
    return store;
  }

  /** What was left of the build. */
  Generation generation() {
    return generation;
  }

  /** The records of the build that was used last, for one of which nothing was left. */
  KeptRecords recordsOfOther() {
    List<Path> candidates = isAlone() || cache.isFresh() ? List.of() : builds.folders();
    for (Path candidate : candidates) {
      Generation found = PackStore.open(candidate, Scopes.ALL, stamp, cache.store()).generation();
      if (found.miss() == null) {
        other = found;
        return new KeptRecords(() -> EarlierBuild.recordPacks(found));
      }
      found.close();
    }
    return KeptRecords.none();
  }

  /** Whether the records of another build are used. */
  boolean usesOther() {
    return other != null;
  }

  /** Whether it is to be said that the build was used. */
  boolean isUseUnknown() {
    return !isAlone() && KeptBuilds.isUseUnknown(folder);
  }

  /**
   * Makes the directory.
   *
   * @throws StoreException when that cannot be
   */
  void begin() throws StoreException {
    try {
      new StoreFiles(cache.directory()).createDirectory();
    } catch (IOException failure) {
      throw Failures.ofMaking(failure, cache.directory());
    }
  }

  /** Says that the build was used, and deletes others that were not for long. */
  void used() {
    if (!isAlone()) {
      KeptBuilds.used(folder);
      builds.evict(folder, cache.store());
    }
  }

  @Override
  public void close() {
    generation.close();
    if (other != null) {
      other.close();
    }
  }
}
