#include "data/sequence_set.hpp"

#include "base/aligned.hpp"
#include "data/sequence_outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::sequence_set_test {
namespace {

using testing::ElementsAre;

SequenceSet small_set() {
    SequenceSet set;
    set.input_names = {"a", "b"};
    set.target_names = {"t"};
    set.inputs = 2;
    set.targets = 1;
    set.input_values = {0, 1, 2, 3, 4, 5, 6, 7};
    set.target_values = {10, 11, 12, 13};
    set.input_scales = {{}, {3, 4}};
    set.target_mean = {0.5};
    set.target_scale = {2};
    set.sequences = {{0, 2, 1, 1}, {1, 3, 3, 1}, {2, 1, 2, 1}};
    set.part_begin = {0, 1, 2, 3};
    set.longest = 3;
    return set;
}

TEST(SequenceSet, shows_the_parts_inputs_and_targets_of_its_sequences) {
    const SequenceSet set = small_set();
    const SequenceView all = view(set);
    EXPECT_THAT(all.part(SetPart::validation), ElementsAre(Sequence{1, 3, 3, 1}));
    EXPECT_THAT(all.inputs_of(set.sequences[1]), ElementsAre(2, 3, 4, 5, 6, 7));
    EXPECT_THAT(all.targets_of(set.sequences[1]), ElementsAre(13));
}

TEST(SequenceSet, is_the_same_in_shared_memory_on_cache_lines) {
    const SequenceSet set = small_set();
    AlignedArray<std::byte> memory(packed_bytes(set), 0);
    pack(set, memory.span());
    const SequenceView all = view(ByteView(memory.span()));
    EXPECT_TRUE(std::ranges::equal(all.input_values, set.input_values));
    EXPECT_TRUE(std::ranges::equal(all.target_values, set.target_values));
    EXPECT_TRUE(std::ranges::equal(all.sequences, set.sequences));
    EXPECT_EQ(all.part_begin, set.part_begin);
    for (const void* begin :
         {static_cast<const void*>(all.input_values.data()), static_cast<const void*>(all.target_values.data()),
          static_cast<const void*>(all.sequences.data())})
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(begin) % cache_line_bytes, 0u);
}

TEST(SequenceSet, refuses_memory_that_is_cut_or_leaves_its_rows) {
    const SequenceSet set = small_set();
    AlignedArray<std::byte> memory(packed_bytes(set), 0);
    pack(set, memory.span());
    EXPECT_THROW(view(ByteView(memory.span()).first(memory.size() - 1)), MalformedBytes);
    EXPECT_THROW(view(ByteView(memory.span()).first(10)), MalformedBytes);
    memory[0] ^= std::byte{1};
    EXPECT_THROW(view(ByteView(memory.span())), MalformedBytes);
    SequenceSet outside = set;
    outside.sequences[1].steps = 4;
    pack(outside, memory.span());
    EXPECT_THROW(view(ByteView(memory.span())), MalformedBytes);
}

TEST(SequenceOutline, comes_back_from_bytes) {
    const SequenceOutline outline(small_set());
    EXPECT_EQ(outline.training_steps, 2u);
    EXPECT_TRUE(outline.has_one_answer);
    EXPECT_EQ(outline.size(SetPart::test), 1u);
    EXPECT_EQ(SequenceOutline::from_bytes(outline.to_bytes()), outline);
}

TEST(SequenceOutline, refuses_bytes_that_are_cut) {
    const Bytes bytes = SequenceOutline(small_set()).to_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(SequenceOutline::from_bytes(ByteView(bytes).first(size)), MalformedBytes) << size;
    Bytes longer = bytes;
    longer.push_back(std::byte{0});
    EXPECT_THROW(SequenceOutline::from_bytes(longer), MalformedBytes);
}

}  // namespace
}  // namespace orthant::data::sequence_set_test
