/* Makes the n-th change below a folder fail, or kills the process there. Loaded with LD_PRELOAD by fault_runner.py.
 *
 * Changes are writes, synchronisations, renames, links, new folders and new files, by Python and by Oxigraph alike. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static char folder[4096];
static atomic_long changes;
static long failing; /* which change fails; 0 for none */
static int error;    /* its errno; -1 kills the process */
static int lasting;  /* whether all later changes fail as well, as on a full disk */

void faults_begin(const char *below, long number, int failure, int lasts) {
    strncpy(folder, below, sizeof folder - 1);
    atomic_store(&changes, 0);
    failing = number;
    error = failure;
    lasting = lasts;
}

long faults_end(void) {
    folder[0] = 0;
    return atomic_load(&changes);
}

static int fails(const char *path) {
    if (!folder[0] || !path || strncmp(path, folder, strlen(folder)) != 0) return 0;
    long number = atomic_fetch_add(&changes, 1) + 1;
    return failing && (number == failing || (lasting && number > failing));
}

static int fails_at(int descriptor) {
    if (!folder[0]) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

static int fail(void) {
    if (error < 0) kill(getpid(), SIGKILL);
    errno = error;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t size) {
    static __typeof__(&write) real;
    if (!real) real = REAL(write);
    if (!fails_at(fd)) return real(fd, bytes, size);
    if (error < 0) real(fd, bytes, size / 2); /* killed in the middle of it */
    return fail();
}

#define PWRITE(name)                                                            \
    ssize_t name(int fd, const void *bytes, size_t size, off_t at) {            \
        static __typeof__(&name) real;                                          \
        if (!real) real = REAL(name);                                           \
        if (!fails_at(fd)) return real(fd, bytes, size, at);                    \
        if (error < 0) real(fd, bytes, size / 2, at);                           \
        return fail();                                                          \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t writev(int fd, const struct iovec *parts, int count) {
    static __typeof__(&writev) real;
    if (!real) real = REAL(writev);
    return fails_at(fd) ? fail() : real(fd, parts, count);
}

#define SYNC(name)                                                              \
    int name(int fd) {                                                          \
        static __typeof__(&name) real;                                          \
        if (!real) real = REAL(name);                                           \
        return fails_at(fd) ? fail() : real(fd);                                \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TWO_PATHS(name)                                                         \
    int name(const char *from, const char *to) {                                \
        static __typeof__(&name) real;                                          \
        if (!real) real = REAL(name);                                           \
        return fails(to) ? fail() : real(from, to);                             \
    }
TWO_PATHS(rename)
TWO_PATHS(link)

int renameat(int one, const char *from, int other, const char *to) {
    static __typeof__(&renameat) real;
    if (!real) real = REAL(renameat);
    return fails(to) ? fail() : real(one, from, other, to);
}

int linkat(int one, const char *from, int other, const char *to, int flags) {
    static __typeof__(&linkat) real;
    if (!real) real = REAL(linkat);
    return fails(to) ? fail() : real(one, from, other, to, flags);
}

int mkdir(const char *path, mode_t mode) {
    static __typeof__(&mkdir) real;
    if (!real) real = REAL(mkdir);
    return fails(path) ? fail() : real(path, mode);
}

int mkdirat(int at, const char *path, mode_t mode) {
    static __typeof__(&mkdirat) real;
    if (!real) real = REAL(mkdirat);
    return fails(path) ? fail() : real(at, path, mode);
}

#define OPEN(name)                                                              \
    int name(const char *path, int flags, ...) {                                \
        static int (*real)(const char *, int, ...);                             \
        if (!real) real = dlsym(RTLD_NEXT, #name);                              \
        va_list rest;                                                           \
        va_start(rest, flags);                                                  \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                           \
        return flags & O_CREAT && fails(path) ? fail() : real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                            \
    int name(int at, const char *path, int flags, ...) {                        \
        static int (*real)(int, const char *, int, ...);                        \
        if (!real) real = dlsym(RTLD_NEXT, #name);                              \
        va_list rest;                                                           \
        va_start(rest, flags);                                                  \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                           \
        return flags & O_CREAT && fails(path) ? fail() : real(at, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)
