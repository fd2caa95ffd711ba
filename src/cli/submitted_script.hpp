#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::cli {

/// The script that a job was submitted with: it stays beside the output, its last line naming the Slurm jobs.
class SubmittedScript {
  public:
    explicit SubmittedScript(std::filesystem::path path) : path_(std::move(path)) {}

    const std::filesystem::path& path() const { return path_; }
    /// The Slurm jobs it was submitted as; empty where it is not there, or was not.
    std::vector<std::string> jobs() const;
    /// Error(storage).
    void write(const std::string& text) const;
    void add_jobs(const std::vector<std::string>& ids) const;

  private:
    std::filesystem::path path_;
};

}  // namespace orthant::cli
