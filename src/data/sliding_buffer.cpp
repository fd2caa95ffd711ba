#include "data/sliding_buffer.hpp"

#include "base/contract.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace orthant::data {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

}  // namespace

SlidingBuffer::SlidingBuffer(const std::filesystem::path& file) : path_(file) {
    check_usable(file);
    std::error_code problem;
    errno = 0;
    file_.open(file, std::ios::binary);
    if (!file_) throw unusable_file(file, std::generic_category().message(errno), "make it readable");
    file_bytes_ = std::filesystem::file_size(file, problem);
    if (problem) throw unusable_file(file, problem.message(), "check the file system");
    grow();
}

void SlidingBuffer::drop(std::size_t bytes) {
    ORTHANT_EXPECT(bytes <= end_ - begin_);
    begin_ += bytes;
    dropped_bytes_ += bytes;
}

void SlidingBuffer::grow() {
    const std::size_t kept = end_ - begin_, wanted = std::max(kept, piece_bytes);
    if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, kept);
    if (buffer_.size() < kept + wanted) buffer_.resize(kept + wanted);
    errno = 0;
    file_.read(buffer_.data() + kept, static_cast<std::streamsize>(wanted));
    if (file_.bad()) throw unusable_file(path_, std::generic_category().message(errno), "check the file system");
    begin_ = 0;
    end_ = kept + static_cast<std::size_t>(file_.gcount());
    is_all_ = file_.eof();
}

}  // namespace orthant::data
