#pragma once

#include "h5/handle.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orthant::h5 {

/// Text laid out for HDF5: pointers to C strings, made valid UTF-8.
class TextToWrite {
  public:
    explicit TextToWrite(std::span<const std::string> text);

    const void* pointers() const { return pointers_.data(); }

  private:
    std::vector<std::string> valid_;
    std::vector<const char*> pointers_;
};

/// Pointers for HDF5 to fill with C strings of its own; given back to it in the end. Type and space must outlive it.
class TextBeingRead {
  public:
    TextBeingRead(std::uint64_t count, const Datatype& type, const Dataspace& space)
        : pointers_(count, nullptr), type_(&type), space_(&space) {}
    ~TextBeingRead();
    TextBeingRead(const TextBeingRead&) = delete;
    TextBeingRead& operator=(const TextBeingRead&) = delete;

    void* pointers() { return pointers_.data(); }
    /// A string that was never written is empty.
    std::vector<std::string> strings() const;

  private:
    std::vector<char*> pointers_;
    const Datatype* type_;
    const Dataspace* space_;
};

}  // namespace orthant::h5
