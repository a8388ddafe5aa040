/**
 * What the operating system is asked for: the status of files, room for them, mappings, what
 * happens in directories, and how much native memory the process has.
 */
package dev.shale.offheap.system;
