/**
 * The files of a store: how they are named, opened, locked and checked; the manifest, the keys and
 * headers of packs; what can be wrong with each.
 *
 * <p><b>Invariants:</b> nothing is opened that is no file, no link is followed, and no file is
 * written that has another name, or is another user's. Bytes are believed after {@link
 * dev.shale.engine.store.file.PackCheck}.
 */
package dev.shale.engine.store.file;
