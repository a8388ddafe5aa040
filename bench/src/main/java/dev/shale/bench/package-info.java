/** TODO */
package dev.shale.bench;
