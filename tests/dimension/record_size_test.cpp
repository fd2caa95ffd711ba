#include "studies/dimension/record_size.hpp"

#include "studies/dimension/angle_task.hpp"

#include <gtest/gtest.h>

namespace orthant::dimension::record_size_test {
namespace {

double written_bytes(Source source, const AngleCells& cells, std::uint64_t dimension, std::uint64_t pairs) {
    Pacer pacer([] {});
    AngleTally tally(cells);
    tally_pairs(PairSampler(source, dimension, 5, 0), 0, pairs, pacer, tally);
    ByteWriter out;
    tally.write(out);
    return static_cast<double>(out.size());
}

void expect_near(std::initializer_list<std::uint64_t> pair_counts, double share) {
    for (const Source source : {Source::cube, Source::ball})
        for (const std::uint64_t dimension : {1u, 2u, 3u, 5u, 100u})
            for (const std::uint64_t bins : {36u, 180u, 20'000u})
                for (const std::uint64_t pairs : pair_counts) {
                    const AngleCells cells = AngleCells::of(dimension, bins);
                    const double written = written_bytes(source, cells, dimension, pairs);
                    const auto expected = static_cast<double>(expected_record_bytes(cells, dimension, pairs));
                    EXPECT_NEAR(expected, written, share * written)
                        << source_names()[static_cast<std::size_t>(source)] << " D=" << dimension << " bins=" << bins
                        << " pairs=" << pairs;
                }
}

TEST(ExpectedRecordBytes, are_those_of_records_with_many_pairs) {
    expect_near({20'000, 60'000}, 0.12);
}

TEST(ExpectedRecordBytes, are_near_those_of_records_with_few_pairs) {
    expect_near({8, 100, 1250}, 0.4);
}

}  // namespace
}  // namespace orthant::dimension::record_size_test
