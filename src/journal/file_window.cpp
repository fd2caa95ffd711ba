#include "journal/file_window.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::journal {

ByteView FileWindow::from(std::uint64_t offset, std::size_t count) {
    ORTHANT_EXPECT(offset <= size_ && count <= size_ - offset);
    const bool at_hand = offset >= begin_ && offset + count <= begin_ + bytes_.size();
    if (!at_hand) {
        const std::uint64_t wanted = std::max<std::uint64_t>(count, block_bytes);
        bytes_.resize(static_cast<std::size_t>(std::min(wanted, size_ - offset)));
        begin_ = offset;
        file_.read_at(offset, bytes_);
    }
    return ByteView(bytes_).subspan(static_cast<std::size_t>(offset - begin_));
}

}  // namespace orthant::journal
