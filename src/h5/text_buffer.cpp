#include "h5/text_buffer.hpp"

#include "h5/text.hpp"

#include <hdf5.h>

namespace orthant::h5 {

TextToWrite::TextToWrite(std::span<const std::string> text) {
    valid_.reserve(text.size());
    pointers_.reserve(text.size());
    for (const std::string& one : text) pointers_.push_back(valid_.emplace_back(valid_utf8(one)).c_str());
}

TextBeingRead::~TextBeingRead() {
#if H5_VERSION_GE(1, 12, 0)
    H5Treclaim(type_->id(), space_->id(), H5P_DEFAULT, pointers_.data());
#else
    H5Dvlen_reclaim(type_->id(), space_->id(), H5P_DEFAULT, pointers_.data());
#endif
}

std::vector<std::string> TextBeingRead::strings() const {
    std::vector<std::string> all;
    all.reserve(pointers_.size());
    for (const char* one : pointers_) all.emplace_back(one == nullptr ? "" : one);
    return all;
}

}  // namespace orthant::h5
