package dev.shale.engine.discovery;

import dev.shale.engine.graph.BlockFlags;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.record.ModuleRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A language to test the build with: each line of a {@code .toy} file is a request, relative to the
 * file's folder. {@code type x} is type only, {@code try x} optional, {@code async x} dynamic,
 * {@code named x} that with a chunk name and attributes, {@code weak x} weak, {@code where x} a
 * place, {@code any x} a pattern, {@code error} a syntax error, {@code full} the end of memory,
 * {@code crash}, {@code overflow} and {@code assert} defects of the parser, {@code fail:x} one of
 * the resolver; {@code ext:x} is external. A file that is called installed belongs to a package.
 */
final class ToyLanguage implements FrontEnd, Resolver {
  @Override
  public Kinds kinds() {
    return ToyKinds.KINDS;
  }

  @Override
  public ModuleKind kindOf(String path) {
    return path.endsWith(".toy") ? ToyKinds.SOURCE : ToyKinds.ASSET;
  }

  @Override
  public Parser newParser() {
    return ToyLanguage::parse;
  }

  private static void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) {
    int start = begin;
    int line = 1;
    while (start < end) {
      int stop = start;
      while (stop < end && bytes[stop] != '\n') {
        stop++;
      }
      parseLine(bytes, start, stop, line++, record);
      start = stop + 1;
    }
  }

  private static void parseLine(byte[] bytes, int start, int end, int line, ModuleRecord record) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (text.equals("error")) {
      record.fail("Did not expect this", line, 1);
      return;
    }
    if (text.equals("full")) {
      throw new OutOfMemoryError("a file for which there is not enough memory");
    }
    crash(text);
    int space = text.indexOf(' ');
    String word = space < 0 ? "" : text.substring(0, space);
    int flags =
        switch (word) {
          case "type" -> DependencyFlags.TYPE_ONLY;
          case "try" -> DependencyFlags.OPTIONAL;
          case "weak" -> DependencyFlags.WEAK;
          default -> 0;
        };
    DependencyKind kind =
        switch (word) {
          case "async", "named" -> ToyKinds.LATER;
          case "where" -> ToyKinds.PLACE;
          case "any" -> ToyKinds.PATTERN;
          default -> ToyKinds.IMPORT;
        };
    int request = start + space + 1;
    int dependency = record.addDependency(kind, flags, bytes, request, end, request, end);
    record.locate(dependency, line, space + 2);
    if (word.equals("named")) {
      record.attributes(dependency, bytes, start, request - 1);
      record.chunk(dependency, bytes, request, request + 1, BlockFlags.PREFETCH);
    }
  }

  private static void crash(String text) {
    switch (text) {
      case "crash" -> throw new UnsupportedOperationException("a defect");
      case "overflow" -> throw new StackOverflowError();
      case "assert" -> throw new AssertionError("never so");
      default -> {}
    }
  }

  @Override
  public boolean isInstalled(Resolved file) {
    return file.path().contains("installed");
  }

  @Override
  public Resolved resolve(Resolved from, String request, DependencyKind kind) {
    if (request.startsWith("ext:")) {
      return Resolved.external(request);
    }
    if (request.startsWith("fail:")) {
      throw new IllegalStateException("a defect");
    }
    if (request.startsWith("none:")) {
      return Resolved.ignored(Path.of(from.path()).resolveSibling(request.substring(5)).toString());
    }
    Path path = Path.of(from.path()).resolveSibling(request);
    return Files.exists(path)
        ? Resolved.file(path.toString())
        : Resolved.unresolved(request, "There is no " + request);
  }
}
