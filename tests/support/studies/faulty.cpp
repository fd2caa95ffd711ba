#include "support/studies/studies.hpp"

#include <csignal>
#include <limits>
#include <stdexcept>

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
        context.yield();
        double value = static_cast<double>(point.integer("x")) + static_cast<double>(task);
        if (point.integer("x") == 2 && task == 1) {
            const std::string& how = job_->text_of("how");
            if (how == "throw") throw std::runtime_error("the task was asked to throw");
            if (how == "segfault") std::raise(SIGSEGV);
            if (how == "kill") std::raise(SIGKILL);
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
               {"throw", "segfault", "kill", "nan", "nothing"}}}},
            [](const job::Job& job) { return std::make_unique<Faulty>(job); },
            example};
}

}  // namespace orthant::test
