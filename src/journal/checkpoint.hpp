#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace orthant::journal {

/// Durable states of long tasks: one file a task in a directory, each written whole, fsynced, renamed, the directory
/// fsynced. Made lazily: a job without checkpoints leaves no directory.
class CheckpointDirectory {
  public:
    /// `binding` (the journal's job) is written into every checkpoint: one of another job is ignored.
    CheckpointDirectory(std::filesystem::path directory, std::uint64_t binding);

    /// Error(storage).
    void save(std::uint64_t point, std::uint64_t task, ByteView state) const;
    /// None when there is none or it is damaged (its checksum fails): the task starts over.
    std::optional<Bytes> load(std::uint64_t point, std::uint64_t task) const;
    /// When it was saved, Unix time by the file system's clock; none when there is none.
    std::optional<double> saved_at_s(std::uint64_t point, std::uint64_t task) const;
    void remove(std::uint64_t point, std::uint64_t task) const;
    /// Removes the directory and all in it.
    void clear() const;

    /// Changes whenever a checkpoint is saved or removed.
    std::uint64_t fingerprint() const;

    const std::filesystem::path& path() const { return directory_; }

  private:
    std::filesystem::path file(std::uint64_t point, std::uint64_t task) const;

    std::filesystem::path directory_;
    std::uint64_t binding_;
};

}  // namespace orthant::journal
