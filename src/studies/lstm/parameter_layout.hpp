#pragma once

#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace orthant::lstm {

/// One named matrix among the parameters of a network, row-major.
struct ParameterBlock {
    std::string name;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t offset = 0;

    std::size_t size() const { return rows * columns; }
    template <class T>
    Rows<T> in(T* parameters) const {
        return {parameters + offset, rows, columns};
    }
};

/// Where the parameters of a network stand in one array: block after block, without gaps.
class ParameterLayout {
  public:
    ParameterBlock add(std::string name, std::size_t rows, std::size_t columns) {
        blocks_.push_back({std::move(name), rows, columns, size_});
        size_ += rows * columns;
        return blocks_.back();
    }

    const std::vector<ParameterBlock>& blocks() const { return blocks_; }
    std::size_t size() const { return size_; }

  private:
    std::vector<ParameterBlock> blocks_;
    std::size_t size_ = 0;
};

}  // namespace orthant::lstm
