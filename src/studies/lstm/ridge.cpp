#include "studies/lstm/ridge.hpp"

#include "base/compensated_sum.hpp"
#include "base/contract.hpp"
#include "data/double_lanes.hpp"
#include "data/panels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::lstm {
namespace {

using data::SetPart;
using data::SquareMatrix;

std::size_t features_of(const data::SequenceView& set) {
    ORTHANT_EXPECT(!set.part(SetPart::training).empty());
    const std::size_t most = std::max<std::size_t>(1, RidgeRegression::features_at_most / set.inputs);
    return std::min<std::size_t>(most, set.sequences.front().steps) * set.inputs;
}

/// The lower triangle L of A + λ·1 = L·Lᵀ, of which A gives the upper one. Rows are filled from the left, so that what
/// is not there yet is zero, and inner products may run over whole groups of eight.
SquareMatrix factor(const SquareMatrix& a, std::size_t size, double penalty, const std::function<void()>& yield) {
    SquareMatrix l(size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double rest = a.row(j)[i] - data::dot_product(l.row(i), l.row(j), padded<double>(j));
            l.row(i)[j] = j < i ? rest / l.row(j)[j] : std::sqrt(rest + penalty);
        }
        yield();
    }
    return l;
}

/// x of L·Lᵀ·x = b.
std::vector<double> solved(const SquareMatrix& l, std::vector<double> b) {
    const std::size_t size = b.size();
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= l.row(i)[k] * b[k];
        b[i] /= l.row(i)[i];
    }
    for (std::size_t i = size; i-- > 0;) {
        b[i] /= l.row(i)[i];
        for (std::size_t k = 0; k < i; ++k) b[k] -= l.row(i)[k] * b[i];
    }
    return b;
}

}  // namespace

RidgeRegression::RidgeRegression(const data::SequenceView& set, std::function<void()> yield)
    : set_(set), yield_(std::move(yield)), features_(features_of(set)), products_(features_ + set.targets) {
    fit_means();
    add_products();
}

double RidgeRegression::value(const data::Sequence& window, std::size_t column) const {
    return column < features_ ? inputs_of(window)[column] : set_.targets_of(window)[column - features_];
}

void RidgeRegression::fit_means() {
    const auto windows = set_.part(SetPart::training);
    for (std::size_t column = 0; column < features_ + set_.targets; ++column) {
        CompensatedSum sum;
        for (const data::Sequence& window : windows) sum.add(value(window, column));
        means_.push_back(sum.value() / static_cast<double>(windows.size()));
        yield_();
    }
}

void RidgeRegression::add_products() {
    constexpr std::size_t block = 256;
    const auto windows = set_.part(SetPart::training);
    data::Panels panels(means_.size(), block);
    for (std::size_t first = 0; first < windows.size(); first += block) {
        const std::size_t depth = std::min(block, windows.size() - first);
        for (std::size_t k = 0; k < depth; ++k)
            for (std::size_t column = 0; column < means_.size(); ++column)
                panels.at(column, k) = value(windows[first + k], column) - means_[column];
        data::add_products(panels, depth, products_, yield_);
    }
}

RidgeRegression::Solution RidgeRegression::solve(double penalty) const {
    ORTHANT_EXPECT(penalty > 0);
    const SquareMatrix l = factor(products_, features_, penalty, yield_);
    Solution solution;
    for (std::size_t target = 0; target < set_.targets; ++target) {
        std::vector<double> moments(features_);
        for (std::size_t i = 0; i < features_; ++i) moments[i] = products_.row(i)[features_ + target];
        const std::vector<double>& weights = solution.weights.emplace_back(solved(l, std::move(moments)));
        double constant = means_[features_ + target];
        for (std::size_t i = 0; i < features_; ++i) constant -= weights[i] * means_[i];
        solution.constant.push_back(constant);
    }
    return solution;
}

double RidgeRegression::answer(const Solution& solution, const data::Sequence& window, std::size_t target) const {
    const std::span<const float> inputs = inputs_of(window);
    const std::vector<double>& weights = solution.weights[target];
    double sum = solution.constant[target];
    for (std::size_t i = 0; i < features_; ++i) sum += weights[i] * inputs[i];
    return sum;
}

}  // namespace orthant::lstm
