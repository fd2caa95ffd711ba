#pragma once

#include "base/bytes.hpp"
#include "data/matrix_view.hpp"
#include "data/table.hpp"
#include "job/job.hpp"
#include "job/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace orthant::dimension {

/// The rows of a real table, where a job names one: read once, and shared by all ranks of a node. A study that takes
/// them has one of these, and hands the calls of the same names on to it.
class DataRows {
  public:
    enum class Labels { unwanted, wanted };

    /// The keys of [data]: file, which may be left out, ignore, and with labels target.
    static std::vector<job::Parameter> parameters(Labels labels);

    DataRows(const job::Job& job, Labels labels);

    /// Whether the job names a table. Where it does not, all that follows is empty, and harmless to call.
    bool is_asked() const { return !request_.file.empty(); }

    /// Error(data).
    Bytes read_outline();
    /// MalformedBytes.
    void use_outline(ByteView outline);
    std::size_t rows() const { return shape_.rows; }
    std::size_t columns() const { return shape_.columns; }
    std::size_t classes() const { return shape_.classes; }  ///< 0: none, or the target is a number
    /// How large the cells are, and how far they lie from the means of their columns: root mean squares, rounded to
    /// powers of two; 1 where all are 0.
    double size() const { return shape_.size; }
    double spread() const { return shape_.spread; }

    std::uint64_t shared_bytes() const;
    void fill_shared(std::span<std::byte> memory) const;
    void use_shared(ByteView memory);
    /// rows × columns, each row padded with zeros to whole cache lines.
    const data::MatrixView& matrix() const { return matrix_; }
    /// The class or the number of each row; empty without labels.
    std::span<const double> labels() const { return labels_; }

  private:
    struct Shape {
        std::size_t rows = 0;
        std::size_t columns = 0;
        std::size_t classes = 0;
        double size = 1;
        double spread = 1;

        friend bool operator==(const Shape&, const Shape&) = default;
    };

    static Shape shape_of(const data::Table& table);
    std::size_t stride() const;
    std::size_t label_count() const;

    data::TableRequest request_;
    Shape shape_;
    mutable std::optional<data::Table> table_;  ///< between reading the outline and filling the shared memory
    data::MatrixView matrix_;
    std::span<const double> labels_;
};

}  // namespace orthant::dimension
