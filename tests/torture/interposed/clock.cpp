// A wall clock that is wrong:
//   TORTURE_CLOCK_SHIFT_S  by so many seconds
//   TORTURE_CLOCK_AFTER    once it was read so often (0: from the start)

#include <dlfcn.h>
#include <sys/time.h>

#include <atomic>
#include <cstdlib>
#include <ctime>

namespace {

long number(const char* variable) {
    const char* text = std::getenv(variable);
    return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
}

time_t shift_s() {
    static const long shift = number("TORTURE_CLOCK_SHIFT_S");
    static const long after = number("TORTURE_CLOCK_AFTER");
    static std::atomic<long> reads = 0;
    return reads++ < after ? 0 : shift;
}

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// These names and parameters are the C library's.
// NOLINTBEGIN(readability-identifier-naming, cert-dcl50-cpp)
extern "C" {

int clock_gettime(clockid_t clock, timespec* now) noexcept {
    static auto* const call = real<int(clockid_t, timespec*)>("clock_gettime");
    const int result = call(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += shift_s();
    return result;
}

int gettimeofday(timeval* now, void* zone) noexcept {
    static auto* const call = real<int(timeval*, void*)>("gettimeofday");
    const int result = call(now, zone);
    if (result == 0) now->tv_sec += shift_s();
    return result;
}

time_t time(time_t* now) noexcept {
    static auto* const call = real<time_t(time_t*)>("time");
    const time_t shifted = call(nullptr) + shift_s();
    if (now != nullptr) *now = shifted;
    return shifted;
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming, cert-dcl50-cpp)
