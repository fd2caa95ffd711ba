#include "studies/lstm/train.hpp"

#include "base/error.hpp"
#include "job/parse.hpp"
#include "study/point_fold.hpp"
#include "study/result_table.hpp"
#include "support/interrupting_context.hpp"
#include "support/opened_study.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include <string>
#include <utility>
#include <vector>

namespace orthant::lstm::train_test {
namespace {

/// A job of lstm.train, opened as a run opens it.
class Training {
  public:
    explicit Training(const std::string& job) : opened_(lstm::train(), "study = \"lstm.train\"\nseed = 3\n" + job) {}

    /// The record of a point, and how often it was interrupted.
    std::pair<Bytes, int> record(std::uint64_t point, std::uint64_t interrupted_every = 0) {
        orthant::test::InterruptingContext context(interrupted_every);
        for (int times = 0;; ++times) {
            ByteWriter record;
            try {
                study().compute(space().point(point), 0, context, record);
                yields = context.yields;
                return {record.take(), times};
            } catch (const study::TaskStopped&) {
            }
        }
    }

    study::ResultTable results() {
        study::ResultTable table(space(), study().layout());
        for (std::uint64_t p = 0; p < space().points(); ++p) {
            study::PointFold fold(study(), space().point(p));
            fold.add({.id = {p, 0}}, record(p).first);
            fold.finish(table);
        }
        return table;
    }

    const study::Study& study() const { return opened_.study(); }
    const job::Space& space() const { return opened_.space(); }
    const Bytes& outline() const { return opened_.outline(); }
    std::uint64_t yields = 0;

  private:
    orthant::test::OpenedStudy opened_;
};

std::string job(const std::string& space, const std::string& settings, const std::string& data = "") {
    return "[data]\nkind = \"made\"\nmade = \"count\"\nsequences = 100\nsymbols = 5\nlength = 9\n" + data +
           "\n[space]\n" + space + "\n[settings]\ntask = \"generate\"\nepochs = 6\n" + settings + "\n";
}

double real(study::ResultTable& table, const char* name, std::size_t cell) {
    return std::get<std::vector<double>>(table.variable(name).values)[cell];
}
std::int64_t integer(study::ResultTable& table, const char* name, std::size_t cell) {
    return std::get<std::vector<std::int64_t>>(table.variable(name).values)[cell];
}

TEST(Train, goes_on_bit_for_bit_wherever_it_was_stopped) {
    Training training(
        job("cell = [\"lstm\", \"fgr\", \"gru\"]", "hidden = 7\nbatch = 8\ndropout = 0.1\ninput_noise = 0.2"));
    for (std::uint64_t point = 0; point < 3; ++point) {
        const Bytes undisturbed = training.record(point).first;
        for (const std::uint64_t every : {1u, 3u, 7u}) {
            const auto [record, times] = training.record(point, every);
            EXPECT_EQ(record, undisturbed) << every;
            EXPECT_GE(times, every == 1 ? 20 : 6);
        }
    }
}

TEST(Train, says_what_a_trial_was_like) {
    Training training(job("learning_rate = [0.01, 1e6]\ncell = [\"lstm\", \"relu\"]",
                          "hidden = 7\nbatch = 8\noptimiser = \"sgd\"\npatience = 2"));
    study::ResultTable table = training.results();
    EXPECT_EQ(integer(table, "epochs_trained", 0), 6);
    EXPECT_EQ(integer(table, "stop", 0), 0);
    EXPECT_EQ(integer(table, "parameters", 0), 4 * 7 * (5 + 7 + 1) + 3 * 7 + 5 * (7 + 1));
    EXPECT_EQ(integer(table, "updates", 0), 6 * 8);
    const auto best = static_cast<std::size_t>(integer(table, "best_epoch", 0));
    EXPECT_EQ(real(table, "best_validation_loss", 0), real(table, "validation_loss", best - 1));
    EXPECT_TRUE(std::isfinite(real(table, "test_error", 0)));
    EXPECT_EQ(integer(table, "stop", 3), 2);
    EXPECT_TRUE(std::isnan(real(table, "training_loss", 3 * 6 + 5)));
}

TEST(Train, tells_messages_between_products) {
    Training training(job("hidden = [64]", "batch = 60"));
    training.record(0);
    EXPECT_GT(training.yields, 10u);
}

TEST(Train, foretells_memory_and_time_by_what_a_trial_asks) {
    Training training(job("hidden = [8, 64]\nbatch = [1, 32]", ""));
    const auto cost = [&](std::uint64_t point) { return *training.study().cost(training.space().point(point), 0); };
    EXPECT_GT(cost(2), cost(0));
    EXPECT_LT(cost(1), cost(0));
    EXPECT_GT(training.study().task_bytes(training.space().point(2)),
              training.study().task_bytes(training.space().point(0)));
}

void expect_refusal(const std::string& text, const std::string& message, ErrorKind kind = ErrorKind::job) {
    try {
        Training training(text);
        ADD_FAILURE() << "accepted: " << text;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), kind);
        EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
    }
}

TEST(Train, refuses_what_does_not_fit_together) {
    expect_refusal(job("hidden = [4]", "bidirectional = true"), "would read what task = \"generate\" is to predict");
    expect_refusal(job("model = [\"dense\", \"recurrent\"]", ""), "answers once a sequence");
    expect_refusal(job("hidden = [4]", "loss = \"squared\""), "does not suit classes");
    expect_refusal(job("hidden = [4]", "", "file = \"x.csv\"\n"), "take the file out");
    std::string other = job("hidden = [4]", "");
    other.replace(other.find("generate"), 8, "classify");
    expect_refusal(other, "it answers generate");
    expect_refusal("[data]\nkind = \"series\"\n[space]\nhidden = [4]\n", "say file");
    const std::string series = "[space]\nhidden = [4]\n[data]\nfile = \"x.csv\"\n";
    expect_refusal(series, "names no targets");
    expect_refusal(series + "targets = \"y\"\n", "names no inputs");
    expect_refusal(job("hidden = [4]", "", "first_frame = true\n"), "of kind = \"sequences\" alone");
}

TEST(Train, refuses_parts_that_hold_nothing) {
    expect_refusal(job("hidden = [4]", "", "validation_share = 0.9\ntest_share = 0.9\n"), "must add up to 1");
    expect_refusal(job("hidden = [4]", "", "test_share = 0.000001\n"), "the test part of 100 sequences is empty",
                   ErrorKind::data);
}

TEST(Train, does_not_take_an_outline_that_cannot_be) {
    Training training(job("hidden = [4]", ""));
    const study::Entry entry = lstm::train();
    const job::Catalogue catalogue{[&](std::string_view) { return &entry.schema; }, {entry.schema.study}};
    const job::Job parsed =
        job::parse_job("job.toml", "study = \"lstm.train\"\n" + job("hidden = [4]", ""), {}, catalogue);
    const auto study = entry.open(parsed);
    const Bytes outline = study->read_outline();
    EXPECT_THROW(study->use_outline(ByteView(outline).first(outline.size() - 1)), MalformedBytes);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        Bytes damaged = outline;
        damaged[i] = std::byte{0xff};
        try {
            study->use_outline(damaged);
        } catch (const MalformedBytes&) {
        } catch (const Error&) {
        }
    }
}

}  // namespace
}  // namespace orthant::lstm::train_test
