import org.jspecify.annotations.NullMarked;

/** The module graph, its passes and its build. */
@NullMarked
@SuppressWarnings("module") // the benchmarks, which see more, are compiled later
module dev.shale.engine {
  requires static transitive org.jspecify;
  requires dev.shale.arena;
  requires dev.shale.offheap;
  requires org.agrona;
  requires jdk.unsupported;

  // Events are recorded where there is Flight Recorder.
  requires static jdk.jfr;

  // Compressing needs this.
  requires static aircompressor.v3;

  // Saving needs these, which come with Chronicle Map.
  requires static chronicle.bytes;
  requires static chronicle.core;
  requires static chronicle.map;
  requires static chronicle.wire;
  requires static net.openhft.compiler;
  requires static org.slf4j;
  requires static posix;

  // For embedders.
  exports dev.shale.engine;
  exports dev.shale.engine.artifact;
  exports dev.shale.engine.facts;
  exports dev.shale.engine.graph;
  exports dev.shale.engine.language;
  exports dev.shale.engine.query;
  exports dev.shale.engine.record;

  // For the rest of this project.
  exports dev.shale.engine.cache to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.chunk to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.chunk.memory to
      dev.shale.bench;
  exports dev.shale.engine.discovery to
      dev.shale.bench;
  exports dev.shale.engine.live to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.options to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.pass to
      dev.shale.bench;
  exports dev.shale.engine.pass.component to
      dev.shale.bench;
  exports dev.shale.engine.pass.contract to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.pass.depth to
      dev.shale.bench;
  exports dev.shale.engine.pass.order to
      dev.shale.bench;
  exports dev.shale.engine.pass.root to
      dev.shale.bench;
  exports dev.shale.engine.store to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.store.file to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.threads to
      dev.shale.tools.cli,
      dev.shale.tools.javascript;
  exports dev.shale.engine.usage to
      dev.shale.bench,
      dev.shale.tools.cli;
  exports dev.shale.engine.tier to
      dev.shale.bench;
  exports dev.shale.engine.walk to
      dev.shale.bench,
      dev.shale.tools.cli;
}
