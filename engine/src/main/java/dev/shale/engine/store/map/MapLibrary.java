package dev.shale.engine.store.map;

import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;

/**
 * Whether Chronicle Map is there, which only saving needs: who reads, or keeps nothing, does
 * without.
 */
public final class MapLibrary {
  private static final String CLASS = "net.openhft.chronicle.map.ChronicleMap";

  private MapLibrary() {}

  /**
   * Refuses to save without it.
   *
   * @throws StoreException which says what to add
   */
  public static void require() throws StoreException {
    try {
      Class.forName(CLASS, false, MapLibrary.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "saving needs the library net.openhft:chronicle-map");
    }
  }
}
