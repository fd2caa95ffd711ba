#include "studies/lstm/conventions.hpp"

#include <string>
#include <utility>

namespace orthant::lstm {

std::vector<study::NamedArray> conventions_of(const data::SequenceOutline& outline) {
    std::vector<study::NamedArray> arrays;
    const auto add = [&]<class T>(const char* name, std::vector<T> values) {
        if (!values.empty()) arrays.push_back({name, {values.size()}, std::move(values)});
    };
    std::vector<double> means, scales;
    for (const data::ShiftAndScale& scale : outline.input_scales) {
        means.push_back(scale.shift);
        scales.push_back(scale.scale);
    }
    add("input", outline.input_names);
    add("input_mean", std::move(means));
    add("input_scale", std::move(scales));
    add("target", outline.target_names);
    add("target_mean", outline.target_mean);
    add("target_scale", outline.target_scale);
    add("class", outline.class_names);
    add("column", outline.column_names);
    return arrays;
}

}  // namespace orthant::lstm
