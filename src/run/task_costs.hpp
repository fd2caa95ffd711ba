#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace orthant::run {

/// How many tasks of which cost a job has. Costs that differ by less than a sixteenth may be counted as one.
class TaskCosts {
  public:
    void add(double cost, double tasks);

    double tasks() const { return tasks_; }
    double total() const { return total_; }
    double longest() const { return longest_; }

    /// The dearest first.
    struct Class {
        double cost = 0;  ///< the mean of its tasks
        double tasks = 0;
    };
    std::vector<Class> classes() const;

  private:
    struct Sum {
        double tasks = 0;
        double cost = 0;
    };
    std::map<std::uint32_t, Sum> sums_;  ///< by the first bits of the cost
    double tasks_ = 0;
    double total_ = 0;
    double longest_ = 0;
};

/// How long so many equal ranks take that compute the tasks longest first, in the unit of cost: whoever is free takes
/// the next one. Of many tasks a rank, an even share.
double longest_first(const TaskCosts& costs, double ranks);

}  // namespace orthant::run
