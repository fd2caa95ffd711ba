#pragma once

#include "cli/findings.hpp"
#include "cli/stored_job.hpp"
#include "study/point_fold.hpp"
#include "study/record_source.hpp"
#include "study/result_table.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace orthant::cli {

/// What is done with the records in a file.
enum class RecordUse {
    none,    ///< there are none
    check,   ///< against their digests
    reduce,  ///< that too, and results are made from them
};

/// What the rows of one point tell.
struct PointTally {
    std::uint64_t done = 0;    ///< tasks
    std::uint64_t failed = 0;  ///< tasks
    bool is_sound = false;     ///< it has its tasks, each once
    bool is_reduced = false;
};

/// Checks the rows of one point, in file order: its tasks from 0 on, each once, with the records that their digests
/// and their study want.
class PointAudit {
  public:
    PointAudit(const StoredJob& asked, std::uint64_t point, std::uint64_t hosts, RecordUse use, Findings& findings);

    /// The next row; it is of this point.
    void add(const study::RecordCursor& task);
    /// After the last row. `status` is what the file says of the point, if anything is known; a point that can be
    /// reduced goes into `table`.
    PointTally close(std::optional<std::int64_t> status, study::ResultTable* table);

  private:
    void check_place(std::uint64_t task);
    void check_outcome(const study::TaskOutcome& outcome);
    void check_record(const study::RecordCursor& task);
    void check_count();
    void check_status(std::int64_t status);

    const StoredJob* asked_;
    Findings* findings_;
    job::Point point_;
    std::uint64_t hosts_;
    RecordUse use_;
    std::optional<study::PointFold> fold_;  ///< as long as all goes well
    std::uint64_t next_task_ = 0;
    PointTally tally_;
};

}  // namespace orthant::cli
