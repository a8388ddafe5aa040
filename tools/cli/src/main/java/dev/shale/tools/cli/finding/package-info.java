/**
 * What a check finds, what is known of it already, and how it is shown: a class for each format.
 */
package dev.shale.tools.cli.finding;
