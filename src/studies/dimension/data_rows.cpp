#include "studies/dimension/data_rows.hpp"

#include "base/aligned.hpp"
#include "base/compensated_sum.hpp"
#include "base/contract.hpp"
#include "data/column_list.hpp"
#include "data/data_file.hpp"
#include "data/read_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace orthant::dimension {
namespace {

/// √(sum / count), rounded to a power of two in the logarithm.
double power_of_two(double squares, double count) {
    const double root = std::sqrt(squares / count);
    return root > 0 && std::isfinite(root) ? std::exp2(std::round(std::log2(root))) : 1;
}

}  // namespace

std::vector<job::Parameter> DataRows::parameters(Labels labels) {
    using job::Type;
    const job::Value nothing = std::string();
    std::vector<job::Parameter> parameters{
        {.name = "file",
         .description = "a table of real data: CSV with a header, or HDF5 with the data set X",
         .type = Type::path,
         .default_value = job::no_file},
        {.name = "ignore",
         .description = "columns to leave out, separated by commas",
         .type = Type::text,
         .default_value = nothing},
    };
    if (labels == Labels::wanted)
        parameters.push_back({.name = "target",
                              .description = "column of the classes; in HDF5 a data set, y where nothing is said",
                              .type = Type::text,
                              .default_value = nothing});
    return parameters;
}

DataRows::DataRows(const job::Job& job, Labels labels) {
    const auto value = [&](const char* key) { return std::get<std::string>(job.data.at(key)); };
    request_.file = value("file");
    request_.ignore = data::comma_separated(value("ignore"));
    request_.kind = labels == Labels::wanted ? data::Target::classes : data::Target::none;
    if (labels == Labels::wanted) request_.target = value("target");
}

DataRows::Shape DataRows::shape_of(const data::Table& table) {
    const std::size_t columns = table.features.size();
    std::vector<CompensatedSum> sums(columns);
    for (std::size_t i = 0; i < table.x.size(); ++i) sums[i % columns].add(table.x[i]);
    CompensatedSum squares, deviations;
    for (std::size_t i = 0; i < table.x.size(); ++i) {
        const double mean = sums[i % columns].value() / static_cast<double>(table.rows);
        squares.add(table.x[i] * table.x[i]);
        deviations.add((table.x[i] - mean) * (table.x[i] - mean));
    }
    const auto cells = static_cast<double>(table.x.size());
    return {table.rows, columns, table.classes.size(), power_of_two(squares.value(), cells),
            power_of_two(deviations.value(), cells)};
}

Bytes DataRows::read_outline() {
    if (!is_asked()) return {};
    table_ = data::read_table(request_);
    const Shape shape = shape_of(*table_);
    ByteWriter out;
    for (const std::size_t size : {shape.rows, shape.columns, shape.classes}) out.put_varint(size);
    out.put(shape.size);
    out.put(shape.spread);
    return out.take();
}

void DataRows::use_outline(ByteView outline) {
    if (!is_asked()) return;
    ByteReader in(outline);
    for (std::size_t* size : {&shape_.rows, &shape_.columns, &shape_.classes}) *size = in.get_varint();
    for (double* scale : {&shape_.size, &shape_.spread}) *scale = in.get<double>();
    constexpr std::size_t most = std::size_t{1} << 32;
    if (!in.at_end() || shape_.rows < 2 || shape_.rows >= most || shape_.columns < 1 || shape_.columns >= most ||
        shape_.classes > shape_.rows || !(shape_.size > 0 && shape_.spread > 0))
        throw MalformedBytes("the outline of the data is not one of this study");
}

std::size_t DataRows::stride() const {
    return padded<double>(shape_.columns);
}

std::size_t DataRows::label_count() const {
    return request_.kind == data::Target::none ? 0 : shape_.rows;
}

std::uint64_t DataRows::shared_bytes() const {
    return is_asked() ? (shape_.rows * stride() + label_count()) * sizeof(double) : 0;
}

void DataRows::fill_shared(std::span<std::byte> memory) const {
    if (!is_asked()) return;
    if (!table_) table_ = data::read_table(request_);
    if (shape_of(*table_) != shape_) throw data::changed_file(request_.file);
    ORTHANT_EXPECT(memory.size() >= shared_bytes());
    auto* values = reinterpret_cast<double*>(memory.data());
    std::fill_n(values, shape_.rows * stride(), 0.0);
    for (std::size_t i = 0; i < shape_.rows; ++i)
        std::copy_n(table_->x.begin() + static_cast<std::ptrdiff_t>(i * shape_.columns), shape_.columns,
                    values + i * stride());
    std::copy_n(table_->y.begin(), label_count(), values + shape_.rows * stride());
    table_.reset();
}

void DataRows::use_shared(ByteView memory) {
    if (!is_asked()) return;
    ORTHANT_EXPECT(memory.size() >= shared_bytes());
    const auto* values = reinterpret_cast<const double*>(memory.data());
    matrix_ = {values, shape_.rows, shape_.columns, stride()};
    labels_ = {values + shape_.rows * stride(), label_count()};
}

}  // namespace orthant::dimension
