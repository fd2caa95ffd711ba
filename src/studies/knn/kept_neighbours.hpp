#pragma once

#include "base/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// The nearest training rows of validated rows, where a job asks to keep them: of some (repeat, row), `length` each.
class KeptNeighbours {
  public:
    /// Of a table of so many rows, split so many times.
    KeptNeighbours(std::size_t length, std::size_t repeats, std::size_t rows)
        : length_(length), repeats_(repeats), rows_(rows) {}

    std::size_t length() const { return length_; }
    void add(std::uint32_t repeat, std::uint32_t row, std::span<const std::uint32_t> neighbours,
             std::span<const double> distances);

    struct Entry {
        std::uint32_t repeat, row;
        std::span<const std::uint32_t> neighbours;
        std::span<const double> distances;
    };
    std::size_t size() const { return places_.size(); }
    Entry entry(std::size_t i) const;

    void write(ByteWriter& out) const;
    /// Adds what was written. MalformedBytes, also for rows and repeats that there are not.
    void read(ByteReader& in);

  private:
    struct Place {
        std::uint32_t repeat, row;
    };

    std::size_t length_;
    std::size_t repeats_;
    std::size_t rows_;
    std::vector<Place> places_;
    std::vector<std::uint32_t> neighbours_;
    std::vector<double> distances_;
};

}  // namespace orthant::knn
