#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

namespace orthant::run {

/// How a run shows how far it is.
enum class ProgressStyle {
    bar,    ///< one line, drawn over itself: for a terminal
    lines,  ///< a line a minute: for a log
    quiet,
};

struct ProgressState {
    std::uint64_t done = 0;   ///< tasks, those of former runs included
    std::uint64_t total = 0;  ///< tasks known so far
    std::uint64_t failed = 0;
    std::uint64_t done_now = 0;           ///< tasks done by this run
    std::optional<double> remaining_s{};  ///< until the end, if anything was measured
};

/// "3.1 tasks/s".
std::string rate_text(double rate);

/// "[######------]  12/24 tasks  3.1 tasks/s  ETA 4 s  1 failed"
std::string progress_line(const ProgressState& state, double elapsed_s, ProgressStyle style);

/// Says where the job is, no more often than its style wants.
class Progress {
  public:
    Progress(ProgressStyle style, std::ostream& out, double now_s);

    bool is_due(double now_s) const;
    void show(const ProgressState& state, double now_s);
    /// A line of its own, above the bar.
    void say(const std::string& line);
    /// Ends the bar's line.
    void end();

  private:
    ProgressStyle style_;
    std::ostream* out_;
    double start_s_;
    double last_s_;
    bool bar_is_drawn_ = false;
};

/// The style for this process: a bar where its standard error, or that of the mpirun above it, is a terminal.
ProgressStyle detect_progress_style();

}  // namespace orthant::run
