#include "study/reduce.hpp"

#include "base/contract.hpp"

namespace orthant::study {
namespace {

/// Folds the records [first, last) of one point; failed as soon as one of its tasks is.
PointStatus reduce_point(const Study& study, const job::Point& point, const RecordSource& records, std::uint64_t first,
                         std::uint64_t last, ResultTable& table) {
    for (std::uint64_t i = first; i < last; ++i)
        if (records.outcome(i).status == TaskStatus::failed) return PointStatus::failed;

    const auto reduction = study.reduction(point);
    std::uint64_t planned = study.tasks(point);
    for (std::uint64_t i = first; i < last; ++i) {
        ORTHANT_EXPECT(records.id(i).task == i - first);
        reduction->add(records.record(i));
        if (i - first + 1 == planned) planned += reduction->next_round_tasks();
    }
    ORTHANT_EXPECT(last - first == planned);
    ResultRow row = table.row(point.index());
    return reduction->finish(row);
}

}  // namespace

ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records) {
    ResultTable table(space, study.layout());
    std::uint64_t next = 0;
    for (std::uint64_t p = 0; p < space.points(); ++p) {
        if (!shard.owns(p)) {
            table.status()[p] = PointStatus::missing;
            continue;
        }
        const std::uint64_t first = next;
        while (next < records.size() && records.id(next).point == p) ++next;
        const PointStatus status = reduce_point(study, space.point(p), records, first, next, table);
        if (status == PointStatus::failed) table.clear(p);
        table.status()[p] = status;
    }
    ORTHANT_EXPECT(next == records.size());
    return table;
}

}  // namespace orthant::study
