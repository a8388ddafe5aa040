/**
 * What a project has and nobody uses: files, exports and dependencies. Finds facts, and prints
 * nothing; what is a finding is the business of {@code rule}.
 */
package dev.shale.tools.cli.unused;
