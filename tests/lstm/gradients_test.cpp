#include "studies/lstm/gradients.hpp"

#include "studies/lstm/gradients_job.hpp"
#include "studies/lstm/watched_trial.hpp"
#include "study/point_fold.hpp"
#include "study/result_table.hpp"
#include "support/counting_context.hpp"
#include "support/interrupting_context.hpp"
#include "support/opened_study.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace orthant::lstm::gradients_test {
namespace {

constexpr std::size_t length = 12;

/// A small job; what `space` does not name is set.
std::string job(const std::string& space, std::string settings) {
    for (const auto& [name, value] : {std::pair("length", "12"), std::pair("hidden", "7")})
        if (space.find(name) == std::string::npos) settings += std::string(name) + " = " + value + "\n";
    return "study = \"lstm.gradients\"\nseed = 3\n[space]\n" + space +
           "\n[settings]\nsequences = 60\nprobes = 20\nbatch = 8\n" + settings;
}

/// A job of lstm.gradients, opened as a run opens it.
class Gradients {
  public:
    explicit Gradients(const std::string& space, const std::string& settings = "")
        : opened_(lstm::gradients(), job(space, settings)) {}

    Bytes record(std::uint64_t point, std::uint64_t interrupted_every = 0) {
        test::InterruptingContext context(interrupted_every);
        for (interruptions = 0;; ++interruptions) {
            ByteWriter record;
            try {
                opened_.study().compute(opened_.point(point), 0, context, record);
                return record.take();
            } catch (const study::TaskStopped&) {
            }
        }
    }

    study::ResultTable results() {
        study::ResultTable table(opened_.space(), opened_.study().layout());
        for (std::uint64_t p = 0; p < opened_.space().points(); ++p) {
            study::PointFold fold(opened_.study(), opened_.point(p));
            fold.add({.id = {p, 0}}, record(p));
            fold.finish(table);
        }
        return table;
    }

    const study::Study& study() const { return opened_.study(); }
    const test::OpenedStudy& opened() const { return opened_; }
    int interruptions = 0;

  private:
    test::OpenedStudy opened_;
};

const std::vector<double>& reals(study::ResultTable& table, const char* name) {
    return std::get<std::vector<double>>(table.variable(name).values);
}
const std::vector<std::int64_t>& integers(study::ResultTable& table, const char* name) {
    return std::get<std::vector<std::int64_t>>(table.variable(name).values);
}

TEST(Gradients, go_on_bit_for_bit_wherever_they_were_stopped) {
    Gradients gradients("cell = [\"lstm\", \"gru\", \"rnn\"]\nepochs = [0, 2, 5]");
    for (std::uint64_t point = 0; point < 3; ++point) {
        const Bytes undisturbed = gradients.record(point);
        for (const std::uint64_t every : {1u, 3u, 8u, 16u}) {
            EXPECT_EQ(gradients.record(point, every), undisturbed) << every;
            EXPECT_GE(gradients.interruptions, 2);
        }
    }
}

TEST(Gradients, are_the_same_however_often_they_are_looked_at) {
    Gradients often("epochs = [4, 0, 2]"), once("epochs = [4]");
    study::ResultTable all = often.results(), last = once.results();
    for (std::size_t lag = 0; lag < length; ++lag)
        EXPECT_EQ(reals(all, "y_norm")[lag], reals(last, "y_norm")[lag]) << lag;
    EXPECT_EQ(reals(all, "loss")[0], reals(last, "loss")[0]);
    EXPECT_TRUE(std::isnan(reals(all, "training_norm")[1])) << "before training";
    EXPECT_GT(reals(all, "training_norm")[2], 0);
}

TEST(Gradients, have_lags_up_to_one_less_than_the_length) {
    Gradients gradients("length = [3, 12]\ncell = [\"lstm\", \"relu\"]");
    study::ResultTable table = gradients.results();
    const std::vector<double>& norms = reals(table, "y_norm");
    ASSERT_EQ(norms.size(), 4 * length);
    for (std::size_t lag = 0; lag < length; ++lag) {
        EXPECT_EQ(std::isnan(norms[lag]), lag >= 3) << lag;
        EXPECT_FALSE(std::isnan(norms[2 * length + lag])) << lag;
    }
    EXPECT_EQ(reals(table, "y_ratio")[0], 1);
    EXPECT_EQ(reals(table, "c_ratio")[2 * length], 1);
}

TEST(Gradients, of_cells_without_c_or_without_a_bound_are_missing) {
    Gradients gradients("cell = [\"np\", \"gru\", \"rnn\"]");
    study::ResultTable table = gradients.results();
    for (std::size_t cell = 0; cell < 3; ++cell)
        for (std::size_t lag = 0; lag < length; ++lag) {
            const std::size_t place = cell * length + lag;
            EXPECT_EQ(std::isnan(reals(table, "c_norm")[place]), cell > 0);
            EXPECT_EQ(std::isnan(reals(table, "y_bound")[place]), cell < 2);
            EXPECT_FALSE(std::isnan(reals(table, "y_norm")[place]));
        }
    for (std::size_t place = 2 * length; place < 3 * length; ++place)
        EXPECT_LE(reals(table, "y_norm")[place], reals(table, "y_bound")[place] * (1 + 1e-12));
    EXPECT_TRUE(std::isnan(reals(table, "recurrent_norm")[1]));
}

TEST(Gradients, begin_with_the_spectral_radius_asked_for) {
    Gradients gradients("cell = [\"rnn\"]\ninitial_scale = [0.5, 1.1]", "initialisation = \"spectral\"\n");
    study::ResultTable table = gradients.results();
    EXPECT_NEAR(reals(table, "spectral_radius")[0], 0.5, 1e-6);
    EXPECT_NEAR(reals(table, "spectral_radius")[1], 1.1, 1e-6);
    EXPECT_LT(reals(table, "y_decay")[0], reals(table, "y_decay")[1]);
}

TEST(Gradients, are_unknown_where_training_diverged) {
    Gradients gradients("epochs = [0, 3]\nlearning_rate = [1e6]", "optimiser = \"sgd\"\ncell = \"relu\"\n");
    study::ResultTable table = gradients.results();
    EXPECT_EQ(integers(table, "training"), (std::vector<std::int64_t>{0, 1}));
    EXPECT_FALSE(std::isnan(reals(table, "y_norm")[0]));
    EXPECT_TRUE(std::isnan(reals(table, "y_norm")[length]));
}

TEST(Gradients, reach_further_back_through_a_cell_that_does_not_forget) {
    Gradients gradients("forget_bias = [0, 1, 4]");
    study::ResultTable table = gradients.results();
    const std::vector<double>& decays = reals(table, "c_decay");
    EXPECT_LT(decays[0], decays[1]);
    EXPECT_LT(decays[1], decays[2]);
}

TEST(Gradients, tell_messages_and_foretell_their_records) {
    Gradients gradients("hidden = [64]\nepochs = [0, 1]");
    test::CountingContext context;
    ByteWriter record;
    gradients.study().compute(gradients.opened().point(0), 0, context, record);
    EXPECT_GT(context.yields(), 10u);
    EXPECT_EQ(record.size(), gradients.study().record_bytes(gradients.opened().point(0)));
    EXPECT_GT(*gradients.study().cost(gradients.opened().point(0), 0), 0);
}

TEST(Gradients, do_not_take_the_record_or_the_state_of_another_task) {
    Gradients gradients("epochs = [0, 1]");
    const Bytes record = gradients.record(0);
    const auto reduction = gradients.study().reduction(gradients.opened().point(0));
    EXPECT_NO_THROW(reduction->add(record));
    EXPECT_THROW(reduction->add(ByteView(record).first(record.size() - 1)), MalformedBytes);
    Bytes longer = record;
    longer.push_back(std::byte{0});
    EXPECT_THROW(reduction->add(longer), MalformedBytes);
}

std::size_t bytes_in_use() {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

TEST(Gradients, need_the_memory_that_was_foretold) {
    if (bytes_in_use() == 0) GTEST_SKIP() << "this allocator does not tell";
    for (const char* cell : {"lstm", "rnn"}) {
        Gradients gradients(std::string("cell = [\"") + cell + "\"]\nepochs = [0, 1]");
        const lstm::GradientsJob asked(gradients.opened().job());
        const job::Point point = gradients.opened().point(0);
        lstm::TrialSettings settings = asked.trial(point);
        settings.model.hidden = 64;
        lstm::Pace nobody([] {});
        test::CountingContext context;
        const std::size_t before = bytes_in_use();
        const data::SequenceSet set = asked.made(gradients.opened().job(), point, nobody);
        const std::size_t made = bytes_in_use() - before;
        EXPECT_LE(made, asked.made_bytes(point) + 4096);
        lstm::WatchedTrial trial(asked, settings, set, 1, nobody);
        trial.run(context);
        const auto measured = static_cast<double>(bytes_in_use() - before - made);
        const auto foretold = static_cast<double>(lstm::WatchedTrial::bytes(asked, settings, length));
        EXPECT_LT(measured, 1.05 * foretold) << cell;
        EXPECT_GT(measured, 0.6 * foretold) << cell;
    }
}

}  // namespace
}  // namespace orthant::lstm::gradients_test
