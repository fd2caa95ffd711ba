#include "store/root_writer.hpp"

#include "base/contract.hpp"
#include "h5/attribute.hpp"
#include "store/arrangement.hpp"
#include "store/coordinates.hpp"
#include "store/replicate_mean.hpp"
#include "store/root_attributes.hpp"
#include "store/variable_writer.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

namespace orthant::store {
namespace {

using study::PointStatus;

bool has_result(PointStatus status) {
    return status == PointStatus::complete || status == PointStatus::capped;
}

/// For each cell whether it should hold something. Bytes, not bool: arrays of them are arranged like any other.
using Mask = std::vector<std::uint8_t>;

std::int64_t count_non_finite(const std::vector<double>& values, const Mask& is_filled) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]) && is_filled[i] != 0) ++count;
    return count;
}

/// Of `replicates` neighbours all must be filled.
Mask all_of_each(const Mask& mask, std::size_t replicates) {
    Mask whole(mask.size() / replicates, 1);
    for (std::size_t i = 0; i < mask.size(); ++i) whole[i / replicates] &= mask[i];
    return whole;
}

void write_reals(VariableWriter& writer, const Description& description, const std::vector<double>& values,
                 const Mask& is_filled, const std::string& filled_by = {}) {
    h5::Dataset dataset = writer.start(description, h5::Type::float64);
    h5::write_attribute(dataset, "_FillValue", std::numeric_limits<double>::quiet_NaN());
    h5::write_attribute(dataset, "nan_count", count_non_finite(values, is_filled));
    if (!filled_by.empty()) h5::write_attribute(dataset, "filled_by", filled_by);
    h5::write(dataset, values);
    dataset.close();
}

void write_codes(const h5::Dataset& dataset, const std::vector<study::Flag>& flags) {
    if (flags.empty()) return;
    std::vector<std::int64_t> codes(flags.size());
    std::iota(codes.begin(), codes.end(), std::int64_t{0});
    std::vector<std::string> meanings, explanations;
    for (const study::Flag& flag : flags) {
        meanings.push_back(flag.meaning);
        explanations.push_back(flag.explanation);
    }
    write_flags(dataset, codes, meanings);
    h5::write_attribute_list(dataset, "flag_explanations", explanations);
}

void write_integers(VariableWriter& writer, const Description& description, const std::vector<std::int64_t>& values,
                    const std::vector<study::Flag>& flags) {
    h5::Dataset dataset = writer.start(description, h5::Type::int64);
    h5::write_attribute(dataset, "_FillValue", study::missing_integer);
    write_codes(dataset, flags);
    h5::write(dataset, values);
    dataset.close();
}

double real_of(std::int64_t value) {
    return value == study::missing_integer ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(value);
}

class RootWriter {
  public:
    RootWriter(const h5::Group& root, const ResultFile& file) : writer_(root), file_(&file) {
        ORTHANT_EXPECT(file.table.status().size() == file.space.points());
    }

    void write() {
        write_coordinates(writer_, file_->job, file_->table.layout());
        for (const auto& variable : file_->table.variables()) write_variable(variable);
        write_status();
        writer_.close();
    }

  private:
    void write_variable(const study::ResultTable::Variable& variable) {
        const study::Result& result = variable.result;
        const Arrangement arrangement = Arrangement::of_result(file_->space, file_->table.layout(), result);
        const Description description{result.name, result.long_name, result.units, arrangement.dims()};
        const Mask mask = arrangement.arrange(mask_of(variable));
        std::vector<double> reals;
        if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&variable.values)) {
            const std::vector<std::int64_t> arranged = arrangement.arrange(*integers);
            write_integers(writer_, description, arranged, result.flags);
            std::transform(arranged.begin(), arranged.end(), std::back_inserter(reals), real_of);
        } else {
            ORTHANT_EXPECT(result.flags.empty());
            reals = arrangement.arrange(std::get<std::vector<double>>(variable.values));
            write_reals(writer_, description, reals, mask, result.filled_by);
        }
        if (file_->job.replicates > 1 && is_averaged(result)) write_means(description, reals, mask);
    }

    Mask mask_of(const study::ResultTable::Variable& variable) const {
        Mask mask;
        for (const PointStatus status : file_->table.status())
            mask.resize(mask.size() + variable.cells, has_result(status));
        if (!variable.result.filled_by.empty()) leave_out_padding(variable, mask);
        return mask;
    }

    void leave_out_padding(const study::ResultTable::Variable& variable, Mask& mask) const {
        const study::Layout& layout = file_->table.layout();
        const auto last = std::ranges::find(layout.dimensions, variable.result.dims.back(), &study::Dimension::name);
        const auto& variables = file_->table.variables();
        const auto length = std::ranges::find(
            variables, variable.result.filled_by, [](const auto& other) -> const auto& { return other.result.name; });
        ORTHANT_EXPECT(last != layout.dimensions.end() && length != variables.end() && length->cells == 1);
        const auto& lengths = std::get<std::vector<std::int64_t>>(length->values);
        for (std::size_t i = 0; i < mask.size(); ++i) {
            const auto place = static_cast<std::int64_t>(i % last->size());
            if (place >= lengths[i / variable.cells]) mask[i] = 0;
        }
    }

    /// The replicate is the last dimension, so that a cell's replicates are neighbours.
    void write_means(Description description, const std::vector<double>& reals, const Mask& mask) {
        const auto replicates = static_cast<std::size_t>(file_->job.replicates);
        const ReplicateMean means = replicate_mean(reals, replicates);
        const Mask whole = all_of_each(mask, replicates);
        const std::string name = description.name, long_name = description.long_name;
        description.dims.pop_back();
        description.name = name + "_mean";
        description.long_name = long_name + ", mean over replicates";
        write_reals(writer_, description, means.mean, whole);
        description.name = name + "_mean_stderr";
        description.long_name = long_name + ", standard error of the mean over replicates";
        write_reals(writer_, description, means.standard_error, whole);
    }

    void write_status() {
        const Arrangement arrangement = Arrangement::of_points(file_->space);
        h5::Dataset dataset =
            writer_.start({"status", "what became of the point", "1", arrangement.dims()}, h5::Type::int8);
        write_flags<std::int8_t>(dataset, {0, 1, 2, 3}, {"complete", "failed", "capped", "missing"});
        std::vector<std::int8_t> values;
        for (const PointStatus status : arrangement.arrange(file_->table.status()))
            values.push_back(static_cast<std::int8_t>(status));
        h5::write(dataset, values);
        dataset.close();
    }

    VariableWriter writer_;
    const ResultFile* file_;
};

}  // namespace

void write_root(const h5::Group& root, const ResultFile& file) {
    write_root_attributes(root, file);
    RootWriter(root, file).write();
}

}  // namespace orthant::store
