#include "study/reduce.hpp"

#include "base/contract.hpp"
#include "study/point_fold.hpp"

namespace orthant::study {

namespace {

/// `take(fold, task)` gives the fold the task, or leaves it out.
template <class Take>
ResultTable reduce(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records,
                   Take take) {
    ResultTable table(space, study.layout());
    const auto task = records.open();
    bool has_task = task->next();
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        table.status()[p] = PointStatus::missing;
        if (!shard.owns(p)) continue;
        PointFold fold(study, space.point(p));
        for (; has_task && task->outcome().id.point == p; has_task = task->next()) take(fold, *task);
        if (fold.is_whole()) fold.finish(table);
    }
    ORTHANT_EXPECT(!has_task);
    return table;
}

}  // namespace

ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    ResultTable table = reduce(study, space, shard, records, [](PointFold& fold, const RecordCursor& task) {
        fold.add(task.outcome(), task.record());
    });
    for (std::uint64_t p = 0; p < space.points(); ++p)
        ORTHANT_EXPECT(!shard.owns(p) || table.status()[p] != PointStatus::missing);
    return table;
}

ResultTable reduce_done(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    return reduce(study, space, shard, records, [](PointFold& fold, const RecordCursor& task) {
        if (task.outcome().id.task == fold.added()) fold.add(task.outcome(), task.record());
    });
}

}  // namespace orthant::study
