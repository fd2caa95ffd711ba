#include "studies/knn/bias_variance.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "data/read_table.hpp"
#include "studies/knn/bias_variance_bootstrap.hpp"
#include "studies/knn/bias_variance_curve.hpp"
#include "studies/knn/bias_variance_layout.hpp"
#include "studies/knn/bias_variance_settings.hpp"
#include "studies/knn/bias_variance_synthetic.hpp"
#include "studies/knn/bias_variance_table.hpp"

#include <memory>
#include <optional>

namespace orthant::knn {
namespace {

class BiasVarianceReduction final : public study::Reduction {
  public:
    BiasVarianceReduction(const BiasVarianceSettings& settings, const BiasVarianceStory& story, BiasVarianceCurve curve)
        : settings_(&settings), story_(story), curve_(std::move(curve)) {}

    void add(ByteView record) override { curve_.add(record); }

    study::PointStatus finish(study::ResultRow& row) const override {
        fill_bias_variance(row, story_, *settings_, curve_);
        return study::PointStatus::complete;
    }

  private:
    const BiasVarianceSettings* settings_;
    BiasVarianceStory story_;
    BiasVarianceCurve curve_;
};

class BiasVarianceStudy final : public study::Study {
  public:
    explicit BiasVarianceStudy(const job::Job& job) : job_(&job), settings_(job) {}

    Bytes read_outline() override {
        if (!settings_.is_of_data) return {};
        read();
        return table_->outline().to_bytes();
    }

    void use_outline(ByteView bytes) override {
        if (!settings_.is_of_data) return Study::use_outline(bytes);
        outline_ = BiasVarianceOutline::from_bytes(bytes);
        settings_.check_k(*job_, static_cast<std::int64_t>(outline_.training_rows));
    }

    study::Layout layout() const override { return bias_variance_layout(story()); }

    std::uint64_t tasks(const job::Point& /*point*/) const override { return cut().tasks(); }

    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        const BiasVariancePoint here(point);
        const BiasVarianceCut::Block block = cut().block(task);
        return settings_.is_of_data ? Bootstrap::seconds(settings_, outline(), here, block)
                                    : synthetic_seconds(settings_, here, block);
    }

    std::uint64_t task_bytes(const job::Point& point) const override {
        const BiasVariancePoint here(point);
        return settings_.is_of_data ? Bootstrap::bytes(settings_, outline(), here, cut())
                                    : synthetic_bytes(settings_, here, cut());
    }

    std::uint64_t record_bytes(const job::Point& /*point*/) const override {
        return BlockSums::expected_bytes(shape_of(cut(), cut().block(cut().set_blocks() - 1), story().exact));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const BiasVariancePoint here(point);
        const BiasVarianceCut::Block block = cut().block(task);
        const RecordShape shape = shape_of(cut(), block, story().exact);
        const std::function<void()> yield = [&context] { context.yield(); };
        ORTHANT_EXPECT(bootstrap_.has_value() == settings_.is_of_data);
        const BlockSums sums = bootstrap_ ? bootstrap_->sum(here, block, shape, yield)
                                          : sum_synthetic(settings_, here, block, shape, yield);
        sums.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        const BiasVariancePoint here(point);
        BiasVarianceCurve curve(cut(), story().exact, settings_.is_of_data ? Correction::none : Correction::finite_sets,
                                here.noise * here.noise);
        return std::make_unique<BiasVarianceReduction>(settings_, story(), std::move(curve));
    }

    std::uint64_t shared_bytes() const override { return settings_.is_of_data ? PartedTable::bytes(outline()) : 0; }

    void fill_shared(std::span<std::byte> memory) const override {
        if (!settings_.is_of_data) return;
        if (!table_) read();
        if (!(table_->outline() == outline()))
            throw Error(ErrorKind::data, "'" + settings_.table.file.string() +
                                             "': it has changed since it was first read (its size or its classes); "
                                             "run again");
        table_->fill(memory, settings_.scaling);
        table_.reset();
    }

    void use_shared(ByteView memory) override {
        if (!settings_.is_of_data) return;
        parts_.emplace(memory, outline());
        bootstrap_.emplace(settings_, *parts_);
    }

  private:
    void read() const {
        table_.emplace(data::read_table(settings_.table), settings_.test_share, settings_.seed,
                       settings_.table.file.string());
    }

    const BiasVarianceOutline& outline() const {
        ORTHANT_EXPECT(outline_.training_rows > 0);
        return outline_;
    }

    bool is_of_classes() const { return settings_.is_of_data ? outline().classes > 0 : settings_.is_of_classes; }

    BiasVarianceStory story() const {
        using Story = BiasVarianceStory;
        return {is_of_classes() ? Story::Target::classes : Story::Target::number,
                settings_.is_of_data ? Story::Noise::unknown : Story::Noise::known,
                settings_.inputs == Inputs::fixed ? Exact::known : Exact::unknown};
    }

    BiasVarianceCut cut() const {
        const std::size_t test_points = settings_.is_of_data ? outline().test_rows : settings_.test_points;
        const std::size_t classes = settings_.is_of_data ? outline().classes : (is_of_classes() ? 2 : 0);
        return {test_points, settings_.sets, settings_.ks.size(), settings_.ks.back(), classes};
    }

    const job::Job* job_;
    BiasVarianceSettings settings_;
    BiasVarianceOutline outline_;               ///< of problem = data only
    mutable std::optional<PartedTable> table_;  ///< between reading the outline and filling the shared memory
    std::optional<SharedParts> parts_;
    mutable std::optional<Bootstrap> bootstrap_;  ///< remembers what it searched last
};

constexpr const char* example = R"(study = "knn.bias_variance"
seed = 1

[space]
k = { from = 1, to = 40 }
problem = "friedman1"
N = [100, 1_000]
noise_level = 1

[settings]
training_sets = 200
)";

}  // namespace

study::Entry bias_variance() {
    return {bias_variance_schema(), [](const job::Job& job) { return std::make_unique<BiasVarianceStudy>(job); },
            example};
}

}  // namespace orthant::knn
