#include "run/heartbeat.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace orthant::run {

Heartbeat::Heartbeat(journal::Lock& lock, double interval_s) : lock_(&lock) {
    if (pipe2(stop_pipe_.data(), O_CLOEXEC) != 0) throw storage_error("make", "a pipe", errno);
    thread_ = std::thread([this, interval_s] { beat(interval_s); });
}

Heartbeat::~Heartbeat() {
    close(stop_pipe_[1]);
    thread_.join();
    close(stop_pipe_[0]);
}

void Heartbeat::check() {
    const std::lock_guard guard(mutex_);
    if (failure_) std::rethrow_exception(failure_);
}

void Heartbeat::beat(double interval_s) {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);  // signals belong to the thread that computes
    pollfd stop{.fd = stop_pipe_[0], .events = POLLIN, .revents = 0};
    try {
        do lock_->heartbeat();
        while (poll(&stop, 1, static_cast<int>(1000 * interval_s)) == 0);
    } catch (...) {
        const std::lock_guard guard(mutex_);
        failure_ = std::current_exception();
    }
}

}  // namespace orthant::run
