#pragma once

#include "base/contract.hpp"
#include "neighbours/nearest.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/knn/neighbour_row.hpp"
#include "studies/knn/sweep_task.hpp"
#include "studies/knn/training_parts.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace orthant::knn {

/// Answers all splits of some rows from one list of neighbours each, over all rows of the table: a split passes over
/// those it must not see. Where too few are left the list is made longer for that row.
template <class Model>
class EverySplit {
  public:
    using Value = typename Model::Value;

    EverySplit(const SweepContext& context, const neighbours::Reference& reference, const TrainingParts& training,
               Model& model, SweepParts<Model>& parts, const std::function<void()>& yield)
        : context_(&context),
          splits_(&context.table.splits()),
          shape_(splits_->shape()),
          reference_(&reference),
          training_(&training),
          model_(&model),
          parts_(&parts),
          yield_(&yield) {}

    void answer(SearchPlan::Block block) {
        const std::vector<std::uint32_t> rows = rows_asked(block);
        if (rows.empty()) return;
        neighbours::PaddedRows queries(rows.size(), reference_->table().columns);
        for (std::size_t q = 0; q < rows.size(); ++q)
            std::ranges::copy(reference_->table().row(rows[q]), queries.row(q));
        const neighbours::NeighbourLists lists = neighbours::nearest(
            *reference_, {queries.view(), rows, neighbours::Own::left_out}, context_->plan.list_length(), *yield_);
        for (std::size_t q = 0; q < rows.size(); ++q) {
            if (q % 16 == 0) (*yield_)();
            row_ = rows[q];
            fill(lists.of(q));
            answer_row();
        }
    }

  private:
    /// All of the block, but where there is only a test part those of it.
    std::vector<std::uint32_t> rows_asked(SearchPlan::Block block) const {
        std::vector<std::uint32_t> rows;
        for (std::size_t row = block.first; row < block.end; ++row)
            if (shape_.folds > 0 || splits_->fold(0, row) == held_out) rows.push_back(static_cast<std::uint32_t>(row));
        return rows;
    }

    bool is_pooled() const { return context_->settings.validation == Validation::leave_one_out; }

    /// `found` does not hold the row itself, which takes its place among those at distance 0.
    void fill(std::span<const neighbours::Neighbour> found) {
        const auto before = std::partition_point(found.begin(), found.end(), [&](const neighbours::Neighbour& n) {
            return n < neighbours::Neighbour{0, row_};
        });
        all_.assign(found.begin(), before);
        all_.push_back({0, row_});
        all_.insert(all_.end(), before, found.end());
        fill_columns(list_, all_, {}, context_->table, context_->point.measure);
    }

    void answer_row() {
        if (parts_->has_test() && splits_->fold(0, row_) == held_out) return answer_test();
        if (is_pooled()) return answer_alone();
        if (shape_.folds == 0) return;
        for (std::uint32_t r = 0; r < shape_.repeats; ++r) answer_repeat(r);
    }

    void answer_test() {
        with_training([&](std::uint32_t nb) { return training_->whole().has(nb); });
        count(parts_->test());
        keep(0);
    }

    void answer_alone() {
        const TrainingParts::Others others = training_->others(row_);
        with_training([&](std::uint32_t nb) { return others.has(nb); });
        count(parts_->validation(0, 0));
        model_->note(parts_->mistakes());
        keep(0);
        if (!parts_->has_training() || !training_->whole().has(row_)) return;
        with_training([&](std::uint32_t nb) { return training_->whole().has(nb); });
        count(parts_->training(0, 0));
    }

    void answer_repeat(std::uint32_t repeat) {
        const std::int32_t own = splits_->fold(repeat, row_);
        for (std::uint32_t f = 0; f < shape_.folds; ++f) {
            const bool is_validated = own == static_cast<std::int32_t>(f);
            const bool is_training = !is_validated && parts_->has_training() && is_trained_on(repeat, f, row_);
            if (is_validated || is_training) {
                with_training([&](std::uint32_t nb) {
                    return splits_->fold(repeat, nb) != static_cast<std::int32_t>(f) && is_trained_on(repeat, f, nb);
                });
                count(is_validated ? parts_->validation(repeat, f) : parts_->training(repeat, f));
                if (is_validated) {
                    model_->note(parts_->mistakes());
                    keep(repeat);
                }
            }
            if (!is_validated && shape_.inner_folds > 0) answer_inner(repeat, f);
        }
    }

    void answer_inner(std::uint32_t repeat, std::uint32_t f) {
        const std::int32_t inner = splits_->inner_fold(repeat, f, row_);
        if (inner < 0 || !is_trained_on(repeat, f, row_)) return;
        with_training([&](std::uint32_t nb) {
            return splits_->fold(repeat, nb) != static_cast<std::int32_t>(f) &&
                   splits_->inner_fold(repeat, f, nb) != inner && is_trained_on(repeat, f, nb);
        });
        count(parts_->inner(repeat, f, static_cast<std::size_t>(inner)));
    }

    /// Beside being in no fold that the split leaves out.
    bool is_trained_on(std::uint32_t repeat, std::uint32_t fold, std::uint32_t row) const {
        if (context_->point.share >= 1) return splits_->fold(repeat, row) != held_out;
        return training_->of_fold(repeat, fold).has(row);
    }

    /// Fills `chosen_` with the neighbours that `trains`, enough of them.
    template <class Trains>
    void with_training(Trains trains) {
        const std::size_t needed = context_->neighbours_needed();
        for (;;) {
            chosen_count_ = chosen_.take(list_, [&](std::size_t i) { return trains(list_.rows[i]); });
            if (chosen_count_ >= needed || list_.size() == reference_->table().rows) return;
            lengthen();
        }
    }

    void lengthen() {
        const data::MatrixView& table = reference_->table();
        const std::vector<std::uint32_t> own{row_};
        const data::MatrixView query{table.row(row_).data(), 1, table.columns, table.stride};
        const std::size_t before = list_.size();
        (*yield_)();
        fill(neighbours::nearest(*reference_, {query, own, neighbours::Own::left_out},
                                 std::min(4 * before, table.rows - 1), *yield_)
                 .of(0));
        ORTHANT_EXPECT(list_.size() > before);
    }

    void count(typename Model::Tally& tally) {
        model_->count(context_->table.target(row_), std::span(chosen_.values).first(chosen_count_),
                      std::span(chosen_.distances).first(chosen_count_), tally);
    }

    void keep(std::uint32_t repeat) {
        if (parts_->kept().length() > 0) parts_->kept().add(repeat, row_, chosen_.rows, chosen_.distances);
    }

    const SweepContext* context_;
    const Splits* splits_;
    Splits::Shape shape_;
    const neighbours::Reference* reference_;
    const TrainingParts* training_;
    Model* model_;
    SweepParts<Model>* parts_;
    const std::function<void()>* yield_;
    std::uint32_t row_ = 0;
    std::vector<neighbours::Neighbour> all_;
    NeighbourColumns<Value> list_;    ///< of the row, itself included
    NeighbourColumns<Value> chosen_;  ///< those of a split; room for all
    std::size_t chosen_count_ = 0;
};

}  // namespace orthant::knn
