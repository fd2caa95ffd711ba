#include "studies/dimension/angles.hpp"

#include "studies/dimension/angle_task.hpp"
#include "studies/dimension/angles_layout.hpp"
#include "studies/dimension/record_size.hpp"

#include <memory>

namespace orthant::dimension {
namespace {

/// The parameters of one point, read once.
struct AnglesPoint {
    Source source;
    std::uint64_t dimension;
    std::uint64_t pairs;
    std::uint64_t bins;

    AnglesPoint(const job::Job& job, const job::Point& point)
        : source(source_named(point.text("source"))),
          dimension(static_cast<std::uint64_t>(point.integer("D"))),
          pairs(static_cast<std::uint64_t>(job.integer("pairs"))),
          bins(static_cast<std::uint64_t>(job.integer("bins"))) {}

    AngleTasks tasks() const { return {source, dimension, pairs}; }
    AngleCells cells() const { return AngleCells::of(dimension, bins); }
};

class AnglesReduction final : public study::Reduction {
  public:
    explicit AnglesReduction(const AnglesPoint& point) : point_(point), total_(point.cells()), next_(point.cells()) {}

    void add(ByteView record) override {
        ByteReader in(record);
        next_.read(in);
        if (!in.at_end()) throw MalformedBytes("a record of dimension.angles is too long");
        total_.merge(next_);
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        fill_row(row, total_, summarise(total_, point_.source, point_.dimension));
        return study::PointStatus::complete;
    }

  private:
    AnglesPoint point_;
    AngleTally total_;
    AngleTally next_;
};

class AnglesStudy final : public study::Study {
  public:
    explicit AnglesStudy(const job::Job& job) : job_(job) {}

    study::Layout layout() const override { return angles_layout(static_cast<std::uint64_t>(job_.integer("bins"))); }

    std::uint64_t tasks(const job::Point& point) const override { return AnglesPoint(job_, point).tasks().count(); }

    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        return AnglesPoint(job_, point).tasks().seconds(task);
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const std::uint64_t cells = AnglesPoint(job_, point).bins + AngleCells::fine_cells;
        constexpr std::uint64_t buffers = 64 * 1024;
        return cells * sizeof(std::uint64_t) + buffers;
    }

    std::uint64_t record_bytes(const job::Point& point) const override {
        const AnglesPoint here(job_, point);
        return expected_record_bytes(here.cells(), here.dimension, here.tasks().pairs_of(0));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const AnglesPoint here(job_, point);
        const PairSampler sampler(here.source, here.dimension, point.key(), task);
        AngleTally tally(here.cells());
        Pacer pacer([&context] { context.yield(); });
        tally_pairs(sampler, 0, here.tasks().pairs_of(task), pacer, tally);
        tally.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        return std::make_unique<AnglesReduction>(AnglesPoint(job_, point));
    }

  private:
    const job::Job& job_;
};

constexpr const char* example = R"(study = "dimension.angles"
seed = 1

[space]
D = [2, 3, 50, 100]
source = ["cube", "sphere"]

[settings]
pairs = 10_000
)";

}  // namespace

study::Entry angles() {
    return {angles_schema(), [](const job::Job& job) { return std::make_unique<AnglesStudy>(job); }, example};
}

}  // namespace orthant::dimension
