/** What a change of some exports and statements affects, and not of whole files. */
package dev.shale.tools.cli.question.spread;
