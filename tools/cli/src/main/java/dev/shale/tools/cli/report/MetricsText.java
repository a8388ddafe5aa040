package dev.shale.tools.cli.report;

import dev.shale.engine.Metrics;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Metrics in the text format of Prometheus, version 0.0.4. */
public final class MetricsText {
  /** What the text is for HTTP. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Times to a microsecond share a bucket, and so do those from a minute on. */
  private static final int FIRST_BUCKET = 10;

  private static final int LAST_BUCKET = 36;

  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  private MetricsText() {}

  /**
   * Metrics as they are now.
   *
   * @throws IllegalStateException when their project is closed
   */
  public static byte[] of(Metrics metrics) {
    MetricsText text = new MetricsText();
    text.updates(metrics);
    text.files(metrics);
    text.records(metrics);
    return text.write();
  }

  private void updates(Metrics metrics) {
    counter(
        "shale_updates", "Updates that were done, the first build included", metrics.updateCount());
    counter("shale_update_failures", "Updates that failed", metrics.failedUpdateCount());
    counter(
        "shale_builds",
        "Updates that built the graph anew, the first included",
        metrics.buildCount());
    histogram(
        "shale_update_seconds", "Time of an update until it can be seen", metrics.updateNanos());
    histogram(
        "shale_passes_seconds",
        "Time to bring the derived columns up to date",
        metrics.passNanos());
    all.metricSnapshot(
        GaugeSnapshot.builder()
            .name("shale_native_bytes")
            .help("Native memory that was held when the last update was done")
            .dataPoint(gauge("graph", metrics.graphBytes()))
            .dataPoint(gauge("records", metrics.recordBytes()))
            .build());
  }

  private void files(Metrics metrics) {
    counter("shale_files_read", "Files that were read", metrics.readCount());
    counter("shale_read_bytes", "Bytes that were read of files", metrics.readBytes());
    counter("shale_files_parsed", "Files that were parsed", metrics.parsedCount());
    counter(
        "shale_files_failed",
        "Files that could not be read or parsed at all",
        metrics.failedFileCount());
    counter("shale_requests_resolved", "Requests that were resolved", metrics.requestCount());
    histogram("shale_read_seconds", "Time to open and read a file", metrics.readNanos());
    histogram("shale_parse_seconds", "Time to parse a file", metrics.parseNanos());
    histogram(
        "shale_resolve_seconds",
        "Time to resolve the requests of a module",
        metrics.resolveNanos());
  }

  private void records(Metrics metrics) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name("shale_record_lookups")
            .help("Lookups of records of files that were read lately")
            .dataPoint(lookups(Labels.of("result", "hit"), metrics.recordHitCount()))
            .dataPoint(miss("absent", metrics.recordAbsentCount()))
            .dataPoint(miss("evicted", metrics.recordEvictedCount()))
            .build());
    counter(
        "shale_record_evictions",
        "Records that had to go for others",
        metrics.recordEvictionCount());
  }

  private static CounterDataPointSnapshot miss(String cause, long count) {
    return lookups(Labels.of("result", "miss", "cause", cause), count);
  }

  private static CounterDataPointSnapshot lookups(Labels labels, long count) {
    return CounterDataPointSnapshot.builder().labels(labels).value((double) count).build();
  }

  private static GaugeDataPointSnapshot gauge(String of, long bytes) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("of", of))
        .value((double) bytes)
        .build();
  }

  private void counter(String name, String help, long count) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(lookups(Labels.EMPTY, count))
            .build());
  }

  private void histogram(String name, String help, Metrics.Histogram times) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long count = 0;
    for (int bucket = 0; bucket < Metrics.Histogram.BUCKETS; bucket++) {
      count += times.count(bucket);
      if (bucket >= FIRST_BUCKET && bucket <= LAST_BUCKET) {
        buckets.bucket(Metrics.Histogram.last(bucket) / NANOS_PER_SECOND, count);
        count = 0;
      }
    }
    buckets.bucket(Double.POSITIVE_INFINITY, count);
    all.metricSnapshot(
        HistogramSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(
                HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(buckets.build())
                    .sum(times.sum() / NANOS_PER_SECOND)
                    .build())
            .build());
  }

  private byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, all.build());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
