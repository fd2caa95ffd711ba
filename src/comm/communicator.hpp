#pragma once

#include "base/bytes.hpp"

#include <memory>
#include <string>
#include <vector>

namespace orthant::comm {

/// All ranks of the job, in a communicator of our own. The collectives are for start-up and the very end only.
class Communicator {
  public:
    /// A duplicate of MPI_COMM_WORLD; collective.
    static Communicator world();

    ~Communicator();
    Communicator(Communicator&&) noexcept;
    Communicator& operator=(Communicator&&) noexcept;

    int rank() const;
    int size() const;

    /// Rank 0's bytes, on every rank.
    Bytes broadcast(Bytes from_root) const;
    /// Each rank's text, on rank 0 in rank order; empty elsewhere.
    std::vector<std::string> gather(const std::string& text) const;
    /// Each rank's number, likewise.
    std::vector<int> gather(int number) const;
    /// The largest of all ranks' values, on every rank.
    int maximum(int value) const;
    void barrier() const;

    struct Impl;
    const Impl& impl() const { return *impl_; }

  private:
    explicit Communicator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace orthant::comm
