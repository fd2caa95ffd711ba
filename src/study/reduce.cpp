#include "study/reduce.hpp"

#include "base/contract.hpp"
#include "study/point_fold.hpp"

#include <optional>
#include <utility>

namespace orthant::study {
namespace {

enum class Gaps { none, left_out };

/// Folds tasks into the results of their points, as they come.
class TableFold {
  public:
    TableFold(const Study& study, const job::Space& space, const Shard& shard, Gaps gaps, ResultTable& table)
        : study_(&study), space_(&space), shard_(shard), gaps_(gaps), table_(&table) {
        for (PointStatus& status : table_->status()) status = PointStatus::missing;
    }

    void add(const RecordCursor& task) {
        const study::TaskId id = task.outcome().id;
        if (!fold_ || id.point != point_) {
            close_point();
            ORTHANT_EXPECT(shard_.owns(id.point) && (points_ == 0 || id.point > point_));
            fold_.emplace(*study_, space_->point(id.point));
            point_ = id.point;
            ++points_;
        }
        if (gaps_ == Gaps::none || id.task == fold_->added()) fold_->add(task.outcome(), task.record());
    }

    void finish() {
        close_point();
        ORTHANT_EXPECT(gaps_ == Gaps::left_out || points_ == shard_.points_of(space_->points()));
    }

  private:
    void close_point() {
        if (!fold_) return;
        ORTHANT_EXPECT(gaps_ == Gaps::left_out || fold_->is_whole());
        if (fold_->is_whole()) fold_->finish(*table_);
        fold_.reset();
    }

    const Study* study_;
    const job::Space* space_;
    Shard shard_;
    Gaps gaps_;
    ResultTable* table_;
    std::optional<PointFold> fold_;  ///< of the point under way
    std::uint64_t point_ = 0;        ///< that one, or the last
    std::uint64_t points_ = 0;       ///< begun
};

class ReducingCursor final : public RecordCursor {
  public:
    ReducingCursor(TableFold fold, std::unique_ptr<RecordCursor> tasks)
        : fold_(std::move(fold)), tasks_(std::move(tasks)) {}

    bool next() override {
        if (!tasks_->next()) {
            fold_.finish();
            return false;
        }
        record_ = tasks_->record();
        fold_.add(*this);
        return true;
    }
    const TaskOutcome& outcome() const override { return tasks_->outcome(); }
    ByteView record() const override { return record_; }

  private:
    TableFold fold_;
    std::unique_ptr<RecordCursor> tasks_;
    ByteView record_;
};

}  // namespace

std::unique_ptr<RecordCursor> ReducingRecords::open() const {
    return std::make_unique<ReducingCursor>(TableFold(*study_, *space_, shard_, Gaps::none, *table_), records_->open());
}

ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    ResultTable table(space, study.layout());
    const auto tasks = ReducingRecords(study, space, shard, records, table).open();
    while (tasks->next()) {
    }
    return table;
}

ResultTable reduce_done(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    ResultTable table(space, study.layout());
    TableFold fold(study, space, shard, Gaps::left_out, table);
    for (const auto task = records.open(); task->next();) fold.add(*task);
    fold.finish();
    return table;
}

}  // namespace orthant::study
