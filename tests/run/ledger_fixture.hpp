#pragma once

#include "run/ledger.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

namespace orthant::test {

inline Bytes record_of(study::TaskId id) {
    ByteWriter out;
    out.put(id.point);
    out.put(id.task);
    return out.take();
}

class LedgerTest : public testing::Test {
  protected:
    LedgerTest() : paths_{directory_ / "out.h5"} { binding_.build_id = "build"; }

    run::Ledger open() {
        return run::Ledger(paths_, {binding_, "job.toml", "text", {}}, {.host_of_rank = {"a", "b", "a"}}, {},
                           {.commit_interval_s = 0});
    }

    void record(run::Ledger& ledger, study::TaskId id, int rank = 0) {
        const Bytes record = record_of(id);
        ByteWriter reports;
        run::write_report(reports, {.outcome = {.id = id}, .record = record});
        ledger.record(rank, reports.view());
    }

    static study::TaskOutcome only_outcome(const run::Ledger& ledger) {
        const auto cursor = ledger.records().open();
        EXPECT_TRUE(cursor->next());
        const study::TaskOutcome outcome = cursor->outcome();
        EXPECT_FALSE(cursor->next());
        return outcome;
    }

    TempDirectory directory_;
    run::OutputPaths paths_;
    run::Binding binding_;
};

}  // namespace orthant::test
