#include "studies/dimension/hubness.hpp"

#include "base/error.hpp"
#include "neighbours/nearest.hpp"
#include "studies/dimension/hub_counts.hpp"
#include "studies/dimension/hub_set.hpp"
#include "studies/dimension/hub_statistics.hpp"
#include "studies/dimension/hubness_layout.hpp"
#include "studies/dimension/precision.hpp"
#include "studies/dimension/query_blocks.hpp"
#include "studies/dimension/ready_set.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

namespace orthant::dimension {
namespace {

/// Of neighbour lists at a time.
constexpr std::uint64_t queries_at_once = 960;

class HubnessStudy final : public study::Study {
  public:
    explicit HubnessStudy(const job::Job& job)
        : job_(&job),
          cells_(static_cast<std::size_t>(job.integer("most_occurrences")) + 1),
          precision_(job, hubness_layout(cells_), "sets") {
        for (const job::Value& k : job.values("k"))
            ascending_.push_back(static_cast<std::uint64_t>(std::get<std::int64_t>(k)));
        const std::vector<std::uint64_t> asked = ascending_;
        std::ranges::sort(ascending_);
        for (const std::uint64_t k : asked)
            order_.push_back(static_cast<std::size_t>(std::ranges::find(ascending_, k) - ascending_.begin()));
        check_sizes();
    }

    study::Layout layout() const override { return hubness_layout(cells_); }
    bool has_rounds() const override { return precision_.is_asked(); }

    std::uint64_t tasks(const job::Point& point) const override {
        return static_cast<std::uint64_t>(job_->integer("sets")) * blocks_of(kind_at(point)).count();
    }
    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        return blocks_of(kind_at(point)).seconds(task);
    }
    std::uint64_t task_bytes(const job::Point& point) const override {
        const HubSetKind kind = kind_at(point);
        return ReadySet::bytes(kind.measure, kind.points, kind.dimension) +
               kind.points * sizeof(std::uint32_t) * ascending_.size() +
               queries_at_once * ascending_.back() * sizeof(neighbours::Neighbour) + (std::uint64_t{1} << 20);
    }
    std::uint64_t record_bytes(const job::Point& point) const override {
        const HubSetKind kind = kind_at(point);
        return HubCounts::record_bytes(kind.points, ascending_, blocks_of(kind).queries_of(0));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const HubSetKind kind = kind_at(point);
        const QueryBlocks blocks = blocks_of(kind);
        const auto yield = [&context] { context.yield(); };
        const std::uint64_t set = blocks.set_of(task);
        const auto draw = [&] {
            Pacer pacer(yield);
            return draw_hub_set(kind, point.key(), set, pacer);
        };
        const neighbours::Reference& reference = ready_.reference({point.index(), set}, kind.measure, draw, yield);
        HubCounts counts(kind.points, ascending_);
        const std::uint64_t end = blocks.first_of(task) + blocks.queries_of(task);
        for (std::uint64_t first = blocks.first_of(task); first < end; first += queries_at_once) {
            count_neighbours(reference, first, std::min(queries_at_once, end - first), yield, counts);
            yield();
        }
        counts.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return std::make_unique<SetBySet>(*this, kind_at(point));
    }

  private:
    QueryBlocks blocks_of(const HubSetKind& kind) const { return {kind, ascending_.back()}; }

    class SetBySet final : public study::Reduction {
      public:
        SetBySet(const HubnessStudy& study, const HubSetKind& kind)
            : study_(&study),
              blocks_(study.blocks_of(kind)),
              counts_(kind.points, study.ascending_),
              statistics_(study.ascending_, study.cells_) {}

        void add(ByteView record) override {
            ByteReader in(record);
            counts_.add_record(in, blocks_.queries_of(tasks_));
            if (!in.at_end()) throw MalformedBytes("a record of dimension.hubness is too long");
            ++tasks_;
            if (tasks_ % blocks_.count() != 0) return;
            statistics_.add(counts_);
            counts_.clear();
        }

        std::uint64_t next_round_tasks() const override {
            const PointResults results = statistics_.results(study_->order_);
            return study_->precision_.next_round_samples(results, statistics_.sets()) * blocks_.count();
        }

        study::PointStatus finish(study::ResultRow& row) const override {
            const PointResults results = statistics_.results(study_->order_);
            results.copy_to(row);
            return study_->precision_.status_of(results);
        }

      private:
        const HubnessStudy* study_;
        QueryBlocks blocks_;
        HubCounts counts_;  ///< of the set that is not yet whole
        HubStatistics statistics_;
        std::uint64_t tasks_ = 0;
    };

    static HubSetKind kind_at(const job::Point& point) {
        return {.source = source_named(point.text("source")),
                .measure = neighbours::measure_named(point.text("metric"), 2),
                .points = static_cast<std::size_t>(point.integer("N")),
                .dimension = static_cast<std::size_t>(point.integer("D"))};
    }

    void check_sizes() const {
        const std::uint64_t k = ascending_.back();
        for (const job::Value& value : job_->values("N")) {
            const auto points = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
            if (points > k) continue;
            throw Error(ErrorKind::job, "'" + job_->path.string() + "': k = " + std::to_string(k) +
                                            " is more than the others there are (a set has N = " +
                                            std::to_string(points) + " points); lower k, or raise N");
        }
    }

    void count_neighbours(const neighbours::Reference& reference, std::uint64_t first, std::uint64_t queries,
                          const std::function<void()>& yield, HubCounts& counts) const {
        const data::MatrixView& table = reference.table();
        std::vector<std::uint32_t> own(queries);
        std::iota(own.begin(), own.end(), static_cast<std::uint32_t>(first));
        const data::MatrixView rows{table.values + first * table.stride, queries, table.columns, table.stride};
        const neighbours::NeighbourLists lists = neighbours::nearest(
            reference, {rows, own, neighbours::Own::left_out}, static_cast<std::size_t>(ascending_.back()), yield);
        std::vector<std::uint32_t> nearest;
        for (std::size_t query = 0; query < queries; ++query) {
            nearest.clear();
            for (const neighbours::Neighbour& neighbour : lists.of(query)) nearest.push_back(neighbour.row);
            counts.add(nearest);
        }
    }

    const job::Job* job_;
    std::size_t cells_;
    Precision precision_;
    std::vector<std::uint64_t> ascending_;  ///< all k
    std::vector<std::size_t> order_;        ///< where each k of the job stands among them
    mutable ReadySet ready_;
};

}  // namespace

study::Entry hubness() {
    return {hubness_schema(), [](const job::Job& job) { return std::make_unique<HubnessStudy>(job); }, hubness_example};
}

}  // namespace orthant::dimension
