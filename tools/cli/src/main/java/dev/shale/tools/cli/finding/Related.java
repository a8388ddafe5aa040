package dev.shale.tools.cli.finding;

/**
 * Another place that a finding is about.
 *
 * @param text what is there, such as {@code import "./b"}
 */
public record Related(Place place, String text) {}
