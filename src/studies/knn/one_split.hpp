#pragma once

#include "base/contract.hpp"
#include "neighbours/nearest.hpp"
#include "studies/knn/neighbour_row.hpp"
#include "studies/knn/preparation.hpp"
#include "studies/knn/sweep_task.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace orthant::knn {

/// Answers some rows in one split, among its training rows prepared by what is fitted on them.
template <class Model>
class OneSplit {
  public:
    using Value = typename Model::Value;

    OneSplit(const SweepContext& context, const Preparation& preparation, const Split& split, Model& model,
             const std::function<void()>& yield)
        : context_(&context), preparation_(&preparation), split_(split), model_(&model), yield_(&yield) {}

    /// Whether any row of the block is asked about.
    static bool asks(const SweepContext& context, const Split& split, SearchPlan::Block block) {
        const bool is_each_alone = context.settings.validation == Validation::leave_one_out;
        const Split::Kind scored = is_each_alone ? Split::Kind::refit : Split::Kind::fold;
        if (context.settings.training_scores == TrainingScores::wanted && split.kind == scored) return true;
        for (std::size_t row = block.first; row < block.end; ++row)
            if (context.table.splits().validates(split, row)) return true;
        return false;
    }

    /// With the i-th number of components of the job.
    void answer(SearchPlan::Block block, std::size_t i, SweepParts<Model>& parts) {
        const std::vector<std::uint32_t> validated = validated_of(block);
        if (!validated.empty()) {
            const neighbours::PaddedRows rows = preparation_->rows(i, validated, *yield_);
            count_all(i, {rows.view()}, validated, validation_tally(parts), &parts);
        }
        const std::vector<std::uint32_t> own =
            is_training_scored(parts) ? training_of(block) : std::vector<std::uint32_t>();
        if (!own.empty()) {
            const data::MatrixView& table = preparation_->reference(i).table();
            const data::MatrixView rows{table.row(own.front()).data(), own.size(), table.columns, table.stride};
            std::vector<std::uint32_t> numbers;
            for (const std::uint32_t row : own) numbers.push_back(preparation_->training()[row]);
            count_all(i, {rows, own}, numbers, parts.training(split_.repeat, split_.fold), nullptr);
        }
    }

  private:
    /// Inner folds are of the rows that the share leaves in the training part.
    std::vector<std::uint32_t> validated_of(SearchPlan::Block block) const {
        const Splits& splits = context_->table.splits();
        const bool is_inner = split_.kind == Split::Kind::inner;
        const TrainingPart part(splits, split_, is_inner ? context_->point.share : 1);
        std::vector<std::uint32_t> validated;
        for (std::size_t row = block.first; row < block.end; ++row)
            if (splits.validates(split_, row) && part.is_in_share(row))
                validated.push_back(static_cast<std::uint32_t>(row));
        return validated;
    }

    typename Model::Tally& validation_tally(SweepParts<Model>& parts) const {
        if (split_.kind == Split::Kind::test) return parts.test();
        if (split_.kind == Split::Kind::inner) return parts.inner(split_.repeat, split_.fold, split_.inner);
        return parts.validation(split_.repeat, split_.fold);
    }

    bool is_training_scored(const SweepParts<Model>& parts) const {
        const bool is_each_alone = context_->settings.validation == Validation::leave_one_out;
        return parts.has_training() && split_.kind == (is_each_alone ? Split::Kind::refit : Split::Kind::fold);
    }

    /// Rows of the reference, one after the other, whose rows of the table lie in the block.
    std::vector<std::uint32_t> training_of(SearchPlan::Block block) const {
        const auto training = preparation_->training();
        const auto begin = std::lower_bound(training.begin(), training.end(), block.first);
        const auto end = std::lower_bound(begin, training.end(), block.end);
        std::vector<std::uint32_t> own(static_cast<std::size_t>(end - begin));
        std::iota(own.begin(), own.end(), static_cast<std::uint32_t>(begin - training.begin()));
        return own;
    }

    /// `rows`: what the queries are numbered in the table. Mistakes are noted of the folds' validation parts,
    /// neighbours of the test part, too.
    void count_all(std::size_t i, const neighbours::Queries& queries, std::span<const std::uint32_t> rows,
                   typename Model::Tally& tally, SweepParts<Model>* notes) {
        const bool is_noted = notes != nullptr && split_.kind != Split::Kind::inner;
        const neighbours::NeighbourLists lists =
            neighbours::nearest(preparation_->reference(i), queries, context_->neighbours_needed(), *yield_);
        for (std::size_t q = 0; q < rows.size(); ++q) {
            if (q % 64 == 0) (*yield_)();
            fill_columns(columns_, lists.of(q), preparation_->training(), context_->table, context_->point.measure);
            model_->count(context_->table.target(rows[q]), columns_.values, columns_.distances, tally);
            if (!is_noted) continue;
            if (split_.kind == Split::Kind::fold) model_->note(notes->mistakes());
            if (notes->kept().length() > 0)
                notes->kept().add(split_.repeat, rows[q], columns_.rows, columns_.distances);
        }
    }

    const SweepContext* context_;
    const Preparation* preparation_;
    Split split_;
    Model* model_;
    const std::function<void()>* yield_;
    NeighbourColumns<Value> columns_;
};

}  // namespace orthant::knn
