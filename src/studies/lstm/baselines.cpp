#include "studies/lstm/baselines.hpp"

#include "base/compensated_sum.hpp"
#include "base/contract.hpp"
#include "studies/lstm/ridge.hpp"
#include "studies/lstm/simple_forecasts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace orthant::lstm {
namespace {

using data::Sequence;
using data::SetPart;

/// Powers of ten are written out: libm's depend on the CPU.
constexpr std::array penalties{1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4};

class Judge {
  public:
    Judge(const data::SequenceView& set, const data::SeriesHistory& history, const std::function<void()>& yield)
        : set_(set), history_(history), yield_(yield) {}

    /// `forecast(window, row)` is the answer for a row of targets.
    template <class Forecast>
    ForecastErrors errors(SetPart part, std::size_t target, Forecast forecast) const {
        CompensatedSum squares, sizes;
        std::uint64_t count = 0;
        for (const Sequence& window : set_.part(part)) {
            for (std::uint64_t row = window.first_target; row < window.first_target + window.target_rows; ++row) {
                const double error = forecast(window, row) - history_.value(row, target);
                squares.add(error * error);
                sizes.add(std::abs(error));
                ++count;
            }
            yield_();
        }
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (count == 0) return {nan, nan};
        const auto answers = static_cast<double>(count);
        return {std::sqrt(squares.value() / answers), sizes.value() / answers};
    }

    template <class Forecast>
    Baseline baseline(const std::string& name, Forecast forecast) const {
        Baseline result{.name = name, .validation = {}, .test = {}, .penalty = {}};
        for (std::size_t target = 0; target < history_.targets; ++target) {
            const auto of_target = [&](const Sequence&, std::uint64_t row) {
                return forecast(row - history_.horizon, row, target);
            };
            result.validation.push_back(errors(SetPart::validation, target, of_target));
            result.test.push_back(errors(SetPart::test, target, of_target));
        }
        return result;
    }

  private:
    const data::SequenceView& set_;
    const data::SeriesHistory& history_;
    const std::function<void()>& yield_;
};

Baseline ridge(const data::SequenceView& set, const Judge& judge, std::span<const double> mean,
               std::span<const double> scale, const std::function<void()>& yield) {
    const RidgeRegression regression(set, yield);
    const bool has_choice = !set.part(SetPart::validation).empty();
    Baseline best{.name = "ridge",
                  .validation = std::vector<ForecastErrors>(set.targets),
                  .test = std::vector<ForecastErrors>(set.targets),
                  .penalty = std::vector<double>(set.targets)};
    for (const double penalty : penalties) {
        if (!has_choice && penalty != 1) continue;
        const RidgeRegression::Solution solution = regression.solve(penalty);
        for (std::size_t target = 0; target < set.targets; ++target) {
            const auto forecast = [&](const Sequence& window, std::uint64_t) {
                return regression.answer(solution, window, target) * scale[target] + mean[target];
            };
            const ForecastErrors validation = judge.errors(SetPart::validation, target, forecast);
            const bool is_first = best.penalty[target] == 0;
            if (!is_first && !(validation.root_mean_square < best.validation[target].root_mean_square)) continue;
            best.penalty[target] = penalty;
            best.validation[target] = validation;
            best.test[target] = judge.errors(SetPart::test, target, forecast);
        }
    }
    return best;
}

}  // namespace

std::vector<Baseline> baselines(const data::SequenceView& set, const data::SeriesHistory& history,
                                std::span<const double> target_mean, std::span<const double> target_scale,
                                const std::function<void()>& yield) {
    ORTHANT_EXPECT(set.targets == history.targets && target_mean.size() == set.targets);
    ORTHANT_EXPECT(target_scale.size() == set.targets);
    const SimpleForecasts simple(history);
    const Judge judge(set, history, yield);
    std::vector<Baseline> all;
    all.push_back(judge.baseline("persistence", [&](std::uint64_t issue_row, std::uint64_t, std::size_t target) {
        return simple.persistence(issue_row, target);
    }));
    all.push_back(judge.baseline("climatology", [&](std::uint64_t, std::uint64_t row, std::size_t target) {
        return simple.climatology(row, target);
    }));
    if (history.has_dates)
        all.push_back(
            judge.baseline("trailing_mean", [&](std::uint64_t issue_row, std::uint64_t row, std::size_t target) {
                return simple.trailing_mean(issue_row, row, target);
            }));
    const auto has_one_answer = [](const Sequence& window) { return window.target_rows == 1; };
    if (std::ranges::all_of(set.sequences, has_one_answer))
        all.push_back(ridge(set, judge, target_mean, target_scale, yield));
    return all;
}

}  // namespace orthant::lstm
