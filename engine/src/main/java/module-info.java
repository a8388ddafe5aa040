import org.jspecify.annotations.NullMarked;

/** The module graph, its passes and its build. */
@NullMarked
@SuppressWarnings("module") // the benchmarks, which see more, are compiled later
module dev.shale.engine {
  requires static transitive org.jspecify;
  requires transitive dev.shale.arena;
  requires aircompressor.v3;
  requires org.agrona;
  requires zero.allocation.hashing;
  requires jdk.unsupported;

  // Saving needs these, which come with Chronicle Map.
  requires static chronicle.bytes;
  requires static chronicle.core;
  requires static chronicle.map;
  requires static chronicle.wire;
  requires static net.openhft.compiler;
  requires static org.slf4j;
  requires static posix;

  exports dev.shale.engine;
  exports dev.shale.engine.discovery;
  exports dev.shale.engine.language;
  exports dev.shale.engine.record;
  exports dev.shale.engine.cache;
  exports dev.shale.engine.facts;
  exports dev.shale.engine.graph;
  exports dev.shale.engine.pass;
  exports dev.shale.engine.pass.contract;
  exports dev.shale.engine.pass.component to
      dev.shale.bench;
  exports dev.shale.engine.pass.depth to
      dev.shale.bench;
  exports dev.shale.engine.pass.order to
      dev.shale.bench;
  exports dev.shale.engine.query;
  exports dev.shale.engine.store;
  exports dev.shale.engine.store.file;
  exports dev.shale.engine.walk to
      dev.shale.bench;
}
