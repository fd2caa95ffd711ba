#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"
#include "studies/knn/kept_neighbours.hpp"
#include "studies/knn/sweep_outline.hpp"

#include <gtest/gtest.h>

#include <limits>

/// Records and outlines come from files that may be damaged.
namespace orthant::knn::helpers::sweep_records_test {
namespace {

ByteView first(const Bytes& bytes, std::size_t count) {
    return std::span(bytes).first(count);
}

void expect_checked(const TestRows& table, const std::string& job) {
    SweepRun run({{"table.csv", table.csv()}}, job);
    const Bytes record = run.record(0, 0);
    const auto add = [&](ByteView bytes) { run.study().reduction(run.point(0))->add(bytes); };
    EXPECT_NO_THROW(add(record));
    for (std::size_t length = 0; length < record.size(); ++length)
        ASSERT_THROW(add(first(record, length)), MalformedBytes) << length << " of " << record.size();
    Bytes longer = record;
    longer.push_back(std::byte{0});
    EXPECT_THROW(add(longer), MalformedBytes);
}

constexpr const char* all_parts = "folds = 3\ninner_folds = 2\ntest_share = 0.2\nkeep_neighbours = 2";

TEST(Records, of_numbers_are_checked_to_the_last_byte) {
    expect_checked(random_numbers(20, 2), job_text("k = [1, 2]\nweights = [\"uniform\", \"distance\"]", all_parts));
}

TEST(Records, of_classes_are_checked_to_the_last_byte) {
    expect_checked(random_classes(20, 2), job_text("k = [1, 2]\ncomponents = [0, 1]", all_parts));
}

/// A byte that changes may give another record, never one that is read past its end or written outside the results.
TEST(Records, with_a_byte_changed_are_read_or_refused) {
    const TestRows table = random_classes(20, 2);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1, 2]", all_parts));
    const Bytes record = run.record(0, 0);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < record.size(); ++i)
        for (const std::byte change : {std::byte{0x01}, std::byte{0x80}, std::byte{0xff}}) {
            Bytes changed = record;
            changed[i] ^= change;
            const auto reduction = run.study().reduction(run.point(0));
            study::ResultTable results(run.space(), run.study().layout());
            study::ResultRow row = results.row(0);
            try {
                reduction->add(changed);
                reduction->finish(row);
            } catch (const MalformedBytes&) {
                ++refused;
            }
        }
    EXPECT_GT(refused, record.size() / 2);
}

TEST(Records, expected_size_is_about_the_true_one) {
    const TestRows table = random_classes(200, 3);
    for (const char* settings : {"folds = 5", "folds = 5\ninner_folds = 3\nrepeats = 3", "keep_neighbours = 20",
                                 "validation = \"leave-one-out\"\nkeep_neighbours = 20"}) {
        SweepRun run({{"table.csv", table.csv()}}, job_text("k = { from = 1, to = 20 }", settings));
        const auto bytes = static_cast<double>(run.record(0, 0).size());
        const auto expected = static_cast<double>(run.study().record_bytes(run.point(0)));
        EXPECT_GT(expected, bytes / 4) << settings;
        EXPECT_LT(expected, bytes * 4) << settings;
    }
}

Bytes kept_record(std::uint32_t repeat, std::uint32_t row, std::uint32_t neighbour, double distance) {
    KeptNeighbours kept(1, 1000, 1000);
    kept.add(repeat, row, {&neighbour, 1}, {&distance, 1});
    ByteWriter out;
    kept.write(out);
    return out.take();
}

TEST(Records, of_neighbours_name_rows_and_repeats_that_there_are) {
    const auto read = [](const Bytes& bytes) {
        KeptNeighbours kept(1, 2, 10);
        ByteReader in(bytes);
        kept.read(in);
        return kept.size();
    };
    EXPECT_EQ(read(kept_record(1, 9, 9, 0)), 1U);
    EXPECT_THROW(read(kept_record(2, 9, 9, 0)), MalformedBytes);
    EXPECT_THROW(read(kept_record(1, 10, 9, 0)), MalformedBytes);
    EXPECT_THROW(read(kept_record(1, 9, 10, 0)), MalformedBytes);
    EXPECT_THROW(read(kept_record(1, 9, 9, -1)), MalformedBytes);
    EXPECT_THROW(read(kept_record(1, 9, 9, std::numeric_limits<double>::quiet_NaN())), MalformedBytes);
    KeptNeighbours none(0, 2, 10);
    const Bytes one = kept_record(0, 0, 0, 0);
    ByteReader in(one);
    EXPECT_THROW(none.read(in), MalformedBytes);
}

SweepOutline example() {
    SweepOutline outline;
    outline.shape = {.rows = 300, .test_rows = 20, .repeats = 2, .folds = 10, .inner_folds = 3};
    outline.columns = 5;
    outline.missing_cells = 7;
    outline.smallest_training = 168;
    outline.classes = {"a", "b"};
    return outline;
}

SweepSettings settings_of(const std::string& settings) {
    const job::Schema schema = sweep_schema();
    const std::string data = settings.find("\"file\"") == settings.npos ? "" : "folds_file = \"folds.csv\"\n";
    return SweepSettings(job::parse_job("job.toml", job_text("k = [1]", settings, data), {},
                                        {[&](std::string_view) { return &schema; }, {"knn.sweep"}}));
}

SweepOutline read_outline(ByteView bytes, const std::string& settings = "repeats = 2\ninner_folds = 3") {
    return SweepOutline::from_bytes(bytes, settings_of(settings));
}

TEST(Outline, comes_back_as_it_was_written) {
    const SweepOutline back = read_outline(example().to_bytes());
    EXPECT_EQ(back.to_bytes(), example().to_bytes());
    EXPECT_EQ(back.shape.inner_folds, 3U);
    EXPECT_EQ(back.smallest_training, 168U);
    EXPECT_EQ(back.classes, example().classes);
}

TEST(Outline, that_is_cut_or_longer_is_refused) {
    const Bytes bytes = example().to_bytes();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_THROW(read_outline(first(bytes, length)), MalformedBytes) << length;
    Bytes longer = bytes;
    longer.push_back(std::byte{0});
    EXPECT_THROW(read_outline(longer), MalformedBytes);
    Bytes newer = bytes;
    newer.front() = std::byte{99};
    EXPECT_THROW(read_outline(newer), MalformedBytes);
}

TEST(Outline, that_cannot_be_is_refused) {
    const auto refused = [](auto change) {
        SweepOutline outline = example();
        change(outline);
        EXPECT_THROW(read_outline(outline.to_bytes()), MalformedBytes);
    };
    refused([](SweepOutline& o) { o.shape.rows = 0; });
    refused([](SweepOutline& o) { o.shape.rows = std::size_t{1} << 40; });
    refused([](SweepOutline& o) { o.shape.test_rows = 300; });
    refused([](SweepOutline& o) { o.shape.repeats = 0; });
    refused([](SweepOutline& o) { o.shape.repeats = 3; });
    refused([](SweepOutline& o) { o.shape.folds = 11; });
    refused([](SweepOutline& o) { o.shape.folds = 301; });
    refused([](SweepOutline& o) { o.shape.inner_folds = 4; });
    refused([](SweepOutline& o) { o.shape.inner_folds = 301; });
    refused([](SweepOutline& o) { o.shape.rows = 9, o.shape.test_rows = 0; });
    refused([](SweepOutline& o) { o.columns = 0; });
    refused([](SweepOutline& o) { o.classes = {"a"}; });
    refused([](SweepOutline& o) { o.centre = std::numeric_limits<double>::infinity(); });
}

TEST(Outline, has_the_splits_that_the_job_asks_for) {
    SweepOutline outline = example();
    outline.shape.repeats = 1;
    outline.shape.inner_folds = 0;
    const auto fits = [&](std::size_t folds, const std::string& validation) {
        outline.shape.folds = folds;
        try {
            read_outline(outline.to_bytes(), "validation = \"" + validation + "\"");
        } catch (const MalformedBytes&) {
            return false;
        }
        return true;
    };
    EXPECT_TRUE(fits(10, "k-fold"));
    EXPECT_FALSE(fits(280, "k-fold"));
    EXPECT_TRUE(fits(280, "leave-one-out"));
    EXPECT_FALSE(fits(281, "leave-one-out"));
    EXPECT_TRUE(fits(0, "file"));
    EXPECT_TRUE(fits(300, "file"));
    EXPECT_FALSE(fits(301, "file"));
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_records_test
