/** Tables of flat structs on pages, and the names that their rows refer to. */
package dev.shale.arena;
