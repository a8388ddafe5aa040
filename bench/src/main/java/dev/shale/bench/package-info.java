/** Benchmarks: whatever is claimed of speed or memory is measured here. */
package dev.shale.bench;
