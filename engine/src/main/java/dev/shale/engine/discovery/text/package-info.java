/** The bytes of source files, and whether they are text. */
package dev.shale.engine.discovery.text;
