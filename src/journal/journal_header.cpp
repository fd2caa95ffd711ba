#include "journal/journal_header.hpp"

#include "base/crc32c.hpp"
#include "base/error.hpp"
#include "journal/frame.hpp"

namespace orthant::journal {
namespace {

constexpr FramePlace header_place{};

Error unusable(const File& file, const std::string& why, const std::string& advice) {
    return {ErrorKind::storage,
            "cannot resume from the journal '" + file.path().native() + "' (" + why + "); " + advice};
}

Error unusable(const File& file, const std::string& why) {
    return unusable(file, why, "use --fresh to start over");
}

}  // namespace

Bytes encode_journal_header(std::uint32_t salt, ByteView binding) {
    ByteWriter payload;
    payload.put(journal_format_version);
    payload.put(salt);
    payload.append(binding);
    Bytes frame;
    append_frame(frame, FrameKind::header, 0, payload.view(), header_place);
    return frame;
}

JournalHeader read_journal_header(const File& file) {
    const std::uint64_t size = file.size();
    if (size == 0) throw unusable(file, "it is empty");
    if (size < frame_head_bytes) throw unusable(file, "its header is cut short");
    Bytes bytes(frame_head_bytes);
    file.read_at(0, bytes);
    const std::optional<FrameHead> head = decode_head(bytes);
    if (!head || head->kind != FrameKind::header || head->sequence != 0) {
        throw unusable(file, "its header is damaged, or it is no journal");
    }
    if (head->length > size - frame_head_bytes) throw unusable(file, "its header is damaged or cut short");
    Bytes payload(head->length);
    file.read_at(frame_head_bytes, payload);
    if (crc32c(payload, crc_before_payload(*head, header_place)) != head->crc) {
        throw unusable(file, "its header is damaged: the checksum fails");
    }
    ByteReader reader(payload);
    if (reader.remaining() < 2 * sizeof(std::uint32_t)) throw unusable(file, "its header is too short");
    const auto version = reader.get<std::uint32_t>();
    if (version != journal_format_version) {
        throw unusable(file,
                       "its format version is " + std::to_string(version) + ", this program's is " +
                           std::to_string(journal_format_version),
                       "finish it with the program that began it, or use --fresh to start over");
    }
    JournalHeader header;
    header.salt = reader.get<std::uint32_t>();
    const ByteView binding = reader.take(reader.remaining());
    header.binding.assign(binding.begin(), binding.end());
    header.end = frame_head_bytes + head->length;
    return header;
}

}  // namespace orthant::journal
