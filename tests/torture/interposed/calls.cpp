// The C library's calls on files, each asked for its turn first.

#include "interposed/plan.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>

#include <fcntl.h>

using orthant::torture::Call;
using orthant::torture::next_turn;
using orthant::torture::Turn;

namespace {

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

Call class_of_open(int flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 ? Call::open : Call::read;
}

bool fails(Call call, const char* path) {
    return next_turn(call, path) == Turn::fail;
}

bool fails(Call call, int descriptor) {
    return next_turn(call, descriptor) == Turn::fail;
}

/// How many bytes to write of so many; none when the call is to fail.
std::size_t granted(Turn turn, std::size_t bytes) {
    if (turn == Turn::fail) return 0;
    return turn == Turn::shorten && bytes > 1 ? bytes / 2 : bytes;
}

}  // namespace

// These names and parameters are the C library's.
// NOLINTBEGIN(readability-identifier-naming, cert-dcl50-cpp)
extern "C" {

#define ORTHANT_OPEN(name)                                                     \
    int name(const char* path, int flags, ...) {                               \
        va_list rest;                                                          \
        va_start(rest, flags);                                                 \
        const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                          \
        if (fails(class_of_open(flags), path)) return -1;                      \
        static auto* const call = real<int(const char*, int, ...)>(#name);     \
        return call(path, flags, mode);                                        \
    }
ORTHANT_OPEN(open)
ORTHANT_OPEN(open64)

ssize_t write(int descriptor, const void* bytes, size_t count) {
    const Turn turn = next_turn(Call::write, descriptor);
    if (turn == Turn::fail) return -1;
    static auto* const call = real<ssize_t(int, const void*, size_t)>("write");
    return call(descriptor, bytes, granted(turn, count));
}

#define ORTHANT_PWRITE(name)                                                             \
    ssize_t name(int descriptor, const void* bytes, size_t count, off_t offset) {        \
        const Turn turn = next_turn(Call::pwrite, descriptor);                           \
        if (turn == Turn::fail) return -1;                                               \
        static auto* const call = real<ssize_t(int, const void*, size_t, off_t)>(#name); \
        return call(descriptor, bytes, granted(turn, count), offset);                    \
    }
ORTHANT_PWRITE(pwrite)
ORTHANT_PWRITE(pwrite64)

ssize_t writev(int descriptor, const iovec* parts, int count) {
    const Turn turn = next_turn(Call::writev, descriptor);
    if (turn == Turn::fail) return -1;
    static auto* const call = real<ssize_t(int, const iovec*, int)>("writev");
    return call(descriptor, parts, static_cast<int>(granted(turn, static_cast<size_t>(count))));
}

ssize_t read(int descriptor, void* bytes, size_t count) {
    if (fails(Call::read, descriptor)) return -1;
    static auto* const call = real<ssize_t(int, void*, size_t)>("read");
    return call(descriptor, bytes, count);
}

#define ORTHANT_PREAD(name)                                                        \
    ssize_t name(int descriptor, void* bytes, size_t count, off_t offset) {        \
        if (fails(Call::read, descriptor)) return -1;                              \
        static auto* const call = real<ssize_t(int, void*, size_t, off_t)>(#name); \
        return call(descriptor, bytes, count, offset);                             \
    }
ORTHANT_PREAD(pread)
ORTHANT_PREAD(pread64)

int fsync(int descriptor) {
    if (fails(Call::fsync, descriptor)) return -1;
    static auto* const call = real<int(int)>("fsync");
    return call(descriptor);
}

int fdatasync(int descriptor) {
    if (fails(Call::fdatasync, descriptor)) return -1;
    static auto* const call = real<int(int)>("fdatasync");
    return call(descriptor);
}

#define ORTHANT_FTRUNCATE(name)                                 \
    int name(int descriptor, off_t size) noexcept {             \
        if (fails(Call::truncate, descriptor)) return -1;       \
        static auto* const call = real<int(int, off_t)>(#name); \
        return call(descriptor, size);                          \
    }
ORTHANT_FTRUNCATE(ftruncate)
ORTHANT_FTRUNCATE(ftruncate64)

int truncate(const char* path, off_t size) noexcept {
    if (fails(Call::truncate, path)) return -1;
    static auto* const call = real<int(const char*, off_t)>("truncate");
    return call(path, size);
}

int rename(const char* from, const char* to) noexcept {
    if (fails(Call::rename, to)) return -1;
    static auto* const call = real<int(const char*, const char*)>("rename");
    return call(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned int flags) noexcept {
    if (fails(Call::rename, to)) return -1;
    static auto* const call = real<int(int, const char*, int, const char*, unsigned int)>("renameat2");
    return call(from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) noexcept {
    if (fails(Call::link, to)) return -1;
    static auto* const call = real<int(const char*, const char*)>("link");
    return call(from, to);
}

int unlink(const char* path) noexcept {
    if (fails(Call::unlink, path)) return -1;
    static auto* const call = real<int(const char*)>("unlink");
    return call(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    const bool stands_alone = folder == AT_FDCWD || path[0] == '/';
    if (stands_alone ? fails(Call::unlink, path) : fails(Call::unlink, folder)) return -1;
    static auto* const call = real<int(int, const char*, int)>("unlinkat");
    return call(folder, path, flags);
}

int remove(const char* path) noexcept {
    if (fails(Call::unlink, path)) return -1;
    static auto* const call = real<int(const char*)>("remove");
    return call(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
    if (fails(Call::mkdir, path)) return -1;
    static auto* const call = real<int(const char*, mode_t)>("mkdir");
    return call(path, mode);
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming, cert-dcl50-cpp)
