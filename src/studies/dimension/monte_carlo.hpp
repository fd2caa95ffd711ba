#pragma once

#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/point_results.hpp"
#include "studies/dimension/precision.hpp"
#include "studies/dimension/sample_tasks.hpp"
#include "study/registry.hpp"
#include "study/study.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace orthant::dimension {

/// What counts the samples of a point: records are written tallies, and merge.
template <class T>
concept Tally = requires(T tally, const T other, ByteReader& in, ByteWriter& out) {
    tally.merge(other);
    other.write(out);
    tally.read(in);  // takes the place of all counts; MalformedBytes
};

/// Whose samples may be of a real table: it says which `labels` of its rows it wants, and is made with the rows.
template <class M>
concept TakesData = requires {
    { M::labels } -> std::convertible_to<DataRows::Labels>;
};

/// Which says, before any of its points is made, whether the table suits them all: Error(job) or Error(data).
template <class M>
concept ChecksData = TakesData<M> && requires(const job::Job& job, const DataRows& rows) {
    M::check(job, rows);
};

/// … or whether parameters fit together that each are allowed: Error(job).
template <class M>
concept ChecksJob = requires(const job::Job& job) {
    M::check(job);
};

template <class M>
concept PointMadeOfJob = (TakesData<M> &&
                          std::constructible_from<M, const job::Job&, const job::Point&, const DataRows&>) ||
                         (!TakesData<M> && std::constructible_from<M, const job::Job&, const job::Point&>);

/// One point of a study that draws independent samples and counts them.
template <class M>
concept SampledPoint = PointMadeOfJob<M> &&
    requires(const M model, typename M::Tally tally, Pacer& pacer, const job::Job& job, std::uint64_t n) {
    requires Tally<typename M::Tally>;
    { M::schema() } -> std::same_as<job::Schema>;            // without the settings of sampling
    { M::layout(job) } -> std::same_as<study::Layout>;       // its first estimate is the usual target
    { M::count_name } -> std::convertible_to<std::string>;   // "pairs"
    { M::samples_are } -> std::convertible_to<std::string>;  // "pairs of fresh vectors drawn at every point"
    { M::usual_samples } -> std::convertible_to<std::int64_t>;
    { M::example } -> std::convertible_to<std::string>;
    { model.tally() } -> std::same_as<typename M::Tally>;
    { model.coordinates_per_sample() } -> std::same_as<double>;  // of the cube, about: what tasks are cut by
    { model.seconds_per_sample() } -> std::same_as<double>;
    model.sample(n, n, n, pacer, tally);  // key, task, samples
    { model.results(tally) } -> std::same_as<PointResults>;
    { model.task_bytes() } -> std::same_as<std::uint64_t>;
    { model.record_bytes(n) } -> std::same_as<std::uint64_t>;  // of so many samples
};

/// Makes a study of a sampled point: cuts its samples into tasks, adds up their tallies, and goes on in rounds where
/// the job asks for a standard error.
template <SampledPoint Model>
class MonteCarloStudy final : public study::Study {
  public:
    explicit MonteCarloStudy(const job::Job& job) : job_(&job), precision_(job, Model::layout(job), Model::count_name) {
        if constexpr (ChecksJob<Model>) Model::check(job);
        if constexpr (TakesData<Model>) data_.emplace(job, Model::labels);
    }

    Bytes read_outline() override { return data_ ? data_->read_outline() : Bytes(); }
    void use_outline(ByteView outline) override {
        if (!data_) return Study::use_outline(outline);
        data_->use_outline(outline);
        if constexpr (ChecksData<Model>) Model::check(*job_, *data_);
    }
    std::uint64_t shared_bytes() const override { return data_ ? data_->shared_bytes() : 0; }
    void fill_shared(std::span<std::byte> memory) const override {
        if (data_) data_->fill_shared(memory);
    }
    void use_shared(ByteView memory) override {
        if (data_) data_->use_shared(memory);
    }

    study::Layout layout() const override { return Model::layout(*job_); }
    bool has_rounds() const override { return precision_.is_asked(); }

    std::uint64_t tasks(const job::Point& point) const override { return cut(model_at(point)).count(); }
    std::optional<double> cost(const job::Point& point, std::uint64_t task) const override {
        return cut(model_at(point)).seconds(task);
    }
    std::uint64_t task_bytes(const job::Point& point) const override { return model_at(point).task_bytes(); }
    std::uint64_t record_bytes(const job::Point& point) const override {
        const Model model = model_at(point);
        return model.record_bytes(cut(model).samples_of(0));
    }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        const Model model = model_at(point);
        Pacer pacer([&context] { context.yield(); });
        auto tally = model.tally();
        model.sample(point.key(), task, cut(model).samples_of(task), pacer, tally);
        tally.write(record);
    }

    std::unique_ptr<study::Reduction> reduction(const job::Point& point) const override {
        const Model model = model_at(point);
        return std::make_unique<Sum>(*this, model);
    }

  private:
    class Sum final : public study::Reduction {
      public:
        Sum(const MonteCarloStudy& study, const Model& model)
            : study_(&study), model_(model), total_(model.tally()), next_(model.tally()) {}

        void add(ByteView record) override {
            ByteReader in(record);
            next_.read(in);
            if (!in.at_end()) throw MalformedBytes("a record of " + study_->job_->study + " is too long");
            total_.merge(next_);
            ++tasks_;
        }

        std::uint64_t next_round_tasks() const override {
            if (!study_->precision_.is_asked()) return 0;  // before results are made
            return study_->precision_.next_round_tasks(model_.results(total_), study_->cut(model_), tasks_);
        }

        study::PointStatus finish(study::ResultRow& row) const override {
            const PointResults results = model_.results(total_);
            results.copy_to(row);
            return study_->precision_.status_of(results);
        }

      private:
        const MonteCarloStudy* study_;
        Model model_;
        typename Model::Tally total_;
        typename Model::Tally next_;
        std::uint64_t tasks_ = 0;
    };

    Model model_at(const job::Point& point) const {
        if constexpr (TakesData<Model>)
            return Model(*job_, point, *data_);
        else
            return Model(*job_, point);
    }

    SampleTasks cut(const Model& model) const {
        return {model.coordinates_per_sample(), model.seconds_per_sample(),
                static_cast<std::uint64_t>(job_->integer(Model::count_name))};
    }

    const job::Job* job_;
    Precision precision_;
    std::optional<DataRows> data_;
};

template <SampledPoint Model>
study::Entry monte_carlo() {
    job::Schema schema = Model::schema();
    for (job::Parameter& parameter : sampling_parameters(Model::count_name, Model::samples_are, Model::usual_samples))
        schema.parameters.push_back(std::move(parameter));
    if constexpr (TakesData<Model>) schema.data = DataRows::parameters(Model::labels);
    return {std::move(schema), [](const job::Job& job) { return std::make_unique<MonteCarloStudy<Model>>(job); },
            Model::example};
}

}  // namespace orthant::dimension
