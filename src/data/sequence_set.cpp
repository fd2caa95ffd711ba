#include "data/sequence_set.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"

#include <algorithm>

namespace orthant::data {
namespace {

/// What stands before the arrays: as much as two cache lines.
struct Sizes {
    std::uint64_t magic = 0, inputs = 0, targets = 0, input_values = 0, target_values = 0, sequences = 0;
    std::array<std::uint64_t, 4> part_begin{};
};

constexpr std::uint64_t magic = 0x3153514553544E4F;  // "ONTSEQS1"

/// Where the arrays begin. Sizes are below 2⁵⁶, so nothing overflows.
struct Places {
    std::uint64_t inputs, targets, sequences, end;

    explicit Places(const Sizes& sizes)
        : inputs(padded<std::byte>(sizeof(Sizes))),
          targets(inputs + padded<std::byte>(sizes.input_values * sizeof(float))),
          sequences(targets + padded<std::byte>(sizes.target_values * sizeof(float))),
          end(sequences + padded<std::byte>(sizes.sequences * sizeof(Sequence))) {}
};

Sizes sizes_of(const SequenceSet& set) {
    return {
        magic,         set.inputs, set.targets, set.input_values.size(), set.target_values.size(), set.sequences.size(),
        set.part_begin};
}

template <class T>
void write(std::span<std::byte> memory, std::uint64_t place, const std::vector<T>& values) {
    std::ranges::copy(std::as_bytes(std::span(values)), memory.begin() + static_cast<std::ptrdiff_t>(place));
}

template <class T>
std::span<const T> array_at(ByteView memory, std::uint64_t place, std::uint64_t count) {
    return {reinterpret_cast<const T*>(memory.data() + place), static_cast<std::size_t>(count)};
}

void expect(bool is_sound) {
    if (!is_sound) throw MalformedBytes("the memory does not hold a set of sequences");
}

bool lies_within(std::uint64_t first, std::uint64_t count, std::uint64_t rows) {
    return count <= rows && first <= rows - count;
}

void check(const Sizes& sizes) {
    constexpr std::uint64_t most = std::uint64_t{1} << 56;
    expect(sizes.magic == magic && sizes.inputs >= 1 && sizes.targets >= 1);
    expect(sizes.input_values < most && sizes.target_values < most && sizes.sequences < most);
    expect(sizes.input_values % sizes.inputs == 0 && sizes.target_values % sizes.targets == 0);
    expect(sizes.part_begin[0] == 0 && std::ranges::is_sorted(sizes.part_begin));
    expect(sizes.part_begin[3] == sizes.sequences);
}

}  // namespace

SequenceView view(const SequenceSet& set) {
    return {set.inputs, set.targets, set.input_values, set.target_values, set.sequences, set.part_begin};
}

std::uint64_t packed_bytes(const SequenceSet& set) {
    return Places(sizes_of(set)).end;
}

void pack(const SequenceSet& set, std::span<std::byte> memory) {
    const Sizes sizes = sizes_of(set);
    const Places places(sizes);
    ORTHANT_EXPECT(memory.size() >= places.end);
    std::ranges::copy(std::as_bytes(std::span(&sizes, 1)), memory.begin());
    write(memory, places.inputs, set.input_values);
    write(memory, places.targets, set.target_values);
    write(memory, places.sequences, set.sequences);
}

SequenceView view(ByteView memory) {
    const auto sizes = ByteReader(memory).get<Sizes>();
    check(sizes);
    const Places places(sizes);
    expect(memory.size() >= places.end);
    const SequenceView set{static_cast<std::size_t>(sizes.inputs),
                           static_cast<std::size_t>(sizes.targets),
                           array_at<float>(memory, places.inputs, sizes.input_values),
                           array_at<float>(memory, places.targets, sizes.target_values),
                           array_at<Sequence>(memory, places.sequences, sizes.sequences),
                           sizes.part_begin};
    const std::uint64_t input_rows = sizes.input_values / sizes.inputs;
    const std::uint64_t target_rows = sizes.target_values / sizes.targets;
    for (const Sequence& one : set.sequences)
        expect(lies_within(one.first_input, one.steps, input_rows) &&
               lies_within(one.first_target, one.target_rows, target_rows));
    return set;
}

}  // namespace orthant::data
