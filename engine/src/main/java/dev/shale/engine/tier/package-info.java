/**
 * The first tier of a cache: payloads of bytes by keys of 128 bits, in native memory that never
 * passes a budget. {@link dev.shale.engine.tier.RecordTier} is the door.
 */
package dev.shale.engine.tier;
