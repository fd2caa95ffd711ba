#pragma once

#include "neighbours/key.hpp"
#include "neighbours/nearest.hpp"
#include "neighbours/neighbour.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace orthant::neighbours {

/// Exact keys between one query and rows of the table. Each has `key(row, enough)`, which may be any number above
/// `enough` where the key is, and `prefetch(row)`.
class EuclideanKeys {
  public:
    EuclideanKeys(const Reference& reference, const Queries& queries, std::size_t query)
        : table_(&reference.table()), query_(queries.rows.row(query).data()) {}

    double key(std::uint32_t row, double /*enough*/) const {
        return key_of(EuclideanKey{}, query_, table_->row(row).data(), table_->stride);
    }
    void prefetch(std::uint32_t row) const { __builtin_prefetch(table_->row(row).data()); }

  private:
    const data::MatrixView* table_;
    const double* query_;
};

class CosineKeys {
  public:
    CosineKeys(const Reference& reference, const Queries& queries, std::size_t query)
        : reference_(&reference),
          query_(queries.rows.row(query).data()),
          squared_norm_(squared_norm(query_, queries.rows.stride)) {}

    double key(std::uint32_t row, double /*enough*/) const {
        const data::MatrixView& table = reference_->table();
        const double product = key_of(InnerProduct{}, query_, table.row(row).data(), table.stride);
        return cosine_key(product, squared_norm_, reference_->squared_norms()[row]);
    }
    void prefetch(std::uint32_t row) const { __builtin_prefetch(reference_->table().row(row).data()); }

  private:
    const Reference* reference_;
    const double* query_;
    double squared_norm_;
};

/// For queries that are rows of the table.
class ByteKeys {
  public:
    ByteKeys(const Reference& reference, const Queries& queries, std::size_t query)
        : rows_(&*reference.byte_rows()), query_(queries.own[query]) {}

    double key(std::uint32_t row, double enough) const {
        const bool is_small = enough < static_cast<double>(ByteRows::no_limit);
        return rows_->squared_distance(query_, row, is_small ? static_cast<std::uint32_t>(enough) : ByteRows::no_limit);
    }
    void prefetch(std::uint32_t row) const { rows_->prefetch(row); }

  private:
    const ByteRows* rows_;
    std::uint32_t query_;
};

}  // namespace orthant::neighbours
