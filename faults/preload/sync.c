/* Makes the n-th sync of the process fail with an I/O error: KPCS_FAIL_SYNC=n. For LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int calls;
static int due(void) {
    const char *n = getenv("KPCS_FAIL_SYNC");
    return n && __sync_add_and_fetch(&calls, 1) == atoi(n);
}
int fsync(int fd) {
    if (due()) { write(2, "sync fails\n", 11); errno = EIO; return -1; }
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return next(fd);
}
int fdatasync(int fd) {
    if (due()) { write(2, "sync fails\n", 11); errno = EIO; return -1; }
    int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return next(fd);
}
