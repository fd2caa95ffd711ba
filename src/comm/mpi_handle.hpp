#pragma once

#include <mpi.h>

#include <type_traits>
#include <utility>

namespace orthant::comm {

/// Throws std::runtime_error naming the call, when `code` is not MPI_SUCCESS.
void check_mpi(int code, const char* call);

/// Owns a communicator other than the predefined ones.
class CommHandle {
  public:
    explicit CommHandle(MPI_Comm comm) : comm_(comm) {}
    ~CommHandle() { reset(); }
    CommHandle(CommHandle&& other) noexcept : comm_(std::exchange(other.comm_, MPI_COMM_NULL)) {}
    CommHandle& operator=(CommHandle&& other) noexcept {
        if (this != &other) {
            reset();
            comm_ = std::exchange(other.comm_, MPI_COMM_NULL);
        }
        return *this;
    }

    MPI_Comm get() const { return comm_; }

  private:
    void reset() noexcept {
        if (comm_ != MPI_COMM_NULL) MPI_Comm_free(&comm_);
    }

    MPI_Comm comm_;
};

static_assert(!std::is_copy_constructible_v<CommHandle> && std::is_nothrow_move_constructible_v<CommHandle>);

}  // namespace orthant::comm
