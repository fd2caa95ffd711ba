#include "base/clock.hpp"
#include "support/studies/studies.hpp"

#include <sys/resource.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <memory>
#include <stdexcept>
#include <vector>

namespace orthant::test {
namespace {

class Sum final : public study::Reduction {
  public:
    void add(ByteView record) override { sum_ += ByteReader(record).get<double>(); }
    study::PointStatus finish(study::ResultRow& row) const override {
        row.set("sum", sum_);
        row.set_integer("whole", static_cast<std::int64_t>(sum_ == sum_ ? sum_ : -1));
        return study::PointStatus::complete;
    }

  private:
    double sum_ = 0;
};

/// Deeper than any stack.
double descend(double depth) {
    std::array<volatile double, 4096> frame{};
    frame[0] = depth;
    const double below = depth < 0 ? 0 : descend(depth + 1);
    return below + frame[0];
}

/// Until there is no more under a limit that is as good as reached.
void exhaust_memory() {
    rlimit former{};
    getrlimit(RLIMIT_AS, &former);
    const rlimit tight{std::size_t{1} << 20, former.rlim_max};
    setrlimit(RLIMIT_AS, &tight);
    std::vector<std::unique_ptr<char[]>> taken;
    try {
        while (true) taken.push_back(std::make_unique<char[]>(std::size_t{1} << 20));
    } catch (...) {
        setrlimit(RLIMIT_AS, &former);
        throw;
    }
}

[[noreturn]] void loop(study::TaskContext* context) {
    volatile std::uint64_t rounds = 0;
    while (true) {
        rounds = rounds + 1;
        if (context != nullptr) context->yield();
    }
}

/// Where nothing may be thrown.
void allocate_too_much() noexcept {
    const std::vector<char> refused(std::numeric_limits<std::size_t>::max());
}

/// "environment": whatever the variable says, so that the same job may fail and not fail.
std::string asked_for(const std::string& how) {
    const char* fault = how == "environment" ? std::getenv("ORTHANT_TEST_FAULT") : nullptr;
    return fault != nullptr ? fault : how;
}

/// Before each task, so long as the environment says.
void wait_as_told() {
    if (const char* pause_ms = std::getenv("ORTHANT_TEST_PAUSE_MS")) sleep_s(1e-3 * std::atof(pause_ms));
}

void go_wrong(const std::string& how, study::TaskContext& context) {
    if (how == "throw") throw std::runtime_error("the task was asked to throw");
    if (how == "throw_number") throw 17;
    if (how == "segfault") std::raise(SIGSEGV);
    if (how == "bus") std::raise(SIGBUS);
    if (how == "fpe") std::raise(SIGFPE);
    if (how == "illegal") std::raise(SIGILL);
    if (how == "kill") std::raise(SIGKILL);
    if (how == "abort") std::abort();
    if (how == "exit") std::exit(0);
    if (how == "terminate") allocate_too_much();
    if (how == "overflow") descend(1);
    if (how == "memory") exhaust_memory();
    if (how == "loop") loop(nullptr);
    if (how == "slow") loop(&context);
}

/// Tasks 0 … 3 of each point; at x = 2 task 1 goes wrong in the way asked for.
class Faulty final : public study::Study {
  public:
    explicit Faulty(const job::Job& job) : job_(&job) {}

    study::Layout layout() const override {
        return {{},
                {{"sum", "sum over the tasks", "1", study::Number::real, {}},
                 {"whole", "the sum as an integer", "1", study::Number::integer, {}}}};
    }
    std::uint64_t tasks(const job::Point&) const override { return 4; }

    void compute(const job::Point& point, std::uint64_t task, study::TaskContext& context,
                 ByteWriter& record) const override {
        wait_as_told();
        context.yield();
        double value = static_cast<double>(point.integer("x")) + static_cast<double>(task);
        if (point.integer("x") == 2 && task == 1) {
            const std::string how = asked_for(job_->text_of("how"));
            go_wrong(how, context);
            if (how == "nan") value = std::numeric_limits<double>::quiet_NaN();
        }
        record.put(value);
    }
    std::unique_ptr<study::Reduction> reduction(const job::Point&) const override { return std::make_unique<Sum>(); }

  private:
    const job::Job* job_;
};

constexpr const char* example = R"(study = "test.faulty"
[space]
x = [1, 2, 3]
)";

}  // namespace

study::Entry faulty() {
    using job::Role;
    using job::Type;
    return {{"test.faulty",
             "Tasks that fail",
             {{"x", "any number; 2 is the unlucky one", Type::integer, Role::outer},
              {"how",
               "what goes wrong",
               Type::text,
               Role::setting,
               "1",
               job::Value(std::string("throw")),
               -std::numeric_limits<double>::infinity(),
               std::numeric_limits<double>::infinity(),
               {"throw", "throw_number", "segfault", "bus", "fpe", "illegal", "kill", "abort", "exit", "terminate",
                "overflow", "memory", "loop", "slow", "nan", "nothing", "environment"}}}},
            [](const job::Job& job) { return std::make_unique<Faulty>(job); },
            example};
}

}  // namespace orthant::test
