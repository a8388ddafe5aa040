/** The commands: each reads its arguments, asks and has the answer printed. */
package dev.shale.tools.cli.command;
