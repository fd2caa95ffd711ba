#pragma once

#include <string>

namespace orthant::comm {

/// MPI from construction to destruction, at MPI_THREAD_FUNNELED: only the thread that made it may communicate.
class Environment {
  public:
    Environment();
    /// Finalises MPI, unless ranks may have died; while an exception passes it aborts the job instead, so that no other
    /// rank waits for ever.
    ~Environment();
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    /// Ends all ranks at once with this exit code.
    [[noreturn]] static void abort(int exit_code);

    /// Ends this process alone, where the others know that they have to end.
    [[noreturn]] static void leave(int exit_code);

    /// "Open MPI 4.1.4" and the like.
    static std::string library_version();
    static std::string host_name();

  private:
    int uncaught_at_start_;
};

}  // namespace orthant::comm
