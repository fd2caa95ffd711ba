#include "studies/lstm/shared_set.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"

#include <cstring>

namespace orthant::lstm {
namespace {

/// Where each array begins, one cache line after the other.
struct Places {
    std::uint64_t inputs, targets, sequences, baselines, end;

    explicit Places(const TrainOutline& outline) {
        std::uint64_t at = 0;
        const auto next = [&](std::uint64_t bytes) {
            const std::uint64_t here = at;
            at += (bytes + cache_line_bytes - 1) / cache_line_bytes * cache_line_bytes;
            return here;
        };
        inputs = next(outline.input_rows * outline.inputs() * sizeof(float));
        targets = next(outline.target_rows * outline.targets() * sizeof(float));
        sequences = next(outline.sequences() * sizeof(data::Sequence));
        baselines = next(outline.baselines.size() * sizeof(BaselineErrors));
        end = at;
    }
};

template <class T>
void put(std::span<std::byte> memory, std::uint64_t place, std::span<const T> values, std::uint64_t count) {
    ORTHANT_EXPECT(values.size() == count);
    if (!values.empty()) std::memcpy(memory.data() + place, values.data(), values.size_bytes());
}

template <class T>
std::span<const T> at(ByteView memory, std::uint64_t place, std::uint64_t count) {
    return {reinterpret_cast<const T*>(memory.data() + place), count};
}

}  // namespace

std::uint64_t SharedSet::bytes(const TrainOutline& outline) {
    return Places(outline).end;
}

void SharedSet::fill(std::span<std::byte> memory, const TrainOutline& outline, const data::SequenceSet& set,
                     std::span<const BaselineErrors> baselines) {
    const Places places(outline);
    ORTHANT_EXPECT(memory.size() >= places.end);
    put(memory, places.inputs, std::span(set.input_values), outline.input_rows * outline.inputs());
    put(memory, places.targets, std::span(set.target_values), outline.target_rows * outline.targets());
    put(memory, places.sequences, std::span(set.sequences), outline.sequences());
    put(memory, places.baselines, baselines, outline.baselines.size());
}

SharedSet::SharedSet(ByteView memory, const TrainOutline& outline) {
    const Places places(outline);
    ORTHANT_EXPECT(memory.size() >= places.end);
    view_ = {.inputs = outline.inputs(),
             .targets = outline.targets(),
             .input_values = at<float>(memory, places.inputs, outline.input_rows * outline.inputs()),
             .target_values = at<float>(memory, places.targets, outline.target_rows * outline.targets()),
             .sequences = at<data::Sequence>(memory, places.sequences, outline.sequences()),
             .part_begin = outline.part_begin,
             .longest = outline.longest};
    baselines_ = at<BaselineErrors>(memory, places.baselines, outline.baselines.size());
}

}  // namespace orthant::lstm
