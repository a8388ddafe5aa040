package dev.shale.engine.store.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import net.openhft.chronicle.hash.VanillaGlobalMutableState;

/**
 * The class through which Chronicle Map reads the header of its files. It would write, compile and
 * load the source at every start, with the compiler of a JDK; it looks for a class of that name
 * first, so ours is put beside its interface.
 */
final class NativeClass {
  private static final String RESOURCE =
      "/META-INF/chronicle/net/openhft/chronicle/hash/VanillaGlobalMutableState$$Native.class";

  static {
    define();
  }

  private NativeClass() {}

  /** Does nothing but have this class initialised. */
  static void load() {}

  private static void define() {
    try (InputStream resource = NativeClass.class.getResourceAsStream(RESOURCE)) {
      if (resource != null) {
        MethodHandles.privateLookupIn(VanillaGlobalMutableState.class, MethodHandles.lookup())
            .defineClass(resource.readAllBytes());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (IllegalAccessException failure) {
      throw new ExceptionInInitializerError(failure);
    } catch (LinkageError definedBefore) {
      return;
    }
  }
}
