#include "data/sequence_outline.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::data {
namespace {

constexpr std::uint8_t encoding_version = 1;

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

}  // namespace

SequenceOutline::SequenceOutline(const SequenceSet& set)
    : input_names(set.input_names),
      target_names(set.target_names),
      class_names(set.class_names),
      input_rows(set.input_values.size() / set.inputs),
      target_rows(set.target_values.size() / set.targets),
      part_begin(set.part_begin),
      longest(set.longest),
      has_one_answer(std::ranges::all_of(set.sequences, [](const Sequence& one) { return one.target_rows == 1; })),
      target_mean(set.target_mean),
      target_scale(set.target_scale),
      packed_bytes(data::packed_bytes(set)) {
    for (const Sequence& one : view(set).part(SetPart::training)) training_steps += one.steps;
}

Bytes SequenceOutline::to_bytes() const {
    ByteWriter out;
    out.put(encoding_version);
    put_names(out, input_names);
    put_names(out, target_names);
    put_names(out, class_names);
    for (const std::uint64_t count : {input_rows, target_rows, part_begin[1], part_begin[2], part_begin[3], longest,
                                      training_steps, std::uint64_t{has_one_answer}, packed_bytes})
        out.put_varint(count);
    for (std::size_t i = 0; i < targets(); ++i) {
        out.put(target_mean[i]);
        out.put(target_scale[i]);
    }
    return out.take();
}

SequenceOutline SequenceOutline::from_bytes(ByteView bytes) {
    ByteReader in(bytes);
    expect(in.get<std::uint8_t>() == encoding_version);
    SequenceOutline outline;
    for (std::vector<std::string>* names : {&outline.input_names, &outline.target_names, &outline.class_names})
        *names = get_names(in);
    std::uint64_t one_answer = 0;
    for (std::uint64_t* count :
         {&outline.input_rows, &outline.target_rows, &outline.part_begin[1], &outline.part_begin[2],
          &outline.part_begin[3], &outline.longest, &outline.training_steps, &one_answer, &outline.packed_bytes})
        *count = in.get_varint();
    expect(one_answer <= 1);
    outline.has_one_answer = one_answer == 1;
    for (std::size_t i = 0; i < outline.targets(); ++i) {
        outline.target_mean.push_back(in.get<double>());
        outline.target_scale.push_back(in.get<double>());
        expect(std::isfinite(outline.target_mean.back()) && outline.target_scale.back() > 0 &&
               std::isfinite(outline.target_scale.back()));
    }
    expect(in.at_end() && outline.inputs() >= 1 && outline.targets() >= 1);
    expect(outline.class_names.size() != 1 && (outline.class_names.empty() || outline.targets() == 1));
    expect(std::ranges::is_sorted(outline.part_begin) && outline.longest <= outline.input_rows);
    return outline;
}

}  // namespace orthant::data
