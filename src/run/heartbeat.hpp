#pragma once

#include "journal/lock.hpp"

#include <array>
#include <exception>
#include <mutex>
#include <thread>

namespace orthant::run {

/// Keeps a lock's heart beating from a thread of its own, through long kernels and long writes alike.
class Heartbeat {
  public:
    /// The lock must outlive it.
    explicit Heartbeat(journal::Lock& lock, double interval_s = 5);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    /// Throws what a beat threw: the lock was lost.
    void check();

  private:
    void beat(double interval_s);

    journal::Lock* lock_;
    std::array<int, 2> stop_pipe_{};  ///< the thread waits on the reading end; closing the writing end wakes it
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::thread thread_;
};

}  // namespace orthant::run
