#pragma once

#include "base/random.hpp"
#include "data/folds.hpp"
#include "data/subsets.hpp"
#include "knn/naive_votes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Tables for sweeps, and what a sweep must come to on them, computed in the plainest way.
namespace orthant::knn::helpers {

using Numbers = std::vector<std::uint32_t>;

/// The shortest text that is read as the same number.
inline std::string exact_text(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

/// Rows of a table, with what is to be predicted: a number, or the number of a class.
struct TestRows {
    std::vector<std::vector<double>> x;
    std::vector<double> y;
    std::vector<int> group = {};  ///< empty: none

    std::size_t size() const { return x.size(); }

    /// Of rows from `first` on, below `end`.
    std::string csv(std::size_t first, std::size_t end) const {
        std::string text = group.empty() ? "" : "group,";
        for (std::size_t j = 0; j < x.front().size(); ++j) text += "x" + std::to_string(j) + ",";
        text += "y\n";
        for (std::size_t i = first; i < end; ++i) {
            if (!group.empty()) text += "g" + std::to_string(group[i]) + ",";
            for (const double value : x[i]) text += (std::isnan(value) ? "" : exact_text(value)) + ",";
            text += exact_text(y[i]) + "\n";
        }
        return text;
    }
    std::string csv() const { return csv(0, size()); }
};

inline double random_cell(std::uint64_t key, std::size_t row, std::size_t column) {
    return unit_interval(RandomStream(key, row, StreamId{0}).block(column)[0]);
}

/// Uniform features without ties; the target is a smooth function of the first two, with noise.
inline TestRows random_numbers(std::size_t rows, std::size_t columns, std::uint64_t key = 1) {
    TestRows table;
    for (std::size_t i = 0; i < rows; ++i) {
        table.x.emplace_back();
        for (std::size_t j = 0; j < columns; ++j) table.x.back().push_back(random_cell(key, i, j));
        const double x0 = table.x.back().front();
        const double x1 = table.x.back()[1 % columns];
        table.y.push_back(x0 * x0 - x1 + 0.3 * random_cell(key, i, columns));
    }
    return table;
}

/// The same in three classes of about one size; all of them occur from 6 rows on.
inline TestRows random_classes(std::size_t rows, std::size_t columns, std::uint64_t key = 1) {
    TestRows table = random_numbers(rows, columns, key);
    std::vector<double> sorted = table.y;
    std::sort(sorted.begin(), sorted.end());
    for (double& y : table.y) y = y < sorted[rows / 3] ? 0 : y < sorted[2 * rows / 3] ? 1 : 2;
    return table;
}

struct NaiveNeighbour {
    double distance;
    std::uint32_t row;

    friend bool operator<(const NaiveNeighbour& a, const NaiveNeighbour& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
    }
};

/// All training rows by (euclidean distance, row).
inline std::vector<NaiveNeighbour> naive_neighbours(const TestRows& table, std::uint32_t query,
                                                    const Numbers& training) {
    std::vector<NaiveNeighbour> neighbours;
    for (const std::uint32_t row : training) {
        double sum = 0;
        for (std::size_t j = 0; j < table.x[row].size(); ++j)
            sum += (table.x[row][j] - table.x[query][j]) * (table.x[row][j] - table.x[query][j]);
        neighbours.push_back({std::sqrt(sum), row});
    }
    std::sort(neighbours.begin(), neighbours.end());
    return neighbours;
}

enum class Kind { classes, numbers };

/// Accuracy, or mean squared error, of some rows among the training rows.
inline double naive_score(const TestRows& table, Kind kind, Weights weights, std::size_t k, const Numbers& training,
                          const Numbers& validated) {
    double sum = 0;
    for (const std::uint32_t row : validated) {
        std::vector<double> distances, values;
        std::vector<std::int32_t> classes;
        for (const NaiveNeighbour& neighbour : naive_neighbours(table, row, training)) {
            distances.push_back(neighbour.distance);
            values.push_back(table.y[neighbour.row]);
            classes.push_back(static_cast<std::int32_t>(table.y[neighbour.row]));
        }
        if (kind == Kind::classes) {
            const auto truth = static_cast<std::int32_t>(table.y[row]);
            sum += naive_vote(weights, k, 3, truth, classes, distances).predicted == truth ? 1 : 0;
        } else {
            const double error = table.y[row] - naive_mean(weights, k, values, distances);
            sum += error * error;
        }
    }
    return sum / static_cast<double>(validated.size());
}

/// Each column with the mean and the deviation that it has over the training rows.
inline TestRows standardized(const TestRows& table, const Numbers& training) {
    TestRows scaled = table;
    for (std::size_t j = 0; j < table.x.front().size(); ++j) {
        double mean = 0, squares = 0;
        for (const std::uint32_t row : training) mean += table.x[row][j] / static_cast<double>(training.size());
        for (const std::uint32_t row : training) squares += (table.x[row][j] - mean) * (table.x[row][j] - mean);
        const double deviation = std::sqrt(squares / static_cast<double>(training.size()));
        for (std::vector<double>& row : scaled.x) row[j] = (row[j] - mean) / deviation;
    }
    return scaled;
}

/// Row numbers below `rows` of which `is_wanted` is true.
inline Numbers numbers_where(std::size_t rows, const std::function<bool(std::uint32_t)>& is_wanted) {
    Numbers numbers;
    for (std::uint32_t row = 0; row < rows; ++row)
        if (is_wanted(row)) numbers.push_back(row);
    return numbers;
}

inline Numbers all_but(std::size_t rows, std::uint32_t one) {
    return numbers_where(rows, [one](std::uint32_t row) { return row != one; });
}

/// The key of a repeat's folds in jobs of seed 7.
inline std::uint64_t repeat_key(std::uint64_t repeat) {
    return data::fold_key(7, repeat);
}

/// Of these rows those that a learning curve keeps in a repeat.
inline Numbers at_share(const Numbers& rows, std::size_t table_rows, std::uint64_t repeat, double share) {
    return data::learning_part(rows, data::learning_priorities(table_rows, repeat_key(repeat)), share);
}

}  // namespace orthant::knn::helpers
