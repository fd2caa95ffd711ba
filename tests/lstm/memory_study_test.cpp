#include "studies/lstm/memory.hpp"

#include "base/error.hpp"
#include "study/layout.hpp"
#include "study/point_fold.hpp"
#include "study/result_table.hpp"
#include "support/interrupting_context.hpp"
#include "support/opened_study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace orthant::lstm::memory_study_test {
namespace {

/// A job of lstm.memory, opened as a run opens it.
class Remembering {
  public:
    explicit Remembering(const std::string& job)
        : opened_(lstm::memory(), "study = \"lstm.memory\"\nseed = 3\n" + job) {}

    Bytes record(std::uint64_t point, std::uint64_t interrupted_every = 0) {
        test::InterruptingContext context(interrupted_every);
        for (;;) {
            ByteWriter record;
            try {
                study().compute(opened_.point(point), 0, context, record);
                yields = context.yields;
                return record.take();
            } catch (const study::TaskStopped&) {
            }
        }
    }

    study::ResultTable results() {
        study::ResultTable table(opened_.space(), study().layout());
        for (std::uint64_t p = 0; p < opened_.space().points(); ++p) {
            study::PointFold fold(study(), opened_.point(p));
            fold.add({.id = {p, 0}}, record(p));
            fold.finish(table);
        }
        return table;
    }

    const study::Study& study() const { return opened_.study(); }
    double cost(std::uint64_t point) const { return *study().cost(opened_.point(point), 0); }
    std::uint64_t task_bytes(std::uint64_t point) const { return study().task_bytes(opened_.point(point)); }
    std::unique_ptr<study::Reduction> reduction() const { return study().reduction(opened_.point(0)); }
    std::uint64_t yields = 0;

  private:
    test::OpenedStudy opened_;
};

std::string job(const std::string& space, const std::string& settings) {
    return "[space]\n" + space + "\n[settings]\nvalidation = 60\ntest = 90\nbatch = 16\n" + settings + "\n";
}

double real(study::ResultTable& table, const char* name, std::size_t cell) {
    return std::get<std::vector<double>>(table.variable(name).values)[cell];
}
std::int64_t integer(study::ResultTable& table, const char* name, std::size_t cell) {
    return std::get<std::vector<std::int64_t>>(table.variable(name).values)[cell];
}

TEST(MemoryStudy, goes_on_bit_for_bit_wherever_it_was_stopped) {
    Remembering study(job("task = [\"adding\", \"copy\", \"temporal_order\", \"parity\"]\ncell = [\"nfg\"]",
                          "hidden = 5\nlag = 7\nupdates = 25\ncheck_every = 10"));
    for (std::uint64_t point = 0; point < 4; ++point) {
        const Bytes undisturbed = study.record(point);
        for (const std::uint64_t every : {1u, 3u, 11u}) EXPECT_EQ(study.record(point, every), undisturbed) << every;
    }
}

TEST(MemoryStudy, says_what_was_learned_and_what_was_not) {
    Remembering study(job("task = [\"parity\", \"adding\"]\nlag = [2, 40]",
                          "hidden = 8\nlearning_rate = 0.02\nupdates = 330\ncheck_every = 20"));
    study::ResultTable table = study.results();
    EXPECT_EQ(real(table, "success", 0), 1);
    EXPECT_EQ(integer(table, "stop", 0), 0);
    EXPECT_EQ(real(table, "updates_to_success", 0), static_cast<double>(integer(table, "updates", 0)));
    EXPECT_EQ(real(table, "sequences_to_success", 0), 16 * real(table, "updates_to_success", 0));
    EXPECT_EQ(real(table, "success", 1), 0);
    EXPECT_EQ(integer(table, "stop", 1), 1);
    EXPECT_TRUE(std::isnan(real(table, "updates_to_success", 1)));
    EXPECT_EQ(integer(table, "updates", 1), 330);
    EXPECT_EQ(real(table, "chance_error", 1), 0.5);
    EXPECT_EQ(real(table, "chance_loss", 2), 1.0 / 6);
    EXPECT_GT(real(table, "test_error_stderr", 1), 0.01);
    EXPECT_EQ(integer(table, "parameters", 0), 4 * 8 * (1 + 8 + 1) + 3 * 8 + 2 * (8 + 1));
    const study::Layout layout = study.study().layout();
    const auto& check = std::get<std::vector<std::int64_t>>(layout.dimensions[0].coordinates);
    EXPECT_EQ(check.size(), 17u);
    EXPECT_EQ(check.back(), 330);
    EXPECT_TRUE(std::isfinite(real(table, "validation_error", 17 + 16)));
    EXPECT_TRUE(std::isnan(real(table, "validation_error", 16)));
}

TEST(MemoryStudy, shows_divergence_as_a_result) {
    Remembering study(job("cell = [\"relu\"]", "optimiser = \"sgd\"\nlearning_rate = 1e6\nupdates = 50\nlag = 50"));
    study::ResultTable table = study.results();
    EXPECT_EQ(real(table, "success", 0), 0);
    EXPECT_EQ(integer(table, "stop", 0), 2);
    EXPECT_TRUE(std::isnan(real(table, "test_error", 0)));
}

TEST(MemoryStudy, tells_messages_between_products) {
    Remembering study(job("hidden = [64]", "lag = 40\nupdates = 10"));
    study.record(0);
    EXPECT_GT(study.yields, 10u);
}

TEST(MemoryStudy, foretells_memory_and_time_by_what_a_trial_asks) {
    Remembering study(job("lag = [10, 100]\nhidden = [8, 64]", ""));
    EXPECT_NEAR(study.cost(2) / study.cost(0), 10, 1);
    EXPECT_GT(study.cost(1), study.cost(0));
    EXPECT_GT(study.task_bytes(2), 5 * study.task_bytes(0));
    EXPECT_GT(study.task_bytes(1), study.task_bytes(0));
}

TEST(MemoryStudy, does_not_take_the_record_of_another) {
    Remembering study(job("hidden = [4]", "lag = 5\nupdates = 20\ncheck_every = 10"));
    const Bytes record = study.record(0);
    for (std::size_t length = 0; length < record.size(); ++length)
        EXPECT_THROW(study.reduction()->add(ByteView(record).first(length)), MalformedBytes) << length;
    Bytes longer = record;
    longer.push_back(std::byte{0});
    EXPECT_THROW(study.reduction()->add(longer), MalformedBytes);
    EXPECT_NO_THROW(study.reduction()->add(record));
}

void expect_refusal(const std::string& text, const std::string& message) {
    try {
        Remembering study(text);
        ADD_FAILURE() << "accepted: " << text;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
    }
}

TEST(MemoryStudy, refuses_what_cannot_be_asked) {
    expect_refusal(job("lag = [0]", ""), "space.lag");
    expect_refusal(job("lag = [1]", ""), "out of range");
    expect_refusal(job("lag = [1000000]", ""), "out of range");
    expect_refusal(job("task = [\"adding\", \"multiplying\"]", ""), "multiplying");
    expect_refusal(job("lag = [10]", "learned_at = nan"), "learned_at");
    expect_refusal(job("lag = [10]", "tolerance = 0.0"), "tolerance");
    expect_refusal(job("lag = [10]", "truncate = 5"), "truncate");
    expect_refusal(job("updates = [10, 20]", ""), "updates");
    expect_refusal(job("lag = [10]", "updates = 10000000\ncheck_every = 3"), "3333333 in 10000000 updates");
}

}  // namespace
}  // namespace orthant::lstm::memory_study_test
