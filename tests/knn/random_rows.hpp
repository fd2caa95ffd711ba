#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// Rows with their neighbours: classes, values and ascending distances of which some are 0 and some equal.
struct RandomRows {
    RandomRows(std::size_t row_count, std::size_t length, std::size_t class_count, std::uint64_t key)
        : rows(row_count), neighbours(length), classes(class_count) {
        const RandomStream stream(key, 0, StreamId{0});
        for (std::size_t r = 0; r < rows; ++r) {
            const PhiloxCounter own = stream.block(r << 32);
            truths.push_back(static_cast<std::int32_t>(own[0] % classes));
            true_values.push_back(100 + 5 * unit_interval(own[1]));
            double distance = 0;
            for (std::size_t i = 0; i < neighbours; ++i) {
                const PhiloxCounter words = stream.block((r << 32) + i + 1);
                if (own[2] % 4 != 0 || words[2] % 3 == 0) distance += words[2] % 8 == 0 ? 0 : unit_interval(words[3]);
                const bool is_alike = words[0] % 2 == 0;
                neighbour_classes.push_back(is_alike ? truths.back() : static_cast<std::int32_t>(words[1] % classes));
                neighbour_values.push_back(100 + 5 * unit_interval(words[1]));
                distances.push_back(distance);
            }
        }
    }

    std::span<const std::int32_t> classes_near(std::size_t row) const {
        return std::span(neighbour_classes).subspan(row * neighbours, neighbours);
    }
    std::span<const double> values_near(std::size_t row) const {
        return std::span(neighbour_values).subspan(row * neighbours, neighbours);
    }
    std::span<const double> distances_near(std::size_t row) const {
        return std::span(distances).subspan(row * neighbours, neighbours);
    }

    std::size_t rows;
    std::size_t neighbours;
    std::size_t classes;
    std::vector<std::int32_t> truths;
    std::vector<double> true_values;
    std::vector<std::int32_t> neighbour_classes;
    std::vector<double> neighbour_values;
    std::vector<double> distances;
};

}  // namespace orthant::knn
