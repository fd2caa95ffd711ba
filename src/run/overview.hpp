#pragma once

#include "journal/journal.hpp"
#include "run/frames.hpp"
#include "run/work_under_way.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {

/// A job under way, as its journal tells whoever looks on from outside. Its memory grows with ranks.
class Overview {
  public:
    static constexpr std::size_t most_failures = 20;
    static constexpr double rate_window_s = 60;

    /// One frame, in the order of the journal. What makes no sense is left out: the run itself will say so.
    void replay(journal::FrameKind kind, ByteView payload);

    std::uint64_t done() const { return done_; }  ///< tasks
    std::uint64_t failed() const { return failed_; }
    std::size_t runs() const { return runs_; }
    const std::optional<RunStart>& last_start() const { return last_start_; }  ///< of the last run
    bool has_ended() const { return has_ended_; }                              ///< the last run, in good order
    /// The last word of the coordinator.
    const std::optional<Standing>& standing() const { return standing_; }
    /// Tasks a second over the last minute of the last run; none before a second has passed.
    std::optional<double> rate() const;

    struct Failure {
        study::TaskId id;
        std::string error;
    };
    /// The first of them.
    const std::vector<Failure>& failures() const { return failures_; }

    /// What ranks have been at for a while, the longest first; none after the run's end.
    std::vector<WorkUnderWay::Running> running() const { return under_way_.running(); }

  private:
    void begin_run(const RunStart& start);
    void add_reports(const ReportsFrame& frame);
    void add_standing(const Standing& standing);

    std::uint64_t done_ = 0;
    std::uint64_t failed_ = 0;
    std::size_t runs_ = 0;
    std::optional<RunStart> last_start_;
    bool has_ended_ = false;
    std::optional<Standing> standing_;
    std::deque<Standing> recent_;  ///< of the last run, within the window
    std::vector<Failure> failures_;
    WorkUnderWay under_way_;
};

}  // namespace orthant::run
