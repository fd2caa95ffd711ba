#include "study/reduce.hpp"

#include "base/contract.hpp"
#include "study/point_fold.hpp"

namespace orthant::study {

ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    ResultTable table(space, study.layout());
    const auto task = records.open();
    bool has_task = task->next();
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        if (!shard.owns(p)) {
            table.status()[p] = PointStatus::missing;
            continue;
        }
        PointFold fold(study, space.point(p));
        for (; has_task && task->outcome().id.point == p; has_task = task->next())
            fold.add(task->outcome(), task->record());
        fold.finish(table);
    }
    ORTHANT_EXPECT(!has_task);
    return table;
}

}  // namespace orthant::study
