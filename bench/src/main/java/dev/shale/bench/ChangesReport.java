package dev.shale.bench;

import com.sun.management.ThreadMXBean;
import dev.shale.engine.facts.AskedNames;
import dev.shale.engine.facts.ContentHash;
import dev.shale.engine.facts.FactCheck;
import dev.shale.engine.facts.Facts;
import dev.shale.engine.facts.FileFact;
import dev.shale.engine.facts.KeptFacts;
import dev.shale.engine.facts.Observations;
import dev.shale.offheap.ByteWriter;
import dev.shale.offheap.Region;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finding out that nothing changed in 10,000 files of 1,000 folders, warm: beside a loop in C, and
 * beside the JDK's attributes. Contenders take turns; the median of the rounds is reported.
 */
final class ChangesReport {
  private static final int WARM_UP_ROUNDS = 40;
  private static final int ROUNDS = 41;
  private static final int FILES_ASKED = 20;
  private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,ino";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ChangesReport() {}

  private interface Contender {
    /** One round; returns how many nanoseconds it took. */
    long round() throws IOException;
  }

  /**
   * Measures.
   *
   * @param loop the program of {@code sweep.c}; null when it could not be compiled
   */
  static Report measure(@Nullable Path loop) throws IOException, InterruptedException {
    try (GeneratedProject project = GeneratedProject.make();
        Region region = Region.open("facts", Region.UNLIMITED);
        Loop inC = loop == null ? null : new Loop(loop, project)) {
      KeptFacts facts = new KeptFacts(facts(project, region));
      Contender one = () -> check(facts, 1);
      Contender two = () -> check(facts, 2);
      Contender jdk = () -> attributes(project);
      Contender[] contenders =
          inC == null ? new Contender[] {one, two, jdk} : new Contender[] {one, two, jdk, inC};
      long[][] nanos = measure(contenders);
      Report report = new Report();
      report.add("changes.files", GeneratedProject.MODULES, "1");
      report.add("changes.one-thread", median(nanos[0]), "ms");
      report.add("changes.two-threads", median(nanos[1]), "ms");
      report.add("changes.one-to-two", ratio(nanos[0], nanos[1]), "1");
      report.add("changes.jdk-attributes", median(nanos[2]), "ms");
      if (inC != null) {
        report.add("changes.loop-in-c", median(nanos[3]), "ms");
        report.add("changes.one-to-c", ratio(nanos[0], nanos[3]), "1");
      }
      report.add("changes.allocated", allocated(facts), "B/file");
      return report;
    }
  }

  private static MemorySegment facts(GeneratedProject project, Region region) throws IOException {
    Observations observations = new Observations();
    for (int directory = 0;
        directory < GeneratedProject.MODULES / GeneratedProject.PARTS;
        directory++) {
      AskedNames names = observations.directory(project.directory(directory).toString());
      for (int name = 0; name < FILES_ASKED; name++) {
        names.add("absent" + name, AskedNames.Answer.NOTHING);
      }
    }
    for (int module = 0; module < GeneratedProject.MODULES; module++) {
      String path = project.file(module).toString();
      byte[] bytes = Files.readAllBytes(Path.of(path));
      FileFact begun = observations.beginModule(path);
      ContentHash content = ContentHash.of(bytes, bytes.length);
      observations.module(path, begun, bytes.length, content);
    }
    ByteWriter out = new ByteWriter(region);
    Facts.of(observations).write(out);
    return out.segment(0, out.length());
  }

  private static long check(KeptFacts facts, int threads) {
    long begin = System.nanoTime();
    FactCheck check = FactCheck.of(facts, new Observations(), false, false, threads);
    long nanos = System.nanoTime() - begin;
    if (!check.isUnchanged()) {
      throw new IllegalStateException("Something changed: " + check.reason());
    }
    return nanos;
  }

  private static long attributes(GeneratedProject project) throws IOException {
    long begin = System.nanoTime();
    long sum = 0;
    for (int module = 0; module < GeneratedProject.MODULES; module++) {
      sum += Files.readAttributes(project.file(module), ATTRIBUTES).size();
    }
    return sum == 0 ? 0 : System.nanoTime() - begin;
  }

  private static double allocated(KeptFacts facts) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    check(facts, 1);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    return (double) bytes / GeneratedProject.MODULES;
  }

  private static long[][] measure(Contender[] contenders) throws IOException {
    long[][] nanos = new long[contenders.length][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int contender = 0; contender < contenders.length; contender++) {
        long taken = contenders[contender].round();
        nanos[contender][Math.max(0, round)] = taken;
      }
    }
    for (long[] rounds : nanos) {
      Arrays.sort(rounds);
    }
    return nanos;
  }

  private static double median(long[] nanos) {
    return nanos[ROUNDS / 2] / 1e6;
  }

  private static double ratio(long[] nanos, long[] others) {
    return median(nanos) / median(others);
  }

  /** The loop in C, which makes a round for each line that it is sent. */
  private static final class Loop implements Contender, AutoCloseable {
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    Loop(Path program, GeneratedProject project) throws IOException {
      process =
          new ProcessBuilder(
                  program.toString(),
                  project.root.toString(),
                  Integer.toString(GeneratedProject.AREAS),
                  Integer.toString(GeneratedProject.FEATURES),
                  Integer.toString(GeneratedProject.PARTS))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      to = process.outputWriter();
      from = process.inputReader();
    }

    @Override
    public long round() throws IOException {
      to.write('\n');
      to.flush();
      String line = from.readLine();
      if (line == null) {
        throw new IOException("The loop in C ended");
      }
      return Long.parseLong(line);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
