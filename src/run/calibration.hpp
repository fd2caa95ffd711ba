#pragma once

#include <vector>

namespace orthant::run {

/// How long tasks took, beside what their study forecasts.
struct MeasuredPace {
    double ranks_of_node = 1;     ///< that computed together
    double seconds_per_cost = 1;  ///< of the study's forecast; without one, seconds per task
    double spread = 0;            ///< standard deviation of that among what was measured
    double tasks = 0;             ///< that were measured
};

/// Adds up what was measured in one company.
class PaceTally {
  public:
    /// Tasks that took so many times their forecast. Weights are relative.
    void add(double tasks, double seconds_per_cost, double weight);

    bool empty() const { return weight_ == 0; }
    double weight() const { return weight_; }
    MeasuredPace pace(double ranks_of_node) const;

  private:
    double tasks_ = 0;
    double weight_ = 0;
    double mean_ = 0;
    double squares_ = 0;  ///< weighted, about the mean
};

/// How long tasks of a job take, in units of their study's forecast, as measured; before, the forecast itself.
///
/// Ranks of one node share its memory and its clock: in company each computes more slowly.
class Calibration {
  public:
    Calibration() = default;
    explicit Calibration(std::vector<MeasuredPace> paces);

    bool is_measured() const { return !paces_.empty(); }
    /// Rising by ranks of a node.
    const std::vector<MeasuredPace>& paces() const { return paces_; }
    /// Between what was measured on a straight line, beyond as the nearest.
    double seconds_per_cost(double ranks_of_node) const;

  private:
    std::vector<MeasuredPace> paces_;
};

}  // namespace orthant::run
