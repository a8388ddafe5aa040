package dev.shale.tools.javascript.live;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.FrontEnd;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.Mode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A front end that does something before it parses a file: waits, counts or fails. */
final class HookedFrontEnd implements FrontEnd {
  private final FrontEnd language = new JavaScriptFrontEnd(Mode.PRODUCTION);
  private final AtomicInteger parsedCount = new AtomicInteger();
  private volatile Consumer<String> hook = path -> {};

  /** Has something done with the path of each file. */
  void before(Consumer<String> newHook) {
    hook = newHook;
  }

  /** How many files were parsed, or begun. */
  int parsedCount() {
    return parsedCount.get();
  }

  /** From now on a file is not parsed before the returned latch is open. */
  CountDownLatch block(String name, Semaphore arrived) {
    CountDownLatch latch = new CountDownLatch(1);
    hook =
        path -> {
          if (path.endsWith(name)) {
            arrived.release();
            await(latch);
          }
        };
    return latch;
  }

  /** Fails at one file. */
  static Consumer<String> failing(String name, Error defect) {
    return path -> {
      if (path.endsWith(name)) {
        throw defect;
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupt);
    }
  }

  @Override
  public Kinds kinds() {
    return language.kinds();
  }

  @Override
  public ModuleKind kindOf(String path) {
    return language.kindOf(path);
  }

  @Override
  public Parser newParser() {
    Parser parser = language.newParser();
    return (file, bytes, begin, end, record) -> {
      parsedCount.incrementAndGet();
      hook.accept(file.path());
      parser.parse(file, bytes, begin, end, record);
    };
  }
}
