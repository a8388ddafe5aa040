/** What answers look like, as text and as JSON. */
package dev.shale.tools.cli.report;
