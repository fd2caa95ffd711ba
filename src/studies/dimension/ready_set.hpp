#pragma once

#include "base/aligned.hpp"
#include "neighbours/padded_rows.hpp"
#include "neighbours/reference.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace orthant::dimension {

/// The set of points last drawn on this rank, ready to be searched, for the tasks that follow. It saves time and
/// changes no result: its rows are a function of their place.
class ReadySet {
  public:
    using Yield = std::function<void()>;
    /// A point of the space, which settles measure and rows, and a set of it.
    using Place = std::pair<std::uint64_t, std::uint64_t>;

    /// Whatever `draw` returns for this place, drawn unless it is the last one. Valid until the next call.
    const neighbours::Reference& reference(Place place, const neighbours::Measure& measure,
                                           const std::function<neighbours::PaddedRows()>& draw, const Yield& yield);
    /// Rows of somebody else, which outlive this.
    const neighbours::Reference& reference(Place place, const neighbours::Measure& measure,
                                           const data::MatrixView& rows, const Yield& yield);

    /// Memory of rows and what is made of them.
    static std::uint64_t bytes(const neighbours::Measure& measure, std::size_t rows, std::size_t columns);

  private:
    void make(const neighbours::Measure& measure, const data::MatrixView& rows, const Yield& yield);

    std::optional<Place> place_;
    std::optional<neighbours::PaddedRows> rows_;
    std::optional<AlignedArray<std::byte>> memory_;
    std::optional<neighbours::Reference> reference_;
};

}  // namespace orthant::dimension
