#include "data/sequence_outline.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::data {
namespace {

constexpr std::uint8_t encoding_version = 2;

void expect(bool is_sound) {
    if (!is_sound) throw MalformedBytes("the outline of the sequences is damaged");
}

void put_names(ByteWriter& out, const std::vector<std::string>& names) {
    out.put_varint(names.size());
    for (const std::string& name : names) out.put_text(name);
}

std::vector<std::string> get_names(ByteReader& in) {
    const std::uint64_t count = in.get_varint();
    expect(count <= in.remaining());
    std::vector<std::string> names;
    for (std::uint64_t i = 0; i < count; ++i) names.push_back(in.get_text());
    return names;
}

void put(ByteWriter& out, const ShiftAndScale& scale) {
    out.put(scale.shift);
    out.put(scale.scale);
}

ShiftAndScale get_scale(ByteReader& in) {
    ShiftAndScale scale;
    scale.shift = in.get<double>();
    scale.scale = in.get<double>();
    expect(std::isfinite(scale.shift) && scale.scale > 0 && std::isfinite(scale.scale));
    return scale;
}

}  // namespace

SequenceOutline::SequenceOutline(const SequenceSet& set)
    : input_names(set.input_names),
      target_names(set.target_names),
      column_names(set.column_names),
      class_names(set.class_names),
      input_rows(set.input_values.size() / set.inputs),
      target_rows(set.target_values.size() / set.targets),
      part_begin(set.part_begin),
      longest(set.longest),
      has_one_answer(std::ranges::all_of(set.sequences, [](const Sequence& one) { return one.target_rows == 1; })),
      input_scales(set.input_scales),
      target_mean(set.target_mean),
      target_scale(set.target_scale),
      time_step(set.time_step),
      packed_bytes(data::packed_bytes(set)) {
    for (const Sequence& one : view(set).part(SetPart::training)) training_steps += one.steps;
}

Bytes SequenceOutline::to_bytes() const {
    ByteWriter out;
    out.put(encoding_version);
    for (const std::vector<std::string>* names : {&input_names, &target_names, &column_names, &class_names})
        put_names(out, *names);
    for (const std::uint64_t count : {input_rows, target_rows, part_begin[1], part_begin[2], part_begin[3], longest,
                                      training_steps, std::uint64_t{has_one_answer}, packed_bytes})
        out.put_varint(count);
    for (const ShiftAndScale& scale : input_scales) put(out, scale);
    for (std::size_t i = 0; i < targets(); ++i) put(out, {target_mean[i], target_scale[i]});
    out.put(time_step);
    return out.take();
}

SequenceOutline SequenceOutline::from_bytes(ByteView bytes) {
    ByteReader in(bytes);
    expect(in.get<std::uint8_t>() == encoding_version);
    SequenceOutline outline;
    for (std::vector<std::string>* names :
         {&outline.input_names, &outline.target_names, &outline.column_names, &outline.class_names})
        *names = get_names(in);
    std::uint64_t one_answer = 0;
    for (std::uint64_t* count :
         {&outline.input_rows, &outline.target_rows, &outline.part_begin[1], &outline.part_begin[2],
          &outline.part_begin[3], &outline.longest, &outline.training_steps, &one_answer, &outline.packed_bytes})
        *count = in.get_varint();
    expect(one_answer <= 1);
    outline.has_one_answer = one_answer == 1;
    for (std::size_t i = 0; i < outline.inputs(); ++i) outline.input_scales.push_back(get_scale(in));
    for (std::size_t i = 0; i < outline.targets(); ++i) {
        const ShiftAndScale scale = get_scale(in);
        outline.target_mean.push_back(scale.shift);
        outline.target_scale.push_back(scale.scale);
    }
    outline.time_step = in.get<double>();
    expect(std::isfinite(outline.time_step) && outline.time_step >= 0);
    expect(in.at_end() && outline.inputs() >= 1 && outline.targets() >= 1);
    expect(outline.class_names.size() != 1 && (outline.class_names.empty() || outline.targets() == 1));
    expect(std::ranges::is_sorted(outline.part_begin) && outline.longest <= outline.input_rows);
    return outline;
}

}  // namespace orthant::data
