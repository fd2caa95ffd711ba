#pragma once

#include "studies/knn/splits.hpp"
#include "studies/knn/sweep_outline.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace orthant::knn {

/// One search, with the rows it searches among.
struct Unit {
    enum class Serves : std::uint8_t {
        every_split,  ///< among all rows but the test part: each split passes over rows it must not see
        one_split,    ///< among the training part of `split`, prepared by what is fitted on it
    };
    Serves serves = Serves::every_split;
    Split split = {};
};

/// How the splits of a point are answered: by one search for all of them while what is done to the rows beforehand
/// does not depend on the split, else by one search for each.
class SearchPlan {
  public:
    SearchPlan(const SweepSettings& settings, const SweepOutline& outline, const SweepPoint& point);

    bool serves_every_split() const { return serves_ == Unit::Serves::every_split; }
    /// In words for people.
    const std::string& reason() const { return reason_; }

    /// How many neighbours of each row are looked up, so that nearly always enough are left for every split.
    std::size_t list_length() const { return list_length_; }

    std::uint64_t units() const;
    Unit unit(std::uint64_t index) const;

    /// Tasks: each unit is cut into blocks of the table's rows, the queries.
    std::uint64_t blocks() const { return blocks_; }
    std::uint64_t tasks() const { return units() * blocks_; }
    struct Block {
        std::size_t first, end;
    };
    Block block(std::uint64_t index) const;

    /// Forecasts.
    double task_seconds(std::uint64_t task) const;
    std::uint64_t task_bytes() const;

  private:
    std::uint64_t first_row_asked() const;
    double rows_asked(const Unit& unit) const;
    /// What tasks are cut by: never to change, since a task's record depends on it.
    double work_to_prepare_s(const Unit& unit) const;
    double work_of_row_s(const Unit& unit) const;
    /// Searches for one row, one for each number of components.
    double search_seconds() const;
    /// Times that a row's list is gone through for a row of scores.
    double parts_of_row(const Unit& unit) const;

    const SweepSettings* settings_;
    const SweepOutline* outline_;
    SweepPoint point_;
    Unit::Serves serves_ = Unit::Serves::every_split;
    std::string reason_;
    std::size_t list_length_ = 0;
    std::uint64_t blocks_ = 1;
};

}  // namespace orthant::knn
