package dev.shale.engine.chunk;

/**
 * A chunk that is to be loaded before anything asks for it.
 *
 * @param chunk its number
 * @param order where it stands among those of the chunk that brings the request; the higher the
 *     earlier
 */
public record Ahead(int chunk, int order) {}
