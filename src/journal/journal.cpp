#include "journal/journal.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "journal/file.hpp"
#include "journal/journal_header.hpp"
#include "journal/journal_writer.hpp"

#include <cerrno>
#include <random>
#include <utility>

#include <fcntl.h>

namespace orthant::journal {
namespace {

/// Under a name of its own until it is whole, so that a process killed here leaves no journal without a header.
File write_new_journal(const std::filesystem::path& path, ByteView header_frame) {
    const std::filesystem::path unfinished = path.native() + ".new";
    remove_file(unfinished);
    std::optional<File> file = File::create_new(unfinished);
    if (!file) throw storage_error("create", unfinished.native(), EEXIST);
    try {
        file->write_at(0, header_frame);
        file->sync();
        rename_to_new(unfinished, path);
    } catch (...) {
        unlink_quietly(unfinished);
        throw;
    }
    sync_directory(directory_of(path));
    return File::open(path, O_RDWR);
}

}  // namespace

Journal::Journal(std::unique_ptr<JournalWriter> writer) : writer_(std::move(writer)) {}
Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

Journal Journal::create(const std::filesystem::path& path, ByteView header, CommitMode mode) {
    const auto salt = static_cast<std::uint32_t>(std::random_device()());
    const Bytes frame = encode_journal_header(salt, header);
    File file = write_new_journal(path, frame);
    return Journal(std::make_unique<JournalWriter>(std::move(file), salt, frame.size(), 1, mode));
}

Journal Journal::reopen(const std::filesystem::path& path, std::uint64_t end, std::uint64_t next_sequence,
                        CommitMode mode) {
    File file = File::open(path, O_RDWR);
    const JournalHeader header = read_journal_header(file);
    ORTHANT_EXPECT(end >= header.end && end <= file.size() && next_sequence > 0);
    file.truncate(end);
    return Journal(std::make_unique<JournalWriter>(std::move(file), header.salt, end, next_sequence, mode));
}

FrameAt Journal::append(FrameKind kind, ByteView payload) {
    return writer_->append(kind, payload);
}

bool Journal::start_commit() {
    return writer_->start_commit();
}

void Journal::flush() {
    writer_->flush();
}

void Journal::commit() {
    writer_->commit();
}

bool Journal::commit_is_under_way() const {
    return writer_->commit_is_under_way();
}

bool Journal::has_uncommitted() const {
    return writer_->has_uncommitted();
}

std::uint64_t Journal::size() const {
    return writer_->size();
}

void Journal::before_commit(std::function<void()> check) {
    writer_->before_commit(std::move(check));
}

Bytes Journal::read(FrameAt stretch, std::uint32_t crc) const {
    return writer_->read(stretch, crc);
}

}  // namespace orthant::journal
