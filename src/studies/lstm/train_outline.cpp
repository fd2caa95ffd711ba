#include "studies/lstm/train_outline.hpp"

#include <algorithm>
#include <utility>

namespace orthant::lstm {

TrainOutline::TrainOutline(const data::SequenceSet& sequences, std::vector<BaselineScore> given)
    : set(sequences), has_equal_lengths(true), baselines(std::move(given)) {
    for (std::uint64_t i = 0; i < set.part_begin[3]; ++i) {
        const data::Sequence& sequence = sequences.sequences[i];
        longest_answer = std::max(longest_answer, sequence.target_rows);
        if (i >= set.part_begin[1] && i < set.part_begin[2]) validation_steps += sequence.steps;
        if (sequence.steps != set.longest) has_equal_lengths = false;
    }
}

Bytes TrainOutline::to_bytes() const {
    ByteWriter out;
    out.put_blob(set.to_bytes());
    out.put_varint(longest_answer);
    out.put_varint(validation_steps);
    out.put(static_cast<std::uint8_t>(has_equal_lengths));
    out.put_varint(baselines.size());
    for (const BaselineScore& baseline : baselines) {
        out.put_text(baseline.name);
        out.put(baseline.validation_error);
        out.put(baseline.test_error);
    }
    return out.take();
}

TrainOutline TrainOutline::from_bytes(ByteView bytes) {
    ByteReader in(bytes);
    TrainOutline outline;
    outline.set = data::SequenceOutline::from_bytes(in.get_blob());
    outline.longest_answer = in.get_varint();
    outline.validation_steps = in.get_varint();
    outline.has_equal_lengths = in.get<std::uint8_t>() != 0;
    const std::uint64_t count = in.get_varint();
    if (count > in.remaining()) throw MalformedBytes("more baselines than bytes");
    outline.baselines.resize(count);
    for (BaselineScore& baseline : outline.baselines) {
        baseline.name = in.get_text();
        baseline.validation_error = in.get<double>();
        baseline.test_error = in.get<double>();
    }
    constexpr std::uint64_t most = std::uint64_t{1} << 44;
    const auto& parts = outline.set.part_begin;
    if (!in.at_end() || outline.longest_answer == 0 || outline.longest_answer > outline.set.target_rows ||
        outline.validation_steps > most || parts[1] == 0 || parts[2] == parts[1] || parts[3] == parts[2])
        throw MalformedBytes("an outline of sequences that cannot be");
    return outline;
}

}  // namespace orthant::lstm
