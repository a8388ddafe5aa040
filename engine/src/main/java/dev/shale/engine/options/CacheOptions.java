package dev.shale.engine.options;

import dev.shale.engine.store.StoreOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * Where and how builds are kept.
 *
 * @param directory holds nothing else; is made when the first build is saved
 * @param build which of several builds that are kept in the directory is meant, in any words: each
 *     has a folder of its own there, by this and the options of front end and resolver, and those
 *     used longest ago go first. Empty for the only one, which has the directory to itself
 * @param isFresh whether nothing that is kept is used, but replaced
 * @param isReadOnly whether nothing is written, as on a machine that shares the directory
 * @param isManaged whether the files of an installed package are believed to be the same while its
 *     manifest and the records of the installer are. Otherwise each of them is looked at
 * @param store how much is kept, and in which form
 * @param version what the engine, the front end and the resolver are a version of: what another one
 *     kept is not used. It has to change whenever they do. Empty for {@link #versionOf} their
 *     classes
 */
public record CacheOptions(
    Path directory,
    String build,
    boolean isFresh,
    boolean isReadOnly,
    boolean isManaged,
    StoreOptions store,
    String version) {

  /** A directory that is written, for installed packages and the code that is there. */
  public static CacheOptions of(Path directory) {
    return new CacheOptions(
        directory, "", false, false, true, StoreOptions.DEFAULT, CodeVersion.UNKNOWN);
  }

  /**
   * The version of the code of some classes: the contents of the jars or folders that they were
   * loaded from. A front end that stands on another one names the classes of both.
   *
   * @return empty when the place of one is not known or cannot be read
   */
  public static String versionOf(List<Class<?>> classes) {
    return CodeVersion.of(classes);
  }

  /** These options, for another version. */
  public CacheOptions withVersion(String newVersion) {
    return new CacheOptions(directory, build, isFresh, isReadOnly, isManaged, store, newVersion);
  }

  /** These options, for one of several builds in the directory. */
  public CacheOptions withBuild(String newBuild) {
    return new CacheOptions(directory, newBuild, isFresh, isReadOnly, isManaged, store, version);
  }

  /** These options, for builds that use nothing that is kept, or not. */
  public CacheOptions withFresh(boolean newFresh) {
    return new CacheOptions(directory, build, newFresh, isReadOnly, isManaged, store, version);
  }

  /** These options, for reading alone or not. */
  public CacheOptions withReadOnly(boolean newReadOnly) {
    return new CacheOptions(directory, build, isFresh, newReadOnly, isManaged, store, version);
  }

  /** These options, with trust in installers or without. */
  public CacheOptions withManaged(boolean newManaged) {
    return new CacheOptions(directory, build, isFresh, isReadOnly, newManaged, store, version);
  }

  /** These options with another limit. */
  public CacheOptions withMaxBytes(long bytes) {
    return withStore(store.withMaxBytes(bytes));
  }

  /** These options, for compressing what is read only after a change or not. */
  public CacheOptions withCompressed(boolean newCompressed) {
    return withStore(store.withCompressed(newCompressed));
  }

  /** These options, with trust in what other users wrote or without. */
  public CacheOptions withTrusting(boolean newTrusting) {
    return withStore(store.withTrusting(newTrusting));
  }

  private CacheOptions withStore(StoreOptions newStore) {
    return new CacheOptions(directory, build, isFresh, isReadOnly, isManaged, newStore, version);
  }
}
