#pragma once

#include "journal/journal_reader.hpp"
#include "run/binding.hpp"
#include "run/history.hpp"
#include "run/journal_records.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::run {

/// The journal of a job, looked at from outside: all that was committed when it was opened. Frames that make no sense
/// are left out.
class JournalView {
  public:
    /// Error(storage).
    explicit JournalView(const std::filesystem::path& path);
    JournalView(const JournalView&) = delete;
    JournalView& operator=(const JournalView&) = delete;

    const JournalHead& head() const { return head_; }
    const History& history() const { return history_; }
    /// A line for each damaged stretch, and for each frame that makes no sense.
    const std::vector<std::string>& damage() const { return damage_; }
    /// The view must outlive them.
    JournalRecords records() const;

  private:
    journal::JournalReader reader_;
    History history_;
    JournalHead head_;
    std::vector<std::string> damage_;
};

}  // namespace orthant::run
