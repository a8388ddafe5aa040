/**
 * What a live graph counts and times: numbers in native memory, and events of Flight Recorder.
 *
 * <p><b>Invariant:</b> knows nothing of the rest of the engine.
 */
package dev.shale.engine.metric;
