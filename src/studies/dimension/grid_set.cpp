#include "studies/dimension/grid_set.hpp"

#include "base/contract.hpp"
#include "studies/dimension/pieces.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t coordinates_of_test = 8;

}  // namespace

GridSet::GridSet(std::uint64_t training, std::uint64_t tests, std::uint64_t dimension, std::uint64_t bins,
                 std::uint64_t classes)
    : training_(training),
      dimension_(dimension),
      bins_(bins),
      class_of_(training + tests),
      digits_(training + tests),
      cells_(training + tests),
      vote_(classes) {
    ORTHANT_EXPECT(training >= 1 && tests >= 1);
}

std::uint64_t GridSet::bytes(std::uint64_t training, std::uint64_t tests, std::uint64_t classes) {
    return 8 * (training + tests) + CellNumbers::bytes(training + tests) + CellVote::bytes(training, classes);
}

void GridSet::find_cells(const GridPoints& points, Pacer& pacer) {
    cells_.join_all();
    if (bins_ == 1) return;
    const std::uint64_t together = digits_of_word(bins_);
    for (std::uint64_t first = 0; first < dimension_ && !cells_.is_every_point_alone(); first += together) {
        points.digits(first, std::min(first + together, dimension_), digits_, pacer);
        cells_.split(digits_, pacer);
    }
}

GridOutcome GridSet::look_at_next(GridPoints& points, Pacer& pacer) {
    points.draw(class_of_, pacer);
    find_cells(points, pacer);
    const auto cell_of = cells_.numbers();
    GridOutcome outcome;
    outcome.occupied = 1 + *std::max_element(cell_of.begin(), cell_of.begin() + static_cast<std::ptrdiff_t>(training_));
    vote_.count(cell_of.first(training_), std::span(class_of_).first(training_), outcome.occupied, pacer);
    for_pieces(cell_of.size() - training_, coordinates_of_test, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = training_ + begin; i < training_ + end; ++i) {
            const bool is_empty = cell_of[i] >= outcome.occupied;
            outcome.empty_tests += is_empty ? 1 : 0;
            const std::uint32_t told = is_empty ? vote_.overall() : vote_.winner(cell_of[i]);
            outcome.right_tests += told == class_of_[i] ? 1 : 0;
        }
    });
    return outcome;
}

}  // namespace orthant::dimension
