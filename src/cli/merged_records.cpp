#include "cli/merged_records.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace orthant::cli {
namespace {

/// A heap of the shards that have tasks left, the one with the smallest next task on top.
class MergedCursor final : public study::RecordCursor {
  public:
    explicit MergedCursor(const std::vector<ShardRecords>& shards) : shards_(&shards) {
        for (std::size_t s = 0; s < shards.size(); ++s) {
            cursors_.push_back(shards[s].source->open());
            if (cursors_[s]->next()) push({cursors_[s]->outcome().id, s});
        }
    }

    bool next() override {
        if (has_begun_) advance();
        has_begun_ = true;
        if (heap_.empty()) return false;
        const std::size_t shard = heap_.front().shard;
        outcome_ = cursors_[shard]->outcome();
        outcome_.host += (*shards_)[shard].first_host;
        return true;
    }

    const study::TaskOutcome& outcome() const override { return outcome_; }
    ByteView record() const override { return cursors_[heap_.front().shard]->record(); }

  private:
    struct Head {
        study::TaskId id;
        std::size_t shard;
        friend auto operator<=>(const Head&, const Head&) = default;
    };

    void push(const Head& head) {
        heap_.push_back(head);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }

    /// Moves the shard on top to its next task.
    void advance() {
        if (heap_.empty()) return;
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        const Head last = heap_.back();
        heap_.pop_back();
        if (!cursors_[last.shard]->next()) return;
        const study::TaskId id = cursors_[last.shard]->outcome().id;
        if (id <= last.id)
            throw Error(ErrorKind::storage, "'" + (*shards_)[last.shard].path +
                                                "' is damaged (its tasks are not in order); run its shard again");
        push({id, last.shard});
    }

    const std::vector<ShardRecords>* shards_;
    std::vector<std::unique_ptr<study::RecordCursor>> cursors_;
    std::vector<Head> heap_;
    study::TaskOutcome outcome_;
    bool has_begun_ = false;
};

}  // namespace

std::uint64_t MergedRecords::size() const {
    std::uint64_t size = 0;
    for (const ShardRecords& shard : shards_) size += shard.source->size();
    return size;
}

std::unique_ptr<study::RecordCursor> MergedRecords::open() const {
    return std::make_unique<MergedCursor>(shards_);
}

}  // namespace orthant::cli
