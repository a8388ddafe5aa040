/** What has changed in a project since a revision, and what changed files say about packages. */
package dev.shale.tools.cli.change;
