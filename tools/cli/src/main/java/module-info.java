import org.jspecify.annotations.NullMarked;

/** The {@code shale} command. */
@NullMarked
module dev.shale.tools.cli {
  requires static org.jspecify;
  requires dev.shale.engine;
  requires dev.shale.offheap;
  requires dev.shale.tools.javascript;
  requires dev.shale.tools.viewer;
  requires info.picocli;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires jdk.httpserver;
  requires org.agrona;
  requires org.semver4j;
  requires org.snakeyaml.engine.v2;
  requires tools.jackson.core;
}
