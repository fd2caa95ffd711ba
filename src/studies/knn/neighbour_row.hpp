#pragma once

#include "neighbours/key.hpp"
#include "neighbours/measure.hpp"
#include "neighbours/neighbour.hpp"
#include "studies/knn/shared_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// The neighbours of one row side by side: their rows, targets and distances, nearest first.
template <class Value>
struct NeighbourColumns {
    std::vector<std::uint32_t> rows;
    std::vector<Value> values;
    std::vector<double> distances;

    std::size_t size() const { return rows.size(); }

    void resize(std::size_t count) {
        rows.resize(count);
        values.resize(count);
        distances.resize(count);
    }

    void push(std::uint32_t row, Value value, double distance) {
        rows.push_back(row);
        values.push_back(value);
        distances.push_back(distance);
    }

    /// All of `from` that `keep(i)` says of, in order; room for all of them must be there. Their number.
    template <class Keep>
    std::size_t take(const NeighbourColumns& from, Keep keep) {
        resize(from.size());
        std::size_t count = 0;
        for (std::size_t i = 0; i < from.size(); ++i) {
            rows[count] = from.rows[i];
            values[count] = from.values[i];
            distances[count] = from.distances[i];
            count += keep(i) ? 1 : 0;
        }
        return count;
    }
};

/// From a list over rows of the table numbered by `row_of` (empty: as they are).
template <class Value>
void fill_columns(NeighbourColumns<Value>& columns, std::span<const neighbours::Neighbour> neighbours,
                  std::span<const std::uint32_t> row_of, const SharedTable& table, const neighbours::Measure& measure) {
    columns.resize(0);
    for (const neighbours::Neighbour& neighbour : neighbours) {
        const std::uint32_t row = row_of.empty() ? neighbour.row : row_of[neighbour.row];
        columns.push(row, static_cast<Value>(table.target(row)), neighbours::distance_of_key(measure, neighbour.key));
    }
}

}  // namespace orthant::knn
