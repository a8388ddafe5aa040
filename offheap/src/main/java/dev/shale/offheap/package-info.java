/** Native memory: who owns it, how much there is, and where in a page a field lies. */
package dev.shale.offheap;
