#include "base/error.hpp"
#include "data/table_sequences.hpp"
#include "studies/lstm/learning_curve.hpp"
#include "studies/lstm/train.hpp"
#include "studies/lstm/train_requests.hpp"
#include "support/opened_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace orthant::lstm::predict_test {
namespace {

using testing::HasSubstr;

class Undisturbed final : public study::TaskContext {
  public:
    void yield() override {}
    void offer_checkpoint(const std::function<void(ByteWriter&)>&) override {}
    std::optional<ByteView> restored() override { return std::nullopt; }
};

/// One point of a job, trained, and asked about other data.
class Trained {
  public:
    explicit Trained(const std::string& job, const std::map<std::string, std::string>& files = {})
        : opened_(train(), "study = \"lstm.train\"\nseed = 3\n" + job, files) {
        ByteWriter record;
        weights = opened_.study().fitted(opened_.point(0), context_, record);
        ByteReader in(record.view());
        curve_ = LearningCurve::read(in, 10);
    }

    study::Prediction ask(const std::filesystem::path& file) {
        return opened_.study().predict(opened_.point(0), weights, file, context_);
    }
    std::filesystem::path own_file() const { return std::get<std::string>(opened_.job().data.at("file")); }
    double test_error() const { return curve_.test_error; }
    /// Rows of the table that are in the test part.
    std::vector<std::size_t> test_rows() const {
        const data::SequenceSet set = data::table_sequences(table_request(opened_.job(), TrainJob(opened_.job())));
        std::vector<std::size_t> rows;
        for (const data::Sequence& one : data::view(set).part(data::SetPart::test)) rows.push_back(one.first_target);
        return rows;
    }

    std::vector<study::NamedArray> weights;

  private:
    test::OpenedStudy opened_;
    Undisturbed context_;
    LearningCurve curve_;
};

template <class T>
const std::vector<T>& values(const study::Prediction& prediction, const std::string& name) {
    return std::get<std::vector<T>>(std::ranges::find(prediction.variables, name, &study::Variable::name)->values);
}

std::string rows_job(const std::string& task) {
    return "[data]\nkind = \"rows\"\nfile = \"table.csv\"\ntargets = \"y\"\nsteps = 2\n[settings]\nhidden = 4\n"
           "epochs = 3\ntask = \"" +
           task + "\"\n";
}

double feature(int row, int column) {
    return std::sin(1.7 * row + 2.9 * column * row) * (column + 1);
}

std::string label(int row) {
    return feature(row, 0) + feature(row, 1) > 0.3 ? "high" : "low";
}

constexpr int table_rows = 90;

/// Four columns of features in the order given, and a target.
template <class Target>
std::string table(const std::vector<int>& columns, Target target) {
    std::string text;
    for (const int column : columns) text += "f" + std::to_string(column) + ",";
    text += "y\n";
    for (int row = 0; row < table_rows; ++row) {
        for (const int column : columns) text += std::to_string(feature(row, column)) + ",";
        text += target(row) + "\n";
    }
    return text;
}

TEST(Predict, recognises_as_many_rows_of_the_test_part_as_the_test_did) {
    Trained trained(rows_job("classify"), {{"table.csv", table({0, 1, 2, 3}, label)}});
    const study::Prediction answers = trained.ask(trained.own_file());
    const auto& predicted = values<std::string>(answers, "prediction");
    double wrong = 0;
    const std::vector<std::size_t> rows = trained.test_rows();
    for (const std::size_t row : rows) wrong += predicted[row] != label(static_cast<int>(row)) ? 1 : 0;
    EXPECT_DOUBLE_EQ(wrong / static_cast<double>(rows.size()), trained.test_error());
    EXPECT_THAT(answers.summary, HasSubstr("90 answers to 90 rows, the last: \""));
}

TEST(Predict, misses_numbers_of_the_test_part_as_far_as_the_test_did) {
    const auto number = [](int row) { return std::to_string(100 + 9 * feature(row, 2)); };
    Trained trained(rows_job("forecast"), {{"table.csv", table({0, 1, 2, 3}, number)}});
    const study::Prediction answers = trained.ask(trained.own_file());
    const auto& predicted = values<double>(answers, "prediction");
    double squares = 0;
    const std::vector<std::size_t> rows = trained.test_rows();
    for (const std::size_t row : rows)
        squares += std::pow(predicted[row] - std::stod(number(static_cast<int>(row))), 2);
    const double error = std::sqrt(squares / static_cast<double>(rows.size()));
    EXPECT_NEAR(error, trained.test_error(), 1e-5 * error);
}

TEST(Predict, neither_reads_the_class_nor_minds_the_order_of_columns) {
    Trained trained(rows_job("classify"), {{"table.csv", table({0, 1, 2, 3}, label)}});
    test::TempDirectory directory;
    test::write_file(directory / "new.csv", table({3, 0, 2, 1}, [](int) { return std::string("never seen"); }));
    EXPECT_EQ(values<double>(trained.ask(directory / "new.csv"), "probability"),
              values<double>(trained.ask(trained.own_file()), "probability"));
}

TEST(Predict, refuses_made_sequences) {
    Trained trained("[data]\nkind = \"made\"\nsequences = 40\n[settings]\ntask = \"translate\"\nepochs = 1\n");
    try {
        trained.ask("any.h5");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_THAT(error.what(), HasSubstr("the weights are those of made sequences"));
    }
}

TEST(Predict, refuses_the_weights_of_another_network) {
    Trained trained(rows_job("classify"), {{"table.csv", table({0, 1, 2, 3}, label)}});
    const std::vector<study::NamedArray> weights = trained.weights;
    trained.weights.pop_back();
    EXPECT_THROW(trained.ask(trained.own_file()), MalformedBytes);
    trained.weights = weights;
    trained.weights.front().shape = {1, 2};
    EXPECT_THROW(trained.ask(trained.own_file()), MalformedBytes);
    trained.weights = weights;
    trained.weights.front().name = "another";
    EXPECT_THROW(trained.ask(trained.own_file()), MalformedBytes);
}

}  // namespace
}  // namespace orthant::lstm::predict_test
