#pragma once

#include "study/record_source.hpp"

namespace orthant::run {

/// The records of another source without those of failed tasks, as if these had not been computed.
class DoneRecords final : public study::RecordSource {
  public:
    /// `all` must outlive it; so many of its tasks have failed.
    DoneRecords(const study::RecordSource& all, std::uint64_t failed) : all_(&all), failed_(failed) {}

    std::uint64_t size() const override { return all_->size() - failed_; }
    std::unique_ptr<study::RecordCursor> open() const override;

  private:
    const study::RecordSource* all_;
    std::uint64_t failed_;
};

}  // namespace orthant::run
