#include "studies/knn/sweep.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/data_file.hpp"
#include "data/read_table.hpp"
#include "studies/knn/every_split.hpp"
#include "studies/knn/job_table.hpp"
#include "studies/knn/make_splits.hpp"
#include "studies/knn/one_split.hpp"
#include "studies/knn/ready_rows.hpp"
#include "studies/knn/sweep_layout.hpp"
#include "studies/knn/sweep_reduction.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>

namespace orthant::knn {
namespace {

constexpr std::size_t most_classes = 100;  ///< where they are most of the rows

class SweepStudy final : public study::Study {
  public:
    explicit SweepStudy(const job::Job& job) : job_(&job), settings_(job) {}

    Bytes read_outline() override {
        read();
        return outline_of(*table_, *splits_).to_bytes();
    }

    void use_outline(ByteView bytes) override {
        outline_ = SweepOutline::from_bytes(bytes, settings_);
        check_classes();
        check_job();
        choice_of(settings_, outline());
        measures_ = shared_measures();
    }

    std::vector<std::string> remarks() const override {
        std::vector<std::string> remarks;
        for (const std::string& scaling : texts("scaling"))
            for (const double share : reals("share")) {
                const SweepPoint point = point_at(neighbours::Measure{}, scaling, share);
                const SearchPlan plan(settings_, outline(), point);
                std::string which;
                if (texts("scaling").size() > 1) which += "scaling=" + scaling + " ";
                if (reals("share").size() > 1) which += "share=" + job::to_text(share) + " ";
                remarks.push_back(which + "one search " +
                                  (plan.serves_every_split()
                                       ? "serves every split (" + plan.reason() + ")"
                                       : "for each of " + counted(plan.units(), "split") + " (" + plan.reason() + ")") +
                                  ", and every k and weighting");
            }
        return remarks;
    }

    study::Layout layout() const override { return sweep_layout(settings_, outline()); }

    std::uint64_t tasks(const job::Point& point) const override { return plan_at(point_of(point)).tasks(); }

    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        return plan_at(point_of(point)).task_seconds(task);
    }

    std::uint64_t task_bytes(const job::Point& point) const override { return plan_at(point_of(point)).task_bytes(); }

    std::uint64_t record_bytes(const job::Point& point) const override {
        const SweepPoint here = point_of(point);
        return expected_record_bytes(settings_, outline(), plan_at(here));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        if (outline().is_classification())
            compute_with<Classification>(point, task, context, record);
        else
            compute_with<Regression>(point, task, context, record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        const double share = point_of(point).share;
        if (outline().is_classification())
            return std::make_unique<SweepReduction<Classification>>(settings_, outline(), share);
        return std::make_unique<SweepReduction<Regression>>(settings_, outline(), share);
    }

    std::uint64_t shared_bytes() const override { return SharedTable::bytes(outline(), measures_); }

    void fill_shared(std::span<std::byte> memory) const override {
        if (!table_) read();
        if (outline_of(*table_, *splits_).to_bytes() != outline().to_bytes())
            throw data::changed_file(settings_.table.file);
        SharedTable::fill(memory, outline(), measures_, *table_, splits_->bytes);
        table_.reset();
        splits_.reset();
    }

    void use_shared(ByteView memory) override { shared_.emplace(memory, outline(), measures_); }

  private:
    const SweepOutline& outline() const {
        ORTHANT_EXPECT(outline_.has_value());
        return *outline_;
    }

    void read() const {
        table_ = data::read_table(settings_.table);
        splits_ = make_splits(settings_, *table_);
    }

    static SweepOutline outline_of(const data::Table& table, const MadeSplits& splits) {
        SweepOutline outline;
        outline.shape = splits.shape;
        outline.columns = table.features.size();
        outline.missing_cells = table.missing_cells;
        outline.classes = table.classes;
        outline.smallest_training = splits.smallest_training;
        if (table.classes.empty()) {
            CompensatedSum sum;
            for (const double y : table.y) sum.add(y);
            outline.centre = sum.value() / static_cast<double>(table.rows);
        }
        return outline;
    }

    std::vector<std::string> texts(const char* parameter) const {
        std::vector<std::string> values;
        for (const job::Value& value : job_->values(parameter)) values.push_back(std::get<std::string>(value));
        return values;
    }

    std::vector<double> reals(const char* parameter) const {
        std::vector<double> values;
        for (const job::Value& value : job_->values(parameter)) values.push_back(std::get<double>(value));
        return values;
    }

    static SweepPoint point_at(const neighbours::Measure& measure, const std::string& scaling, double share) {
        return {measure, data::scaling_named(scaling), 0, share, 0};
    }

    SearchPlan plan_at(const SweepPoint& point) const { return {settings_, outline(), point}; }

    /// Those by which some point searches all rows as they are in the file.
    std::vector<neighbours::Measure> shared_measures() const {
        std::vector<neighbours::Measure> measures;
        for (const std::string& metric : texts("metric"))
            for (const double p : reals("p")) {
                const neighbours::Measure measure = neighbours::measure_named(metric, p);
                if (std::ranges::count(measures, measure) == 0 && is_shared_somewhere(measure))
                    measures.push_back(measure);
            }
        return measures;
    }

    bool is_shared_somewhere(const neighbours::Measure& measure) const {
        const auto noise = job_->values("noise");
        if (std::ranges::count(noise, job::Value{std::int64_t{0}}) == 0) return false;
        for (const std::string& scaling : texts("scaling"))
            for (const double share : reals("share"))
                if (plan_at(point_at(measure, scaling, share)).serves_every_split()) return true;
        return false;
    }

    /// A column of names or numbers of rows makes no classes.
    void check_classes() const {
        const std::size_t classes = outline().classes.size();
        if (classes > most_classes && classes > outline().shape.rows / 2)
            throw Error(ErrorKind::data,
                        "'" + settings_.table.file.string() + "': the target has " + std::to_string(classes) +
                            " classes in " + counted(outline().shape.rows, "row") +
                            " (most rows would be the only one of their class); take another column, or predict = "
                            "\"number\"");
    }

    /// What cannot be seen before the data are known.
    void check_job() const {
        const std::size_t smallest = outline().smallest_training;
        const bool is_k = settings_.largest_k() >= settings_.kept_neighbours;
        const std::string key = is_k ? "k" : "keep_neighbours";
        const std::size_t needed = is_k ? settings_.largest_k() : settings_.kept_neighbours;
        if (needed > smallest)
            throw contradiction(job_->path, key + " = " + std::to_string(needed) +
                                                " is above the smallest training part (" + counted(smallest, "row") +
                                                "); lower " + key + ", or give more rows, folds or share");
        const auto noise = job_->values("noise");
        const std::size_t columns =
            outline().columns + static_cast<std::size_t>(std::get<std::int64_t>(std::ranges::min(noise)));
        const std::size_t components = std::ranges::max(settings_.components);
        if (components > columns || (components > 0 && components >= smallest))
            throw contradiction(job_->path, "components = " + std::to_string(components) + " cannot be had of " +
                                                counted(columns, "column") + " and " +
                                                counted(smallest, "training row") +
                                                " (at most as many as columns, and fewer than rows); lower it");
    }

    template <class Model>
    void compute_with(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                      ByteWriter& record) const {
        ORTHANT_EXPECT(shared_.has_value());
        const std::function<void()> yield = [&context] { context.yield(); };
        const SweepPoint here = point_of(point);
        const SearchPlan plan = plan_at(here);
        const SweepContext sweep{settings_, outline(), *shared_, here, plan};
        Model model(settings_, outline());
        std::vector<SweepParts<Model>> parts;
        for (std::size_t i = 0; i < settings_.components.size(); ++i) parts.emplace_back(model, settings_, outline());

        const Unit unit = plan.unit(task / plan.blocks());
        const SearchPlan::Block block = plan.block(task % plan.blocks());
        if (unit.serves == Unit::Serves::every_split) {
            const neighbours::Reference& reference = ready_.reference(*shared_, settings_.seed, here, yield);
            const TrainingParts& training = ready_.training(*shared_, settings_, here.share, yield);
            EverySplit<Model>(sweep, reference, training, model, parts.front(), yield).answer(block);
        } else if (OneSplit<Model>::asks(sweep, unit.split, block)) {
            const Preparation& preparation =
                ready_.preparation({point.index(), task / plan.blocks()}, unit.split, *shared_, settings_, here, yield);
            OneSplit<Model> split(sweep, preparation, unit.split, model, yield);
            for (std::size_t i = 0; i < parts.size(); ++i) split.answer(block, i, parts[i]);
        }
        for (const SweepParts<Model>& part : parts) part.write(record);
    }

    const job::Job* job_;
    SweepSettings settings_;
    std::optional<SweepOutline> outline_;
    std::vector<neighbours::Measure> measures_;
    mutable std::optional<data::Table> table_;  ///< between reading the outline and filling the shared memory
    mutable std::optional<MadeSplits> splits_;
    std::optional<SharedTable> shared_;
    mutable ReadyRows ready_;
};

constexpr const char* example = R"(study = "knn.sweep"
seed = 1

[data]
file = "data/digits.csv"
target = "digit"

[space]
k = { from = 1, to = 50 }
weights = ["uniform", "distance"]
metric = ["euclidean", "manhattan"]

[settings]
folds = 10
)";

Bytes example_outline() {
    SweepOutline outline;
    outline.shape = {.rows = 1797, .test_rows = 0, .repeats = 1, .folds = 10, .inner_folds = 0};
    outline.columns = 64;
    outline.smallest_training = 1617;
    for (int digit = 0; digit < 10; ++digit) outline.classes.push_back(std::to_string(digit));
    return outline.to_bytes();
}

}  // namespace

study::Entry sweep() {
    return {sweep_schema(), [](const job::Job& job) { return std::make_unique<SweepStudy>(job); }, example,
            example_outline()};
}

}  // namespace orthant::knn
