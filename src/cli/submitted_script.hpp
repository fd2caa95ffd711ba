#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::cli {

/// Elements of an array; Slurm's own limit is lower everywhere.
inline constexpr std::uint64_t most_shards = 1'000'000;

/// The script that a job was submitted with: it stays beside the output, its last line naming the Slurm jobs.
class SubmittedScript {
  public:
    explicit SubmittedScript(std::filesystem::path path) : path_(std::move(path)) {}

    const std::filesystem::path& path() const { return path_; }
    /// The Slurm jobs it was submitted as; empty where it is not there, or was not.
    std::vector<std::string> jobs() const;
    /// In how many shards, each an element of an array; 0 where it is none.
    std::uint64_t shards() const;
    /// Error(storage).
    void write(const std::string& text, std::uint64_t shards) const;
    void add_jobs(const std::vector<std::string>& ids) const;

  private:
    /// What stands behind the last such mark; "" where there is none, or no file.
    std::string behind(std::string_view mark) const;

    std::filesystem::path path_;
};

}  // namespace orthant::cli
