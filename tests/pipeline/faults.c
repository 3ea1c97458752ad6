/* Makes the n-th change below a folder fail, or stops at each change so that another process can look at what a kill
 * would leave. Loaded with LD_PRELOAD by fault_runner.py.
 *
 * Changes are writes, synchronisations, renames, links, new folders and new files, by Python and by Oxigraph alike. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
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
static int error;    /* its errno */
static int lasting;  /* whether all later changes fail as well, as on a full disk */

/* Where a stop at a change is announced, and where leave to go on comes from; -1 for no stops. */
static int announced = -1, released = -1;
static pthread_mutex_t stopping = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

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

/* Stops at each change from now on: in the middle of a write, and before any other. */
void faults_stop_at_each(int announce, int release) {
    announced = announce;
    released = release;
}

static void stop(void) {
    static __typeof__(&write) real;
    if (!real) real = REAL(write);
    char byte = 0;
    pthread_mutex_lock(&stopping);
    if (real(announced, &byte, 1) != 1 || read(released, &byte, 1) != 1) _exit(1);
    pthread_mutex_unlock(&stopping);
}

/* The number of a change; 0 if it is not below the folder. */
static long number_of(const char *path) {
    if (!folder[0] || !path || strncmp(path, folder, strlen(folder)) != 0) return 0;
    return atomic_fetch_add(&changes, 1) + 1;
}

static long number_at(int descriptor) {
    if (!folder[0]) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return number_of(path);
}

static int fails_now(long number) {
    return number && failing && (number == failing || (lasting && number > failing));
}

static int stops_or_fails(long number) {
    if (number && announced >= 0) stop();
    return fails_now(number);
}

static int fails(const char *path) { return stops_or_fails(number_of(path)); }

static int fails_at(int descriptor) { return stops_or_fails(number_at(descriptor)); }

static int fail(void) {
    errno = error;
    return -1;
}

/* A write stops in the middle. */
#define WRITE(name, real_write)                                                 \
    static __typeof__(&name) real;                                              \
    if (!real) real = REAL(name);                                               \
    long number = number_at(fd);                                                \
    if (number && announced >= 0) {                                             \
        ssize_t half = real_write(bytes, size / 2, 0);                          \
        if (half < 0) return half;                                              \
        stop();                                                                 \
        ssize_t other = real_write((const char *)bytes + half, size - half, half); \
        return other < 0 ? other : half + other;                                \
    }                                                                           \
    return fails_now(number) ? fail() : real_write(bytes, size, 0);

#define PLAIN(from, count, offset) real(fd, from, count)
#define PLACED(from, count, offset) real(fd, from, count, at + (offset))

ssize_t write(int fd, const void *bytes, size_t size) { WRITE(write, PLAIN) }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { WRITE(pwrite, PLACED) }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) { WRITE(pwrite64, PLACED) }

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
