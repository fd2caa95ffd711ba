#include "journal/journal_reader.hpp"

#include "base/crc32c.hpp"
#include "base/error.hpp"

#include <fcntl.h>

namespace orthant::journal {

JournalReader::JournalReader(const std::filesystem::path& path) : file_(File::open(path, O_RDONLY)) {}

Bytes JournalReader::read(FrameAt stretch, std::uint32_t crc) const {
    Bytes bytes(stretch.length);
    file_.read_at(stretch.offset, bytes);
    if (crc32c(bytes) != crc) throw damaged_stretch(stretch, file_.path());
    return bytes;
}

Error damaged_stretch(FrameAt stretch, const std::filesystem::path& path) {
    return {ErrorKind::storage, "cannot read back " + std::to_string(stretch.length) + " bytes at byte " +
                                    std::to_string(stretch.offset) + " of '" + path.native() +
                                    "' (their checksum fails); run the same command again: what they held is "
                                    "recomputed"};
}

}  // namespace orthant::journal
