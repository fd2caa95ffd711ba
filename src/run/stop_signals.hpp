#pragma once

namespace orthant::run {

/// While one lives, SIGUSR1, SIGTERM and SIGINT ask for a stop instead of killing the process;
/// SIGPIPE and SIGXFSZ are ignored, so that a failed write is an error and not a death. Afterwards all but these two
/// are ignored: what was asked for has been done, and the process is about to end with its own exit code.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// The signal that asked for a stop, 0 if none did.
    static int caught();
    static const char* name(int signal_number);
};

}  // namespace orthant::run
