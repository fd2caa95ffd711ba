#include "studies/dimension/neighbour_errors.hpp"

#include "base/fixed_math.hpp"
#include "neighbours/nearest.hpp"
#include "studies/dimension/fill_rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t normals_per_vector = coordinates_per_block;

std::uint64_t noise_vectors(std::size_t rows) {
    return (rows + normals_per_vector - 1) / normals_per_vector;
}

/// sin 2πx₁ + x₂ of every row.
std::vector<double> targets(const neighbours::PaddedRows& rows) {
    const data::MatrixView view = rows.view();
    std::vector<double> values(view.rows);
    for (std::size_t begin = 0; begin < view.rows; begin += lane_count) {
        const std::size_t count = std::min(lane_count, view.rows - begin);
        F64Lanes turns = splat(0.0);
        for (std::size_t lane = 0; lane < count; ++lane) turns[lane] = view.row(begin + lane)[0];
        const F64Lanes sine = fixed_math::sin_cos_of_turns(turns).sin;
        for (std::size_t lane = 0; lane < count; ++lane) values[begin + lane] = sine[lane] + view.row(begin + lane)[1];
    }
    return values;
}

std::vector<double> classes_of(const neighbours::PaddedRows& rows) {
    const data::MatrixView view = rows.view();
    std::vector<double> classes(view.rows);
    for (std::size_t i = 0; i < view.rows; ++i) classes[i] = view.row(i)[0] + view.row(i)[1] > 1 ? 1 : 0;
    return classes;
}

}  // namespace

std::size_t LearningTask::largest_k() const {
    return std::ranges::max(ks);
}

NeighbourErrors::NeighbourErrors(const LearningTask& task)
    : task_(task),
      rows_(task.rows, task.dimension),
      test_rows_(task.test_rows, task.dimension),
      memory_(neighbours::Reference::bytes(neighbours::Measure{}, task.rows, task.dimension)) {}

void NeighbourErrors::draw_numbers(const RandomStream& stream, std::uint64_t set, Pacer& pacer) {
    numbers_ = targets(rows_);
    const std::uint64_t vectors = noise_vectors(task_.rows);
    for (std::uint64_t first = 0; first < vectors; first += lane_count) {
        const NormalLanes noise = normals(philox_lanes(stream, lane_numbers() + (set * vectors + first), 0));
        const std::size_t begin = first * normals_per_vector;
        const std::size_t end = std::min(task_.rows, begin + lane_count * normals_per_vector);
        for (std::size_t i = begin; i < end; ++i)
            numbers_[i] += task_.noise * noise[i % normals_per_vector][(i - begin) / normals_per_vector];
        pacer.spend(4 * (end - begin));
    }
}

void NeighbourErrors::add_set(std::uint64_t key, std::uint64_t task, std::uint64_t set, Pacer& pacer,
                              SampleTally& tally) {
    const auto cube = [](const WordLanes& words) { return unit_cube_coordinates(words); };
    fill_rows(rows_, RandomStream(key, task, StreamId{0}), set * task_.rows, pacer, cube);
    fill_rows(test_rows_, RandomStream(key, task, StreamId{1}), set * task_.test_rows, pacer, cube);
    draw_numbers(RandomStream(key, task, StreamId{2}), set, pacer);
    classes_ = classes_of(rows_);

    const std::function<void()> yield = [&pacer] { pacer.yield(); };
    const auto reference = neighbours::Reference::make(memory_.span(), neighbours::Measure{}, rows_.view(), yield);
    const neighbours::NeighbourLists lists =
        neighbours::nearest(reference, {test_rows_.view()}, task_.largest_k(), yield);

    const std::vector<double> truth = targets(test_rows_);
    const std::vector<double> true_classes = classes_of(test_rows_);
    const std::size_t ks = task_.ks.size();
    std::vector<double> sums(quantities(task_));
    std::vector<double> numbers(task_.largest_k() + 1);
    std::vector<double> votes(task_.largest_k() + 1);
    for (std::size_t query = 0; query < lists.queries(); ++query) {
        const auto list = lists.of(query);
        for (std::size_t j = 0; j < list.size(); ++j) {
            numbers[j + 1] = numbers[j] + numbers_[list[j].row];
            votes[j + 1] = votes[j] + classes_[list[j].row];
        }
        for (std::size_t i = 0; i < ks; ++i) {
            const double k = static_cast<double>(task_.ks[i]);
            const double error = numbers[task_.ks[i]] / k - truth[query];
            const double guess = 2 * votes[task_.ks[i]] > k ? 1 : 0;
            sums[i] += error * error;
            sums[ks + i] += guess != true_classes[query] ? 1 : 0;
        }
        sums[2 * ks] += std::sqrt(list.front().key);
        pacer.spend(4 * list.size());
    }
    for (std::size_t i = 0; i < sums.size(); ++i) tally.add(i, sums[i] / static_cast<double>(task_.test_rows));
    tally.add_samples(1);
}

std::uint64_t NeighbourErrors::bytes(const LearningTask& task) {
    const std::uint64_t per_test_row = task.largest_k() * sizeof(neighbours::Neighbour) + 3 * sizeof(double);
    return neighbours::PaddedRows::bytes(task.rows + task.test_rows, task.dimension) +
           neighbours::Reference::bytes(neighbours::Measure{}, task.rows, task.dimension) +
           task.rows * 2 * sizeof(double) + task.test_rows * per_test_row;
}

}  // namespace orthant::dimension
