#include "studies/dimension/cube_tally.hpp"

#include <gtest/gtest.h>

namespace orthant::dimension::cube_tally_test {
namespace {

CubeTally empty(bool has_volumes) {
    CubeTally tally{{2, 3}, {}};
    if (has_volumes) tally.volumes.emplace(4);
    return tally;
}

CubeTally tally_of(std::uint64_t task, bool has_volumes) {
    CubeTally tally = empty(has_volumes);
    tally.points.add_samples(10);
    tally.points.add(1, 0.5 + static_cast<double>(task));
    tally.points.count(2) = 7 + task;
    Pacer pacer([] {});
    if (has_volumes) tally.volumes->add(level_sums(RandomStream(1, task, StreamId{0}), 10, 4, pacer));
    return tally;
}

Bytes record_of(const CubeTally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

TEST(CubeTally, is_read_back_whole_and_refused_where_it_ends_early) {
    for (const bool has_volumes : {false, true}) {
        const Bytes record = record_of(tally_of(1, has_volumes));
        CubeTally read = tally_of(2, has_volumes);
        ByteReader in(record);
        read.read(in);
        EXPECT_TRUE(in.at_end());
        EXPECT_EQ(record_of(read), record);
        for (std::size_t length = 0; length < record.size(); ++length) {
            ByteReader cut(ByteView(record).first(length));
            EXPECT_THROW(read.read(cut), MalformedBytes) << length;
        }
    }
}

TEST(CubeTally, merges_both_its_parts) {
    CubeTally sum = empty(true);
    sum.merge(tally_of(1, true));
    sum.merge(tally_of(2, true));
    EXPECT_EQ(sum.points.samples(), 20u);
    EXPECT_EQ(sum.points.count(2), 17u);
    EXPECT_EQ(sum.points.moments(1).sum(1), 4);
    NestedVolumes volumes = *tally_of(1, true).volumes;
    volumes.merge(*tally_of(2, true).volumes);
    EXPECT_EQ(sum.volumes->log10_ball_share().value, volumes.log10_ball_share().value);
}

}  // namespace
}  // namespace orthant::dimension::cube_tally_test
