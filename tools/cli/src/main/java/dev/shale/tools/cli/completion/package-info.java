/** What shells are told, so that they complete commands, options and their words. */
package dev.shale.tools.cli.completion;
