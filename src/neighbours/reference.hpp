#pragma once

#include "data/matrix_view.hpp"
#include "neighbours/byte_rows.hpp"
#include "neighbours/measure.hpp"
#include "neighbours/sketch.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace orthant::neighbours {

/// Rows to search among, with what makes searching them by one measure fast. All of it lies in memory of somebody else.
class Reference {
  public:
    /// Bytes that `make` needs for a table of this size, whatever is in it.
    static std::uint64_t bytes(const Measure& measure, std::size_t rows, std::size_t columns);

    /// Prepares a table (padded with zeros to a stride that is a multiple of eight) in `memory`, 64-byte aligned.
    /// Calls yield every few milliseconds.
    static Reference make(std::span<std::byte> memory, const Measure& measure, const data::MatrixView& table,
                          const std::function<void()>& yield);
    /// What another process made of the same table in shared memory. It knows no projection: all queries must be rows
    /// of the table.
    static Reference open(std::span<const std::byte> memory, const Measure& measure, const data::MatrixView& table);

    const Measure& measure() const { return measure_; }
    const data::MatrixView& table() const { return table_; }
    /// ‖x‖² of every row; for cosine only.
    std::span<const double> squared_norms() const { return squared_norms_; }
    /// None for measures that it says nothing of, and where it is of no use.
    const std::optional<Sketch>& sketch() const { return sketch_; }
    const std::optional<ByteRows>& byte_rows() const { return byte_rows_; }
    const std::optional<Projection>& projection() const { return projection_; }

  private:
    Reference(const Measure& measure, const data::MatrixView& table) : measure_(measure), table_(table) {}

    Measure measure_;
    data::MatrixView table_;
    std::span<const double> squared_norms_;
    std::optional<Sketch> sketch_;
    std::optional<ByteRows> byte_rows_;
    std::optional<Projection> projection_;
};

}  // namespace orthant::neighbours
