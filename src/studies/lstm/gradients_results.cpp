#include "studies/lstm/gradients_results.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace orthant::lstm {
namespace {

using study::Number;
using study::Result;

/// An estimate and, beside it, its standard error.
void add_estimate(std::vector<Result>& results, const Result& estimate) {
    results.push_back(estimate);
    Result error = estimate;
    error.name += "_stderr";
    error.long_name = "standard error of " + estimate.name;
    results.push_back(error);
}

void add_decay(std::vector<Result>& results, const std::string& of) {
    add_estimate(results, {of + "_decay",
                           "slope of log10 of the norm of dJ/d" + of + " against the lag, decades a step",
                           "1",
                           Number::real,
                           {"epochs"}});
}

void add_lags(std::vector<Result>& results, const std::string& of) {
    const std::string norm = "norm of dJ/d" + of + " at the step lag steps before the last";
    const std::vector<std::string> dims{"epochs", "lag"};
    const std::string unless = of == "c" ? " (not of gru, rnn and relu)" : "";
    add_estimate(results, {of + "_norm", norm + ", mean over sequences" + unless, "1", Number::real, dims});
    add_estimate(results, {of + "_ratio", norm + " over that at lag 0, mean over the sequences not left out there", "1",
                           Number::real, dims});
    add_estimate(results,
                 {of + "_log10_norm", "log10 of the " + norm + ", mean over sequences", "1", Number::real, dims});
    results.push_back({of + "_left_out",
                       "sequences whose norm is zero or not finite: " + of + "_log10_norm does without", "1",
                       Number::integer, dims});
}

class GradientsReduction final : public study::Reduction {
  public:
    GradientsReduction(const GradientsJob& job, std::size_t length) : job_(&job), length_(length) {}

    void add(ByteView record) override {
        ByteReader in(record);
        profiles_.clear();
        for (std::size_t i = 0; i < job_->moments.size(); ++i) profiles_.push_back(GradientProfile::read(in, length_));
        if (!in.at_end()) throw MalformedBytes("more than the record of lstm.gradients");
    }

    study::PointStatus finish(study::ResultRow& row) const override {
        for (std::size_t i = 0; i < profiles_.size(); ++i) put(profiles_[i], job_->moments[i], row);
        return study::PointStatus::complete;
    }

  private:
    static void put(const Estimate& estimate, const std::string& name, std::size_t place, study::ResultRow& row) {
        row.real(name)[place] = estimate.value;
        row.real(name + "_stderr")[place] = estimate.standard_error;
    }

    void put(const LagStatistics& statistics, const std::string& of, std::size_t moment, study::ResultRow& row) const {
        if (statistics.lags() == 0) return;
        put(statistics.decay, of + "_decay", moment, row);
        for (std::size_t lag = 0; lag < statistics.lags(); ++lag) {
            const std::size_t place = moment * job_->longest + lag;
            put(statistics.norm[lag], of + "_norm", place, row);
            put(statistics.ratio[lag], of + "_ratio", place, row);
            put(statistics.log10_norm[lag], of + "_log10_norm", place, row);
            row.integer(of + "_left_out")[place] = static_cast<std::int64_t>(statistics.left_out[lag]);
        }
    }

    void put(const GradientProfile& profile, std::size_t moment, study::ResultRow& row) const {
        row.integer("training")[moment] = profile.has_diverged ? 1 : 0;
        if (profile.has_diverged) return;
        put(profile.loss, "loss", moment, row);
        put(profile.error, "error", moment, row);
        row.real("training_norm")[moment] = profile.training_norm;
        row.real("recurrent_norm")[moment] = profile.recurrent.norm;
        row.real("spectral_radius")[moment] = profile.recurrent.radius;
        put(profile.y, "y", moment, row);
        put(profile.c, "c", moment, row);
        std::ranges::copy(gradient_bound(profile),
                          row.real("y_bound").begin() + static_cast<std::ptrdiff_t>(moment * job_->longest));
    }

    const GradientsJob* job_;
    std::size_t length_;
    std::vector<GradientProfile> profiles_;
};

}  // namespace

study::Layout gradients_layout(const GradientsJob& job) {
    std::vector<std::int64_t> lags(job.longest);
    std::iota(lags.begin(), lags.end(), std::int64_t{0});
    study::Layout layout;
    layout.dimensions.push_back({"lag", "steps from the one looked at to the last, t - k", "1", std::move(lags)});
    std::vector<Result>& results = layout.results;
    add_estimate(results, {"error", "share of sequences answered wrongly", "1", Number::real, {"epochs"}});
    add_estimate(results, {"loss", "J, the loss at the last step, mean over sequences", "1", Number::real, {"epochs"}});
    add_decay(results, "y");
    add_decay(results, "c");
    results.push_back({"recurrent_norm",
                       "largest singular value of the recurrent weights (rnn and relu alone)",
                       "1",
                       Number::real,
                       {"epochs"}});
    results.push_back({"spectral_radius",
                       "largest magnitude of an eigenvalue of the recurrent weights (rnn and relu "
                       "alone)",
                       "1",
                       Number::real,
                       {"epochs"}});
    results.push_back({"training_norm",
                       "mean norm of the gradient over the last epoch, before clipping",
                       "1",
                       Number::real,
                       {"epochs"}});
    results.push_back({"training",
                       "how training went until then",
                       "1",
                       Number::integer,
                       {"epochs"},
                       {{"sound", "losses and gradients were finite"},
                        {"diverged", "a loss or a gradient was not finite: there is nothing to look at"}}});
    add_lags(results, "y");
    results.push_back({"y_bound",
                       "y_norm at lag 0 times recurrent_norm to the power of the lag (rnn and relu alone)",
                       "1",
                       Number::real,
                       {"epochs", "lag"}});
    add_lags(results, "c");
    return layout;
}

std::unique_ptr<study::Reduction> gradients_reduction(const GradientsJob& job, std::size_t length) {
    return std::make_unique<GradientsReduction>(job, length);
}

}  // namespace orthant::lstm
