#include "job/draw.hpp"
#include "store/arrangement.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace orthant::store::search_file_test {
namespace {

using sample::Sample;
using ::testing::ElementsAre;

class SearchFileTest : public testing::Test {
  protected:
    void write(const Sample& sample) {
        sample.write(directory_ / "a.h5");
        reader_.emplace(directory_ / "a.h5");
    }

    test::TempDirectory directory_;
    std::optional<ResultReader> reader_;
};

TEST_F(SearchFileTest, says_how_it_was_drawn) {
    write(Sample(sample::search_job(1, 5)));
    EXPECT_EQ(reader_->attribute("search_method"), "sobol");
    EXPECT_THAT(reader_->axes(), ElementsAre("k", "source", "eps", "scale", "whiten", "trial"));
    EXPECT_THAT(reader_->drawn(), ElementsAre("rate", "width", "kind", "plain"));
    EXPECT_EQ(reader_->trials(), 5U);
    EXPECT_TRUE(reader_->has_records()) << "it could not grow";
}

TEST_F(SearchFileTest, is_told_from_a_grid) {
    write(Sample(1));
    EXPECT_EQ(reader_->trials(), 0U);
    EXPECT_TRUE(reader_->drawn().empty());
}

TEST_F(SearchFileTest, holds_what_every_trial_drew) {
    const Sample sample(sample::search_job(1, 5));
    write(sample);
    const job::Search& search = *sample.job.search;
    const auto rate = reader_->variable("rate"), kind = reader_->variable("kind"), plain = reader_->variable("plain");
    EXPECT_THAT(rate.dims, ElementsAre("trial"));
    for (std::uint64_t trial = 0; trial < 5; ++trial) {
        const auto drawn = [&](std::size_t d) {
            return job::drawn_value(search, search.drawn[d], sample.job.seed, trial);
        };
        EXPECT_EQ(std::get<std::vector<double>>(rate.values)[trial], std::get<double>(drawn(0)));
        EXPECT_EQ(std::get<std::vector<std::string>>(kind.values)[trial], std::get<std::string>(drawn(2)));
        EXPECT_EQ(std::get<std::vector<std::int64_t>>(plain.values)[trial], std::get<bool>(drawn(3)) ? 1 : 0);
    }
}

TEST_F(SearchFileTest, arranges_trials_behind_the_axes) {
    const Sample sample(sample::search_job(2, 5));
    write(sample);
    const auto mean = reader_->variable("mean");
    EXPECT_THAT(mean.dims, ElementsAre("source", "scale", "whiten", "trial", "replicate"));
    EXPECT_THAT(mean.shape, ElementsAre(2, 2, 2, 5, 2));
    // Points: trial slowest. source 1, scale 0, whiten 1, trial 3, replicate 1 is point ((3 · 8) + 5) · 2 + 1.
    const std::size_t cell = ((1 * 2 + 0) * 2 + 1) * 10 + 3 * 2 + 1;
    EXPECT_EQ(std::get<std::vector<double>>(mean.values)[cell], sample::mark(((3 * 8) + 5) * 2 + 1, 0));
    EXPECT_THAT(reader_->variable("error").dims,
                ElementsAre("k", "source", "eps", "scale", "whiten", "trial", "fold", "replicate"));
    EXPECT_THAT(reader_->variable("mean_mean").dims, ElementsAre("source", "scale", "whiten", "trial"));
    EXPECT_THAT(reader_->variable("status").dims, ElementsAre("source", "scale", "whiten", "trial", "replicate"));
}

TEST_F(SearchFileTest, is_put_back_into_the_order_of_points) {
    const job::Job job = sample::search_job(2, 5);
    const job::Space space(job);
    std::vector<std::uint64_t> numbers(space.points());
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    const Arrangement arrangement = Arrangement::of_points(space);
    EXPECT_NE(arrangement.arrange(numbers), numbers);
    EXPECT_EQ(arrangement.to_table(arrangement.arrange(numbers)), numbers);
}

}  // namespace
}  // namespace orthant::store::search_file_test
