#pragma once

#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_parts.hpp"
#include "studies/knn/sweep_results.hpp"
#include "studies/knn/sweep_settings.hpp"
#include "study/study.hpp"

#include <vector>

namespace orthant::knn {

/// Adds up what the tasks of a point counted. Settings and outline must outlive it; `share` is that of the training
/// part.
template <class Model>
class SweepReduction final : public study::Reduction {
  public:
    SweepReduction(const SweepSettings& settings, const SweepOutline& outline, double share)
        : settings_(&settings), outline_(&outline), share_(share), model_(settings, outline) {
        for (std::size_t i = 0; i < settings.components.size(); ++i) parts_.emplace_back(model_, settings, outline);
    }

    void add(ByteView record) override {
        ByteReader in(record);
        for (SweepParts<Model>& parts : parts_) parts.add(in, model_);
        if (!in.at_end()) throw MalformedBytes("a record of knn.sweep is too long");
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        for (std::size_t i = 0; i < parts_.size(); ++i) fill_results(row, i, parts_[i], *settings_, *outline_, share_);
        return study::PointStatus::complete;
    }

  private:
    const SweepSettings* settings_;
    const SweepOutline* outline_;
    double share_;
    Model model_;
    std::vector<SweepParts<Model>> parts_;
};

}  // namespace orthant::knn
