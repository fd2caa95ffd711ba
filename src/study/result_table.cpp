#include "study/result_table.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::study {
namespace {

constexpr std::uint64_t most_cells = std::uint64_t{1} << 63;
constexpr double missing_real = std::numeric_limits<double>::quiet_NaN();

std::size_t dimension_size(const job::Job& job, const Layout& layout, const std::string& name) {
    const auto own = std::ranges::find(layout.dimensions, name, &Dimension::name);
    if (own != layout.dimensions.end()) return own->size();
    const auto role = job.roles.find(name);
    ORTHANT_EXPECT(role != job.roles.end() && role->second == job::Role::inner);
    const job::Axis* axis = job.axis(name);
    return axis == nullptr ? 1 : axis->values.size();
}

template <class T>
std::span<T> cells_of(std::vector<T>& values, std::uint64_t point, std::size_t count) {
    ORTHANT_EXPECT(point < values.size() / count);
    return std::span(values).subspan(point * count, count);
}

}  // namespace

std::uint64_t ResultTable::cells_per_point(const job::Job& job, const Layout& layout, const Result& result) {
    std::uint64_t count = 1;
    for (const std::string& name : result.dims) {
        const std::size_t size = dimension_size(job, layout, name);
        ORTHANT_EXPECT(size > 0);
        count = count > most_cells / size ? most_cells : count * size;
    }
    return count;
}

ResultTable::ResultTable(const job::Space& space, Layout layout)
    : layout_(std::move(layout)), status_(space.points(), PointStatus::missing) {
    variables_.reserve(layout_.results.size());
    for (const Result& result : layout_.results) {
        const std::size_t count = cells_per_point(space.job(), layout_, result);
        Variable variable{result, count, {}};
        if (result.number == Number::real)
            variable.values = std::vector<double>(space.points() * count, missing_real);
        else
            variable.values = std::vector<std::int64_t>(space.points() * count, missing_integer);
        variables_.push_back(std::move(variable));
    }
}

ResultTable::Variable& ResultTable::variable(std::string_view name) {
    const auto found = std::ranges::find_if(variables_, [&](const Variable& v) { return v.result.name == name; });
    ORTHANT_EXPECT(found != variables_.end());
    return *found;
}

void ResultTable::clear(std::uint64_t point) {
    for (Variable& variable : variables_) {
        if (auto* reals = std::get_if<std::vector<double>>(&variable.values))
            std::ranges::fill(cells_of(*reals, point, variable.cells), missing_real);
        else
            std::ranges::fill(cells_of(std::get<std::vector<std::int64_t>>(variable.values), point, variable.cells),
                              missing_integer);
    }
}

std::span<double> ResultRow::real(std::string_view name) {
    ResultTable::Variable& variable = table_->variable(name);
    auto* values = std::get_if<std::vector<double>>(&variable.values);
    ORTHANT_EXPECT(values != nullptr);
    return cells_of(*values, point_, variable.cells);
}

std::span<std::int64_t> ResultRow::integer(std::string_view name) {
    ResultTable::Variable& variable = table_->variable(name);
    auto* values = std::get_if<std::vector<std::int64_t>>(&variable.values);
    ORTHANT_EXPECT(values != nullptr);
    return cells_of(*values, point_, variable.cells);
}

}  // namespace orthant::study
