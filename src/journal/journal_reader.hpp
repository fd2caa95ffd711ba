#pragma once

#include "base/error.hpp"
#include "journal/file.hpp"
#include "journal/journal.hpp"

namespace orthant::journal {

/// Reads back what replay() saw of a journal, which another process may be writing to.
class JournalReader {
  public:
    /// Error(storage).
    explicit JournalReader(const std::filesystem::path& path);

    /// A stretch of a payload. Error(storage) if its CRC-32C is not `crc`.
    Bytes read(FrameAt stretch, std::uint32_t crc) const;

  private:
    File file_;
};

/// "cannot read back …": the stretch is not what it was. Error(storage).
Error damaged_stretch(FrameAt stretch, const std::filesystem::path& path);

}  // namespace orthant::journal
