#pragma once

#include "base/contract.hpp"
#include "h5/dataset.hpp"
#include "store/no_text.hpp"
#include "store/variable_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orthant::store {

inline constexpr const char* task_dim = "task";

/// Rows of a chunk, and of the blocks in which columns are read: small, since gather holds many files open.
inline constexpr std::uint64_t column_chunk_rows = 8 * 1024;
inline constexpr std::uint64_t column_write_rows = 8 * column_chunk_rows;

/// A variable over `task` that is written row after row, with one block in memory.
template <h5::Element T>
class ColumnWriter {
  public:
    ColumnWriter(VariableWriter& writer, const char* name, const char* long_name, const char* units)
        : dataset_(writer.start({name, long_name, units, {task_dim}}, h5::type_for<T>(), {column_chunk_rows})) {}

    const h5::Dataset& dataset() const { return dataset_; }

    void add(const T& value) {
        block_.push_back(value);
        if (block_.size() == column_write_rows) flush();
    }

    void close() {
        flush();
        dataset_.close();
    }

  private:
    void flush() {
        if (!is_blank()) write();
        first_ += block_.size();
        block_.clear();
    }

    void write() {
        if constexpr (std::same_as<T, std::string>)
            for (std::string& text : block_) text = to_stored(text);
        h5::write_rows(dataset_, first_, std::span<const T>(block_));
    }

    /// Text that was never written reads as no_text and takes no space.
    bool is_blank() const {
        if constexpr (std::same_as<T, std::string>)
            return std::ranges::all_of(block_, [](const std::string& text) { return text.empty(); });
        else
            return block_.empty();
    }

    h5::Dataset dataset_;
    std::uint64_t first_ = 0;
    std::vector<T> block_;
};

/// The same read back, in any order, with one block in memory.
template <h5::Element T>
class ColumnReader {
  public:
    explicit ColumnReader(h5::Dataset dataset) : dataset_(std::move(dataset)) {
        const h5::Extent shape = h5::shape_of(dataset_);
        ORTHANT_EXPECT(shape.size() == 1);
        size_ = shape.front();
    }

    std::uint64_t size() const { return size_; }

    const T& at(std::uint64_t row) {
        ORTHANT_EXPECT(row < size_);
        if (row < first_ || row - first_ >= block_.size()) {
            const std::uint64_t first = row / column_chunk_rows * column_chunk_rows;
            block_ = h5::read_rows<T>(dataset_, first, std::min(column_chunk_rows, size_ - first));
            first_ = first;
        }
        return block_[row - first_];
    }

  private:
    h5::Dataset dataset_;
    std::uint64_t size_ = 0;
    std::uint64_t first_ = 0;
    std::vector<T> block_;
};

}  // namespace orthant::store
