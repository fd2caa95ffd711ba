#include "studies/dimension/grid.hpp"

#include "base/error.hpp"
#include "studies/dimension/grid_layout.hpp"
#include "studies/dimension/grid_set.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/occupancy.hpp"
#include "studies/dimension/sample_tally.hpp"
#include "studies/dimension/set_size.hpp"
#include "studies/dimension/table_grid.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

namespace orthant::dimension {
namespace {

/// Independent data sets in a grid: of points of the cube, or parts of a table.
class GridPoint {
  public:
    using Tally = SampleTally;
    static constexpr DataRows::Labels labels = DataRows::Labels::wanted;
    static constexpr const char* count_name = "sets";
    static constexpr const char* samples_are =
        "data sets drawn at every point of the space (of a table, random splits of its rows: standard errors are over "
        "these)";
    static constexpr std::int64_t usual_samples = 1000;
    static constexpr const char* example = R"(study = "dimension.grid"
seed = 1

[space]
D = [1, 2, 3, 4, 5, 6, 8, 10]
bins = 10
N = 1000

[settings]
sets = 500
)";

    static job::Schema schema() { return grid_schema(); }
    static study::Layout layout(const job::Job& job) { return grid_layout(job); }

    static void check(const job::Job& job, const DataRows& rows) {
        if (!rows.is_asked()) return;
        const auto refuse = [&](const std::string& name, const std::string& why) {
            throw Error(ErrorKind::job, "'" + job.path.string() + "': " + name + " = " +
                                            std::to_string(largest_value(job, name.c_str())) +
                                            " is too many: the table has " + why);
        };
        if (largest_value(job, "D") > rows.columns()) refuse("D", std::to_string(rows.columns()) + " columns");
        if (largest_value(job, "N") >= rows.rows())
            refuse("N", std::to_string(rows.rows()) + " rows, and at least one is to be tested");
        if (rows.classes() > std::max<std::size_t>(20, rows.rows() / 4))
            throw Error(ErrorKind::data, "'" + std::get<std::string>(job.data.at("file")) + "': the target has " +
                                             std::to_string(rows.classes()) + " classes in " +
                                             std::to_string(rows.rows()) +
                                             " rows (as a number would, not classes); take a column of "
                                             "classes");
    }

    GridPoint(const job::Job& job, const job::Point& point, const DataRows& rows)
        : rows_(&rows),
          dimension_(static_cast<std::uint64_t>(point.integer("D"))),
          bins_(static_cast<std::uint64_t>(point.integer("bins"))),
          training_(static_cast<std::uint64_t>(point.integer("N"))),
          tests_(static_cast<std::uint64_t>(job.integer("test_points"))),
          most_occupied_(most_occupied(dimension_, bins_, training_)),
          columns_are_by_variance_(job.text_of("columns") == "by_variance") {
        if (!rows.is_asked()) return;
        tests_ = std::min<std::uint64_t>(tests_, rows.rows() - training_);
    }

    SampleTally tally() const { return {3, 0}; }

    double coordinates_per_sample() const { return seconds_per_sample() / 0.75e-9; }
    double seconds_per_sample() const {
        const auto points = static_cast<double>(training_ + tests_);
        const double coordinates = rows_->is_asked() ? static_cast<double>(dimension_) : std::min(dimension(), 32.0);
        const double beyond_caches = points > 5e4 ? 30e-9 : 0;
        return 0.15e-6 + points * (15e-9 + beyond_caches + coordinates * (rows_->is_asked() ? 2e-9 : 0.5e-9));
    }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        const std::unique_ptr<GridPoints> points = drawn_from(RandomStream(key, task, StreamId{0}), pacer);
        GridSet set(training_, tests_, dimension_, bins_, points->classes());
        for (std::uint64_t i = 0; i < sets; ++i) add(set.look_at_next(*points, pacer), tally);
        tally.add_samples(sets);
    }

    PointResults results(const SampleTally& tally) const {
        PointResults results;
        const bool may_differ = training_ > 1 && bins_ > 1;
        // Of whole numbers, one from each set: a single set that differs by one makes the standard error of their mean
        // 1/sets, so half an event changes nothing where they did not all come out alike.
        const auto whole = [&](const Estimate& estimate, bool may) {
            return may ? with_half_an_event(estimate, static_cast<double>(tally.samples())) : estimate;
        };
        const auto share_of_tests = [&](Quantity quantity, bool may) {
            const auto tests = static_cast<double>(tests_);
            const Estimate count = whole(mean(tally.moments(quantity)), may);
            return Estimate{count.value / tests, count.standard_error / tests};
        };
        const Estimate below_most = whole(mean(tally.moments(occupied)), may_differ);
        results.estimate("occupied", {below_most.value + most_occupied(), below_most.standard_error});
        results.estimate("occupied_variance", whole(variance(tally.moments(occupied)), may_differ));
        results.estimate("empty_share", share_of_tests(empty, bins_ > 1));
        results.estimate("accuracy", share_of_tests(right, true));
        if (!rows_->is_asked()) {
            results.real("occupied_exact", mean_occupied(cells(), training_));
            results.real("occupied_variance_exact", variance_of_occupied(cells(), training_));
            results.real("empty_share_exact", probability_of_empty(cells(), training_));
        }
        results.real("log10_cells", dimension() * std::log10(static_cast<double>(bins_)));
        results.integer("sets_drawn", tally.samples());
        results.integer("points_tested", tally.samples() * tests_);
        return results;
    }

    std::uint64_t task_bytes() const {
        return 64 * 1024 + GridSet::bytes(training_, tests_, std::max<std::uint64_t>(2, rows_->classes())) +
               TableGrid::bytes(*rows_);
    }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    enum Quantity : std::size_t { occupied, empty, right };

    /// The points or all cells, whichever are fewer: what the occupied cells are counted from.
    static std::uint64_t most_occupied(std::uint64_t dimension, std::uint64_t bins, std::uint64_t points) {
        std::uint64_t cells = 1;
        for (std::uint64_t i = 0; i < dimension && cells < points && bins > 1; ++i) cells *= bins;
        return std::min(cells, points);
    }
    double most_occupied() const { return static_cast<double>(most_occupied_); }

    double dimension() const { return static_cast<double>(dimension_); }
    /// bins^D, infinity where that is more than a double can hold.
    double cells() const { return std::pow(static_cast<double>(bins_), dimension()); }

    std::unique_ptr<GridPoints> drawn_from(const RandomStream& stream, Pacer& pacer) const {
        if (!rows_->is_asked()) return std::make_unique<CubeGrid>(stream, dimension_, bins_);
        std::vector<std::size_t> columns(rows_->columns());
        std::iota(columns.begin(), columns.end(), std::size_t{0});
        if (columns_are_by_variance_) columns = columns_by_variance(rows_->matrix(), pacer);
        return std::make_unique<TableGrid>(stream, *rows_, std::move(columns), bins_, training_);
    }

    void add(const GridOutcome& outcome, SampleTally& tally) const {
        tally.add(occupied, static_cast<double>(outcome.occupied) - most_occupied());
        tally.add(empty, static_cast<double>(outcome.empty_tests));
        tally.add(right, static_cast<double>(outcome.right_tests));
    }

    const DataRows* rows_;
    std::uint64_t dimension_;
    std::uint64_t bins_;
    std::uint64_t training_;
    std::uint64_t tests_;
    std::uint64_t most_occupied_;
    bool columns_are_by_variance_;
};

}  // namespace

study::Entry grid() {
    return monte_carlo<GridPoint>();
}

}  // namespace orthant::dimension
