#include "studies/knn/search_plan.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"
#include "neighbours/forecast.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::knn {
namespace {

// What forecasts go by besides; how tasks are cut does not depend on it.
constexpr double most_sketched_columns = 160;
constexpr double seconds_per_direct_coordinate = 1.15e-10;
constexpr double seconds_per_class_vote = 18e-9;
constexpr double seconds_per_cell_made_ready = 13e-9;

/// A list longer than so many times k is not worth sharing.
constexpr double smallest_share_kept = 0.25;

// Measured on one core of an AMD EPYC (AVX2), rounded.
constexpr double seconds_per_product = 2.5e-11;     ///< of one coordinate of a sketch, query by row
constexpr double seconds_per_difference = 1.6e-10;  ///< of one coordinate compared directly
constexpr double seconds_per_power = 4e-9;          ///< of one coordinate to a power
constexpr double seconds_per_candidate = 6e-8;      ///< and 1e-10 a coordinate
constexpr double seconds_per_vote = 6e-9;           ///< of one neighbour of one query in one split and weighting
constexpr double seconds_per_cell_prepared = 5e-9;

/// A task takes about so long, if a unit is long enough to be cut …
constexpr double task_s = 0.05;
/// … and more where there would be more tasks than this …
constexpr double most_tasks = 20'000;
/// … or where preparing the rows would take most of it.
constexpr double preparations_per_task = 4;
constexpr std::size_t smallest_block = 16;

/// Neighbours to look up so that k are left when each stays with this probability: k/q and four standard deviations.
std::size_t length_for(double k, double kept) {
    return static_cast<std::size_t>(std::ceil(k / kept + 4 * std::sqrt(k * (1 - kept)) / kept)) + 1;
}

double without_one_of(std::size_t folds) {
    return folds == 0 ? 1 : 1 - 1 / static_cast<double>(folds);
}

std::string why_each_split(const SweepSettings& settings, const SweepOutline& outline, const SweepPoint& point) {
    if (point.scaling != data::Scaling::none) return "scaling is fitted on each training part";
    if (settings.has_components()) return "principal components are fitted on each training part";
    if (outline.missing_cells > 0) return "missing cells are imputed from each training part";
    if (settings.validation == Validation::group) return "near rows may share a group, which one list would run out of";
    if (settings.validation == Validation::file) return "near rows may share a fold of the file";
    return "";
}

}  // namespace

SearchPlan::SearchPlan(const SweepSettings& settings, const SweepOutline& outline, const SweepPoint& point)
    : settings_(&settings), outline_(&outline), point_(point) {
    const std::size_t most = outline.shape.training_rows();
    const double k = std::max<double>(settings.largest_k(), static_cast<double>(settings.kept_neighbours));
    const bool is_each_alone = settings.validation == Validation::leave_one_out;
    const double kept = point.share * static_cast<double>(most) / static_cast<double>(outline.shape.rows) *
                        (is_each_alone ? 1 : without_one_of(outline.shape.folds)) *
                        without_one_of(outline.shape.inner_folds);
    reason_ = why_each_split(settings, outline, point);
    if (reason_.empty() && kept < smallest_share_kept) reason_ = "few of all rows are in a training part";
    if (reason_.empty()) {
        reason_ = "nothing is fitted on training parts";
        list_length_ = std::min(most, length_for(k, kept));
    } else {
        serves_ = Unit::Serves::one_split;
        list_length_ = std::min(most, static_cast<std::size_t>(k));
    }
    const Unit whole = unit(0);
    const double unit_s = rows_asked(whole) * work_of_row_s(whole);
    const double wanted_s = std::max(
        {task_s, unit_s * static_cast<double>(units()) / most_tasks, preparations_per_task * work_to_prepare_s(whole)});
    const double most_blocks = std::ceil(static_cast<double>(outline.shape.rows - first_row_asked()) / smallest_block);
    blocks_ = static_cast<std::uint64_t>(std::clamp(std::round(unit_s / wanted_s), 1.0, most_blocks));
}

std::uint64_t SearchPlan::units() const {
    if (serves_every_split()) return 1;
    const Splits::Shape& shape = outline_->shape;
    const std::uint64_t folds = shape.repeats * shape.folds;
    const bool has_refit =
        settings_->validation == Validation::leave_one_out && settings_->training_scores == TrainingScores::wanted;
    return folds + folds * shape.inner_folds + (shape.test_rows > 0 ? 1 : 0) + (has_refit ? 1 : 0);
}

Unit SearchPlan::unit(std::uint64_t index) const {
    if (serves_every_split()) return {};
    const Splits::Shape& shape = outline_->shape;
    const auto split = [&](Split::Kind kind, std::uint64_t fold, std::uint64_t inner) {
        return Unit{Unit::Serves::one_split,
                    {kind, static_cast<std::uint32_t>(fold / std::max<std::size_t>(1, shape.folds)),
                     static_cast<std::uint32_t>(fold % std::max<std::size_t>(1, shape.folds)),
                     static_cast<std::uint32_t>(inner)}};
    };
    const std::uint64_t folds = shape.repeats * shape.folds;
    if (index < folds) return split(Split::Kind::fold, index, 0);
    index -= folds;
    if (index < folds * shape.inner_folds)
        return split(Split::Kind::inner, index / shape.inner_folds, index % shape.inner_folds);
    index -= folds * shape.inner_folds;
    if (shape.test_rows > 0 && index == 0) return split(Split::Kind::test, 0, 0);
    return split(Split::Kind::refit, 0, 0);
}

SearchPlan::Block SearchPlan::block(std::uint64_t index) const {
    const std::uint64_t first = first_row_asked();
    const std::uint64_t rows = outline_->shape.rows - first;
    return {first + rows * index / blocks_, first + rows * (index + 1) / blocks_};
}

/// Where nothing but the rows of a test file is asked, they come last.
std::uint64_t SearchPlan::first_row_asked() const {
    const bool is_test_alone = outline_->shape.folds == 0 && !settings_->table.test_file.empty();
    return is_test_alone ? outline_->shape.training_rows() : 0;
}

double SearchPlan::rows_asked(const Unit& unit) const {
    const auto rows = static_cast<double>(outline_->shape.training_rows());
    const auto test_rows = static_cast<double>(outline_->shape.test_rows);
    if (outline_->shape.folds == 0) return test_rows;
    if (unit.serves == Unit::Serves::every_split) return rows + test_rows;
    const double validated = rows / static_cast<double>(std::max<std::size_t>(1, outline_->shape.folds));
    const bool is_each_alone = settings_->validation == Validation::leave_one_out;
    switch (unit.split.kind) {
        case Split::Kind::fold:
            return settings_->training_scores == TrainingScores::wanted && !is_each_alone ? rows : validated;
        case Split::Kind::inner:
            return (rows - validated) / static_cast<double>(outline_->shape.inner_folds);
        case Split::Kind::test:
            return test_rows;
        case Split::Kind::refit:
            return rows;
    }
    contract_violated("a known kind of split", __FILE__, __LINE__);
}

double SearchPlan::work_to_prepare_s(const Unit& unit) const {
    const auto columns = static_cast<double>(outline_->columns + point_.noise);
    const bool is_ready = unit.serves == Unit::Serves::every_split && point_.noise == 0;
    if (is_ready) return 0;
    const auto cells = static_cast<double>(outline_->shape.training_rows()) * columns;
    const double covariance_s = settings_->has_components() ? cells * columns * 1e-10 + std::pow(columns, 3) * 1e-8 : 0;
    return cells * seconds_per_cell_prepared + covariance_s;
}

double SearchPlan::work_of_row_s(const Unit& unit) const {
    const auto rows = static_cast<double>(outline_->shape.training_rows()) * point_.share;
    const auto all_columns = static_cast<double>(outline_->columns + point_.noise);
    double search_s = 0;
    for (const std::size_t components : settings_->components) {
        const double columns = components > 0 ? static_cast<double>(components) : all_columns;
        const bool is_sketched = point_.measure.metric == neighbours::Metric::euclidean ||
                                 point_.measure.metric == neighbours::Metric::cosine;
        if (is_sketched) {
            const double candidates = 5 * static_cast<double>(list_length_);
            search_s += rows * (std::min(columns, 65.0) + 8) * seconds_per_product +
                        candidates * (seconds_per_candidate + columns * 1e-10);
        } else {
            const bool is_power = point_.measure.metric == neighbours::Metric::minkowski;
            search_s += rows * (columns + 8) * (is_power ? seconds_per_power : seconds_per_difference);
        }
    }
    return search_s + parts_of_row(unit) * static_cast<double>(settings_->largest_k() * settings_->weights.size()) *
                          static_cast<double>(settings_->components.size()) * seconds_per_vote;
}

double SearchPlan::parts_of_row(const Unit& unit) const {
    const Splits::Shape& shape = outline_->shape;
    if (unit.serves == Unit::Serves::one_split) return 1;
    return static_cast<double>(shape.repeats) * (settings_->training_scores == TrainingScores::wanted
                                                     ? static_cast<double>(std::max<std::size_t>(1, shape.folds))
                                                     : 1);
}

double SearchPlan::search_seconds() const {
    const auto rows = static_cast<double>(outline_->shape.training_rows()) * point_.share;
    const auto length = static_cast<double>(list_length_);
    double search_s = 0;
    for (const std::size_t components : settings_->components) {
        const double columns = static_cast<double>(components > 0 ? components : outline_->columns + point_.noise);
        if (point_.measure.metric == neighbours::Metric::euclidean ||
            point_.measure.metric == neighbours::Metric::cosine) {
            search_s += neighbours::sketched_query_s(rows, std::min(columns, most_sketched_columns), length);
        } else {
            const bool is_power = point_.measure.metric == neighbours::Metric::minkowski;
            search_s += 3e-6 + 22e-9 * neighbours::rows_kept(rows, length) +
                        rows * (columns + 8) * (is_power ? seconds_per_power : seconds_per_direct_coordinate);
        }
    }
    return search_s;
}

double SearchPlan::task_seconds(std::uint64_t task) const {
    const Unit here = unit(task / blocks_);
    const Splits::Shape& shape = outline_->shape;
    const bool is_split = here.serves == Unit::Serves::one_split;
    const auto cells = static_cast<double>(shape.training_rows() * (outline_->columns + point_.noise));
    const double ready_s = is_split || point_.noise > 0 ? cells * seconds_per_cell_made_ready : 0;
    const double nested =
        is_split ? 0 : static_cast<double>(shape.inner_folds > 0 ? shape.repeats * (shape.folds - 1) : 0);
    const double votes = (parts_of_row(here) + nested) *
                         static_cast<double>(settings_->largest_k() * settings_->weights.size()) *
                         static_cast<double>(settings_->components.size());
    const double vote_s = outline_->is_classification() ? seconds_per_class_vote : seconds_per_vote;
    return work_to_prepare_s(here) + ready_s +
           rows_asked(here) / static_cast<double>(blocks_) * (search_seconds() + votes * vote_s);
}

std::uint64_t SearchPlan::task_bytes() const {
    const std::uint64_t stride = padded<double>(outline_->columns + point_.noise);
    const std::uint64_t rows = outline_->shape.rows;
    const std::uint64_t lists = (rows / blocks_ + 1) * list_length_ * 16;
    const bool is_private = !serves_every_split() || point_.noise > 0;
    const std::uint64_t noisy = point_.noise > 0 ? rows * stride * sizeof(double) : 0;
    const std::uint64_t prepared = is_private ? rows * stride * (2 * sizeof(double) + sizeof(float) + 1) : 0;
    constexpr std::uint64_t scan = 8u << 20;
    return lists + noisy + prepared + scan;
}

}  // namespace orthant::knn
