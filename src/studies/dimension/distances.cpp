#include "studies/dimension/distances.hpp"

#include "base/error.hpp"
#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/distance_sets.hpp"
#include "studies/dimension/distance_summary.hpp"
#include "studies/dimension/distances_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace orthant::dimension {
namespace {

void check_table_is_used(const job::Job& job, const DataRows& data) {
    const std::vector<job::Value> sources = job.values("source");
    if (!data.is_asked() || std::ranges::count(sources, job::Value(std::string(table_source))) > 0) return;
    throw Error(ErrorKind::job, "'" + job.path.string() +
                                    "': [data] names a table that no point asks for; add source = \"data\", or leave "
                                    "the file out");
}

void check_table(const job::Job& job, const SetKind& kind) {
    const std::uint64_t rows = kind.points + (kind.query == Query::random ? 1 : 0);
    const auto refuse = [&job](const std::string& problem) {
        throw Error(ErrorKind::job, "'" + job.path.string() + "': " + problem);
    };
    if (kind.table->rows == 0) refuse("source = \"data\" names no table; give its file in [data]");
    if (rows > kind.table->rows)
        refuse("N = " + std::to_string(kind.points) + " needs " + std::to_string(rows) +
               " rows (the query is one of them, unless it is the origin; the table has " +
               std::to_string(kind.table->rows) + "); lower N");
    if (kind.dimension > kind.table->columns)
        refuse("D = " + std::to_string(kind.dimension) + " is more than the columns of the table (it has " +
               std::to_string(kind.table->columns) + "); lower D");
}

/// A sample is a set of points and what they are seen from; all p measure the same sets.
class DistancesPoint {
  public:
    using Tally = SampleTally;
    static constexpr DataRows::Labels labels = DataRows::Labels::unwanted;
    static constexpr const char* count_name = "sets";
    static constexpr const char* samples_are = "sets of N points drawn at every point of the space";
    static constexpr std::int64_t usual_samples = 10'000;
    static constexpr const char* example = R"(study = "dimension.distances"
seed = 1

[space]
D = [2, 10, 100]
N = 10
query = "origin"
p = [0.5, 1, 2, inf]

[settings]
sets = 10_000
)";

    static job::Schema schema() { return distances_schema(); }
    static study::Layout layout(const job::Job& /*job*/) { return distances_layout(); }

    DistancesPoint(const job::Job& job, const job::Point& point, const DataRows& data)
        : kind_(kind_at(job, point, data)), summary_(kind_, exponents(job)) {}

    SampleTally tally() const { return summary_.tally(); }

    double coordinates_per_sample() const {
        double of_coordinate = work_of_coordinate(kind_);
        for (const Norm& norm : summary_.norms()) of_coordinate += norm.work();
        return static_cast<double>(kind_.points) * (16 + static_cast<double>(kind_.dimension) * of_coordinate);
    }
    double seconds_per_sample() const { return 0.5e-9 * coordinates_per_sample(); }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        DistanceSets drawn(kind_, summary_.norms(), key, task);
        for (std::uint64_t first = 0; first < sets; first += lane_count) {
            drawn.draw(first, pacer);
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(lane_count, sets - first));
            for (std::size_t i = 0; i < count; ++i) summary_.add(drawn.of(i), tally);
        }
    }

    PointResults results(const SampleTally& tally) const { return summary_.results(tally); }

    std::uint64_t task_bytes() const { return DistanceSets::bytes(kind_, summary_.norms().size()); }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    /// Error(job) where the table has too few rows or columns.
    static SetKind kind_at(const job::Job& job, const job::Point& point, const DataRows& data) {
        SetKind kind{.query = point.text("query") == "origin" ? Query::origin : Query::random,
                     .dimension = static_cast<std::uint64_t>(point.integer("D")),
                     .points = static_cast<std::uint64_t>(point.integer("N"))};
        if (point.text("source") != table_source) {
            check_table_is_used(job, data);
            kind.source = source_named(point.text("source"));
            return kind;
        }
        kind.source = Source::gaussian;
        kind.table = data.matrix();
        kind.table->rows = data.rows();
        kind.table->columns = data.columns();
        kind.scale = kind.query == Query::origin ? data.size() : data.spread();
        check_table(job, kind);
        return kind;
    }

    static std::vector<double> exponents(const job::Job& job) {
        std::vector<double> exponents;
        for (const job::Value& p : job.values("p")) exponents.push_back(std::get<double>(p));
        return exponents;
    }

    SetKind kind_;
    DistanceSummary summary_;
};

}  // namespace

study::Entry distances() {
    return monte_carlo<DistancesPoint>();
}

}  // namespace orthant::dimension
