#include "studies/lstm/train_outline.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {
namespace {

void put_texts(ByteWriter& out, const std::vector<std::string>& texts) {
    out.put_varint(texts.size());
    for (const std::string& text : texts) out.put_text(text);
}

std::vector<std::string> get_texts(ByteReader& in) {
    const std::uint64_t count = in.get_varint();
    if (count > in.remaining()) throw MalformedBytes("more names than bytes");
    std::vector<std::string> texts(count);
    for (std::string& text : texts) text = in.get_text();
    return texts;
}

}  // namespace

TrainOutline TrainOutline::of(const data::SequenceSet& set) {
    TrainOutline outline;
    outline.input_names = set.input_names;
    outline.target_names = set.target_names;
    outline.class_names = set.class_names;
    outline.target_scale = set.target_scale;
    outline.input_rows = set.input_values.size() / set.inputs;
    outline.target_rows = set.target_values.size() / set.targets;
    outline.part_begin = set.part_begin;
    outline.longest = set.longest;
    outline.has_equal_lengths = true;
    for (std::size_t part = 0; part < 3; ++part)
        for (std::uint64_t i = set.part_begin[part]; i < set.part_begin[part + 1]; ++i) {
            const data::Sequence& sequence = set.sequences[i];
            outline.steps[part] += sequence.steps;
            outline.longest_answer = std::max(outline.longest_answer, sequence.target_rows);
            if (sequence.steps != set.longest) outline.has_equal_lengths = false;
        }
    return outline;
}

Bytes TrainOutline::to_bytes() const {
    ByteWriter out;
    for (const auto* names : {&input_names, &target_names, &class_names, &baselines}) put_texts(out, *names);
    out.put_all(std::span(target_scale));
    for (const std::uint64_t number : {input_rows, target_rows, longest, longest_answer}) out.put_varint(number);
    for (const std::uint64_t begin : part_begin) out.put_varint(begin);
    for (const std::uint64_t count : steps) out.put_varint(count);
    out.put(static_cast<std::uint8_t>(has_equal_lengths));
    return out.take();
}

TrainOutline TrainOutline::from_bytes(ByteView bytes) {
    ByteReader in(bytes);
    TrainOutline outline;
    for (auto* names : {&outline.input_names, &outline.target_names, &outline.class_names, &outline.baselines})
        *names = get_texts(in);
    outline.target_scale.resize(outline.targets());
    in.get_all(std::span(outline.target_scale));
    for (auto* number : {&outline.input_rows, &outline.target_rows, &outline.longest, &outline.longest_answer})
        *number = in.get_varint();
    for (std::uint64_t& begin : outline.part_begin) begin = in.get_varint();
    for (std::uint64_t& count : outline.steps) count = in.get_varint();
    outline.has_equal_lengths = in.get<std::uint8_t>() != 0;
    constexpr std::uint64_t most = std::uint64_t{1} << 40;
    const auto& parts = outline.part_begin;
    const bool is_sound = in.at_end() && parts[0] == 0 && std::ranges::is_sorted(parts) && parts[1] > 0 &&
                          parts[3] < most && outline.inputs() > 0 && outline.targets() > 0 &&
                          outline.input_rows < most && outline.target_rows < most && outline.longest > 0 &&
                          outline.longest < most && outline.longest_answer < most &&
                          std::ranges::all_of(outline.steps, [](std::uint64_t count) { return count < most * 16; }) &&
                          std::ranges::all_of(outline.target_scale, [](double scale) { return std::isfinite(scale); });
    if (!is_sound) throw MalformedBytes("an outline of sequences that cannot be");
    return outline;
}

}  // namespace orthant::lstm
