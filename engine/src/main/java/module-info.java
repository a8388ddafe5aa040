import org.jspecify.annotations.NullMarked;

/** The module graph, its passes and its build. */
@NullMarked
@SuppressWarnings("module") // the benchmarks, which see more, are compiled later
module dev.shale.engine {
  requires static transitive org.jspecify;
  requires transitive dev.shale.arena;
  requires aircompressor.v3;
  requires org.agrona;
  requires chronicle.bytes;
  requires chronicle.core;
  requires chronicle.map;
  requires chronicle.wire;
  requires net.openhft.compiler;
  requires posix;
  requires zero.allocation.hashing;
  // Chronicle needs these two, and an automatic module cannot say so.
  requires jdk.unsupported;
  requires org.slf4j;

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
  exports dev.shale.engine.walk to
      dev.shale.bench;
}
