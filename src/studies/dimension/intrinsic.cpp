#include "studies/dimension/intrinsic.hpp"

#include "neighbours/nearest.hpp"
#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/intrinsic_cut.hpp"
#include "studies/dimension/intrinsic_layout.hpp"
#include "studies/dimension/intrinsic_reduction.hpp"
#include "studies/dimension/intrinsic_settings.hpp"
#include "studies/dimension/ready_set.hpp"
#include "studies/dimension/row_sample.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

namespace orthant::dimension {
namespace {

constexpr neighbours::Measure euclidean{};

class IntrinsicStudy final : public study::Study {
  public:
    explicit IntrinsicStudy(const job::Job& job)
        : job_(&job),
          settings_(job),
          precision_(job, intrinsic_layout(), "sets"),
          data_(job, DataRows::Labels::unwanted) {}

    Bytes read_outline() override { return data_.read_outline(); }
    void use_outline(ByteView outline) override {
        data_.use_outline(outline);
        settings_.check_rows(*job_, data_);
    }
    std::uint64_t shared_bytes() const override { return data_.shared_bytes(); }
    void fill_shared(std::span<std::byte> memory) const override { data_.fill_shared(memory); }
    void use_shared(ByteView memory) override { data_.use_shared(memory); }

    study::Layout layout() const override { return intrinsic_layout(); }
    bool has_rounds() const override { return precision_.is_asked(); }

    std::uint64_t tasks(const job::Point& point) const override {
        const IntrinsicPoint here(point, data_);
        return here.sets(settings_) * cut(here).blocks();
    }

    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        const IntrinsicCut blocks = cut(IntrinsicPoint(point, data_));
        return blocks.seconds(blocks.block(task));
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const IntrinsicPoint here(point, data_);
        const bool is_embedded = here.shape.ambient > 0;
        const std::uint64_t drawing =
            is_embedded ? neighbours::PaddedRows::bytes(here.rows, here.shape.natural_columns()) : 0;
        const std::uint64_t per_query = settings_.largest_k() * sizeof(neighbours::Neighbour) + 2 * sizeof(double);
        return ReadySet::bytes(euclidean, here.rows, here.columns) + drawing +
               here.rows_of_data * sizeof(std::uint32_t) + cut(here).block(0).rows * per_query;
    }

    std::uint64_t record_bytes(const job::Point& point) const override {
        return IntrinsicTally::record_bytes(settings_.ks.size(), cut(IntrinsicPoint(point, data_)).block(0).rows);
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const IntrinsicPoint here(point, data_);
        const IntrinsicCut::Block block = cut(here).block(task);
        const std::function<void()> yield = [&context] { context.yield(); };
        const neighbours::Reference& reference = reference_of({point.index(), block.set}, here, point.key(), yield);
        const data::MatrixView& table = reference.table();
        std::vector<std::uint32_t> own(block.rows);
        std::iota(own.begin(), own.end(), static_cast<std::uint32_t>(block.first_row));
        const neighbours::Queries queries{{table.row(block.first_row).data(), block.rows, table.columns, table.stride},
                                          own,
                                          neighbours::Own::left_out};
        tally_of(neighbours::nearest(reference, queries, settings_.largest_k(), yield), yield).write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        const IntrinsicPoint here(point, data_);
        return std::make_unique<IntrinsicReduction>(settings_, cut(here), here.true_dimension(), precision_);
    }

  private:
    using Yield = std::function<void()>;

    IntrinsicCut cut(const IntrinsicPoint& here) const { return {here, settings_.largest_k()}; }

    const neighbours::Reference& reference_of(ReadySet::Place place, const IntrinsicPoint& here, std::uint64_t key,
                                              const Yield& yield) const {
        if (here.is_all_rows()) return ready_.reference(place, euclidean, data_.matrix(), yield);
        const auto draw = [&] {
            Pacer pacer(yield);
            if (here.is_of_data()) return drawn_of_data(here.rows, RandomStream(key, place.second, StreamId{0}), pacer);
            return draw_manifold(here.shape, here.rows, key, place.second, pacer);
        };
        return ready_.reference(place, euclidean, draw, yield);
    }

    neighbours::PaddedRows drawn_of_data(std::size_t count, const RandomStream& stream, Pacer& pacer) const {
        neighbours::PaddedRows rows(count, data_.columns());
        const std::vector<std::uint32_t> chosen = row_sample(data_.rows(), count, stream);
        for (std::size_t i = 0; i < count; ++i) {
            std::ranges::copy(data_.matrix().row(chosen[i]), rows.row(i));
            pacer.spend(data_.columns());
        }
        return rows;
    }

    IntrinsicTally tally_of(const neighbours::NeighbourLists& lists, const Yield& yield) const {
        IntrinsicTally tally(settings_.ks);
        DistanceLogs logs(settings_.largest_k());
        Pacer pacer(yield);
        for (std::size_t i = 0; i < lists.queries(); ++i) {
            if (logs.take(lists.of(i)))
                tally.add(logs);
            else
                tally.add_duplicate();
            pacer.spend(settings_.largest_k() * (4 + settings_.ks.size()));
        }
        return tally;
    }

    const job::Job* job_;
    IntrinsicSettings settings_;
    Precision precision_;
    DataRows data_;
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
