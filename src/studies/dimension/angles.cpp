#include "studies/dimension/angles.hpp"

#include "studies/dimension/angle_task.hpp"
#include "studies/dimension/angles_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/record_size.hpp"

namespace orthant::dimension {
namespace {

class AnglesPoint {
  public:
    using Tally = AngleTally;
    static constexpr const char* count_name = "pairs";
    static constexpr const char* samples_are = "pairs of fresh vectors drawn at every point";
    static constexpr std::int64_t usual_samples = 10'000;
    static constexpr const char* example = R"(study = "dimension.angles"
seed = 1

[space]
D = [2, 3, 50, 100]
source = ["cube", "sphere"]

[settings]
pairs = 10_000
)";

    static job::Schema schema() { return angles_schema(); }
    static study::Layout layout(const job::Job& job) { return angles_layout(bins_of(job)); }

    AnglesPoint(const job::Job& job, const job::Point& point)
        : source_(source_named(point.text("source"))),
          dimension_(static_cast<std::uint64_t>(point.integer("D"))),
          cells_(AngleCells::of(dimension_, bins_of(job))) {}

    AngleTally tally() const { return AngleTally(cells_); }
    double coordinates_per_sample() const { return pair_coordinates(source_, dimension_); }
    double seconds_per_sample() const { return pair_seconds(source_, dimension_); }
    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t pairs, Pacer& pacer, AngleTally& tally) const {
        tally_pairs(PairSampler(source_, dimension_, key, task), 0, pairs, pacer, tally);
    }
    PointResults results(const AngleTally& tally) const {
        return angle_results(tally, summarise(tally, source_, dimension_));
    }
    std::uint64_t task_bytes() const {
        constexpr std::uint64_t buffers = 64 * 1024;
        return (cells_.bins + AngleCells::fine_cells) * sizeof(std::uint64_t) + buffers;
    }
    std::uint64_t record_bytes(std::uint64_t pairs) const { return expected_record_bytes(cells_, dimension_, pairs); }

  private:
    static std::uint64_t bins_of(const job::Job& job) { return static_cast<std::uint64_t>(job.integer("bins")); }

    Source source_;
    std::uint64_t dimension_;
    AngleCells cells_;
};

}  // namespace

study::Entry angles() {
    return monte_carlo<AnglesPoint>();
}

}  // namespace orthant::dimension
