package dev.shale.tools.cli.view;

import dev.shale.tools.cli.finding.Findings;
import dev.shale.tools.cli.question.affected.AffectedAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a page is to show beside the graph.
 *
 * @param title what the project is called
 * @param findings broken rules
 * @param isConfigured whether the rules are those of the project
 * @param since the revision that is compared with; empty for none
 * @param chunks what loads together
 * @param affected what has changed since then, and what that affects; null for none
 */
public record ViewContent(
    String title,
    Findings findings,
    boolean isConfigured,
    String since,
    ViewedChunks chunks,
    @Nullable AffectedAnswer affected) {}
