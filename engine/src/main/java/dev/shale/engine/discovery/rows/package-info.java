/** The rows of a module beside the record that they are made of. */
package dev.shale.engine.discovery.rows;
