/* Makes the n-th sync of the register fail with an I/O error, and says of which file: KPCS_FAIL_SYNC=n. For LD_PRELOAD.
 * Syncs of the transparency log (DIR/log) are not counted: kpcs-hub's tests fail each operation of its store. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int calls;
static int due(int fd) {
    const char *n = getenv("KPCS_FAIL_SYNC");
    if (!n) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    if (strstr(path, "/log/") || (length > 4 && !strcmp(path + length - 4, "/log"))) return 0;
    if (__sync_add_and_fetch(&calls, 1) != atoi(n)) return 0;
    dprintf(2, "sync fails: %s\n", path);
    return 1;
}
int fsync(int fd) {
    if (due(fd)) { errno = EIO; return -1; }
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return next(fd);
}
int fdatasync(int fd) {
    if (due(fd)) { errno = EIO; return -1; }
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return next(fd);
}
