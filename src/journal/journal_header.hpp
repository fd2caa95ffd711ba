#pragma once

#include "journal/file.hpp"

#include <cstdint>

namespace orthant::journal {

inline constexpr std::uint32_t journal_format_version = 1;

/// The first frame of a journal.
struct JournalHeader {
    std::uint32_t salt = 0;  ///< of every later frame's checksum
    Bytes binding;           ///< what the journal belongs to; the journal does not look inside
    std::uint64_t end = 0;   ///< where the second frame stands
};

/// The header as it stands in the file, frame and all.
Bytes encode_journal_header(std::uint32_t salt, ByteView binding);

/// Error(storage) that says what is wrong and how to start over: empty, cut short, damaged, of another version.
JournalHeader read_journal_header(const File& file);

}  // namespace orthant::journal
