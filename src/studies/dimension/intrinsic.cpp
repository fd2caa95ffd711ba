#include "studies/dimension/intrinsic.hpp"

#include "neighbours/nearest.hpp"
#include "studies/dimension/intrinsic_reduction.hpp"
#include "studies/dimension/intrinsic_settings.hpp"
#include "studies/dimension/ready_set.hpp"

#include <memory>
#include <numeric>

namespace orthant::dimension {
namespace {

class IntrinsicStudy final : public study::Study {
  public:
    explicit IntrinsicStudy(const job::Job& job) : settings_(job) {}

    study::Layout layout() const override { return intrinsic_layout(); }

    std::uint64_t tasks(const job::Point& point) const override { return settings_.sets * cut(point).blocks(); }

    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        const IntrinsicCut blocks = cut(point);
        return blocks.seconds(blocks.block(task));
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const IntrinsicPoint here(point);
        const std::uint64_t drawing =
            here.shape.ambient == 0 ? 0 : neighbours::PaddedRows::bytes(here.rows, here.shape.natural_columns());
        return ReadySet::bytes(here.rows, here.shape.columns()) + drawing +
               cut(point).block(0).rows * (settings_.largest_k() * sizeof(neighbours::Neighbour) + sizeof(double));
    }

    std::uint64_t record_bytes(const job::Point& point) const override {
        return IntrinsicTally::record_bytes(settings_.ks.size(), cut(point).block(0).rows);
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const IntrinsicPoint here(point);
        const IntrinsicCut::Block block = cut(point).block(task);
        const std::function<void()> yield = [&context] { context.yield(); };
        const auto draw = [&] {
            Pacer pacer(yield);
            return draw_manifold(here.shape, here.rows, point.key(), block.set, pacer);
        };
        const neighbours::Reference& reference = ready_.reference({point.index(), block.set}, draw, yield);

        const data::MatrixView& table = reference.table();
        std::vector<std::uint32_t> own(block.rows);
        std::iota(own.begin(), own.end(), static_cast<std::uint32_t>(block.first_row));
        const neighbours::Queries queries{{table.row(block.first_row).data(), block.rows, table.columns, table.stride},
                                          own,
                                          neighbours::Own::left_out};
        const neighbours::NeighbourLists lists = neighbours::nearest(reference, queries, settings_.largest_k(), yield);

        IntrinsicTally tally(settings_.ks);
        DistanceLogs logs(settings_.largest_k());
        Pacer pacer(yield);
        for (std::size_t i = 0; i < block.rows; ++i) {
            if (logs.take(lists.of(i)))
                tally.add(logs);
            else
                tally.add_duplicate();
            pacer.spend(settings_.largest_k() * settings_.ks.size());
        }
        tally.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return std::make_unique<IntrinsicReduction>(settings_, cut(point),
                                                    static_cast<double>(IntrinsicPoint(point).shape.dimension));
    }

  private:
    static IntrinsicCut cut(const job::Point& point) { return IntrinsicCut(IntrinsicPoint(point)); }

    IntrinsicSettings settings_;
    mutable ReadySet ready_;
};

constexpr const char* example = R"(study = "dimension.intrinsic"
seed = 1

[space]
manifold = ["gaussian", "cube", "sphere"]
d = [2, 5, 10]
k = [5, 10, 20]

[settings]
N = 2_000
sets = 10
)";

}  // namespace

study::Entry intrinsic() {
    return {intrinsic_schema(), [](const job::Job& job) { return std::make_unique<IntrinsicStudy>(job); }, example};
}

}  // namespace orthant::dimension
