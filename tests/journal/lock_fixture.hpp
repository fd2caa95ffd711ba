#pragma once

#include "journal/journal_fixture.hpp"
#include "journal/lock.hpp"
#include "journal/lock_record.hpp"

#include <array>

#include <sys/wait.h>
#include <unistd.h>

namespace orthant::journal {

/// One byte tells, the end of the writer ends the wait.
class Signal {
  public:
    Signal() {
        if (::pipe(ends_.data()) != 0) throw std::runtime_error("pipe failed");
    }
    ~Signal() {
        close_reader();
        close_writer();
    }
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    void send(char what) const {
        if (::write(ends_[1], &what, 1) != 1) throw std::runtime_error("write failed");
    }
    /// 0 when every writer is gone.
    char receive() const {
        char what = 0;
        return ::read(ends_[0], &what, 1) == 1 ? what : '\0';
    }
    void close_reader() { close_end(ends_[0]); }
    void close_writer() { close_end(ends_[1]); }

  private:
    static void close_end(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
    std::array<int, 2> ends_{-1, -1};
};

/// A process that took the lock and waits to be told to go: letting the lock go, or just dying.
class HoldingProcess {
  public:
    enum class End { lets_go, dies };

    HoldingProcess(const std::filesystem::path& path, End end) {
        process_ = fork();
        if (process_ == 0) hold_in_child(path, end);
        told_.close_reader();
        taken_.close_writer();
        if (taken_.receive() != 't') throw std::runtime_error("the child did not get the lock");
    }
    ~HoldingProcess() { finish(); }
    HoldingProcess(const HoldingProcess&) = delete;
    HoldingProcess& operator=(const HoldingProcess&) = delete;

    pid_t id() const { return process_; }
    void tell() { told_.close_writer(); }
    void finish() {
        tell();
        if (process_ > 0) waitpid(process_, nullptr, 0);
        process_ = 0;
    }

  private:
    [[noreturn]] void hold_in_child(const std::filesystem::path& path, End end) {
        told_.close_writer();
        try {
            const Lock lock = Lock::acquire(path, describe_this_process());
            taken_.send('t');
            told_.receive();
            if (end == End::dies) _exit(0);
        } catch (...) {
        }
        _exit(0);
    }

    pid_t process_ = 0;
    Signal taken_;
    Signal told_;
};

/// An owner on a machine that we cannot look into.
inline LockOwner owner_elsewhere(std::uint64_t nonce = 77) {
    LockOwner owner;
    owner.host = "node7";
    owner.machine = "another boot/another name space";
    owner.process = 4242;
    owner.nonce = nonce;
    return owner;
}

/// An owner on this machine that is gone.
inline LockOwner dead_owner(std::uint64_t nonce) {
    LockOwner owner = describe_this_process();
    owner.process_start -= 1;
    owner.nonce = nonce;
    return owner;
}

inline std::ptrdiff_t count_files(const std::filesystem::path& directory) {
    return std::distance(std::filesystem::directory_iterator(directory), {});
}

}  // namespace orthant::journal
