/* What a change check costs at least: statx by the handle of the directory, and a comparison.
 *
 * sweep ROOT AREAS FEATURES PARTS: the files ROOT/area<i>/feature<j>/part<k>.ts. Looks at all of them once for
 * each line of its input, and answers with the nanoseconds that took; at once, it learns what they are like.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define WANTED (STATX_TYPE | STATX_MODE | STATX_MTIME | STATX_CTIME | STATX_INO | STATX_SIZE)

struct stamp {
  long long size, modified, changed, inode;
  int mode;
};

static struct stamp stamp_of(const struct statx *status) {
  struct stamp stamp;
  memset(&stamp, 0, sizeof stamp);
  stamp.size = status->stx_size;
  stamp.modified = status->stx_mtime.tv_sec * 1000000000LL + status->stx_mtime.tv_nsec;
  stamp.changed = status->stx_ctime.tv_sec * 1000000000LL + status->stx_ctime.tv_nsec;
  stamp.inode = status->stx_ino;
  stamp.mode = status->stx_mode;
  return stamp;
}

static void look(int directory, const char *name, int flags, struct stamp *kept, int is_first) {
  struct statx status;
  if (statx(directory, name, flags, WANTED, &status) != 0) {
    perror(name);
    exit(1);
  }
  struct stamp now = stamp_of(&status);
  if (is_first) {
    *kept = now;
  } else if (memcmp(kept, &now, sizeof now) != 0) {
    fprintf(stderr, "%s changed\n", name);
    exit(1);
  }
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  int areas = atoi(arguments[2]), features = atoi(arguments[3]), parts = atoi(arguments[4]);
  int directories = areas * features;
  char (*paths)[4096] = malloc((size_t)directories * sizeof *paths);
  char (*names)[32] = malloc((size_t)parts * sizeof *names);
  struct stamp *kept = malloc((size_t)directories * (parts + 1) * sizeof *kept);
  for (int d = 0; d < directories; d++)
    snprintf(paths[d], sizeof *paths, "%s/area%d/feature%d", arguments[1], d / features, d % features);
  for (int p = 0; p < parts; p++) snprintf(names[p], sizeof *names, "part%d.ts", p);
  int is_first = 1;
  do {
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    struct stamp *next = kept;
    for (int d = 0; d < directories; d++) {
      int handle = open(paths[d], O_PATH | O_CLOEXEC);
      look(handle, "", AT_EMPTY_PATH, next++, is_first);
      for (int p = 0; p < parts; p++) look(handle, names[p], 0, next++, is_first);
      close(handle);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (!is_first) {
      printf("%lld\n", (end.tv_sec - begin.tv_sec) * 1000000000LL + end.tv_nsec - begin.tv_nsec);
      fflush(stdout);
    }
    is_first = 0;
  } while (getchar() != EOF);
  return 0;
}
