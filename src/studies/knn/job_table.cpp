#include "studies/knn/job_table.hpp"

#include "base/contract.hpp"
#include "data/column_list.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

data::Target target_kind(const std::string& word) {
    const std::vector<std::string> choices = predict_parameter().choices;
    const auto found = std::ranges::find(choices, word);
    ORTHANT_EXPECT(found != choices.end());
    return static_cast<data::Target>(found - choices.begin());
}

}  // namespace

job::Parameter target_parameter() {
    return {.name = "target",
            .description = "column to predict; in HDF5 a data set, y where nothing is said",
            .type = job::Type::text,
            .default_value = text("")};
}

job::Parameter ignore_parameter() {
    return {.name = "ignore",
            .description = "columns to leave out, separated by commas",
            .type = job::Type::text,
            .default_value = text("")};
}

/// The choices are in the order of data::Target.
job::Parameter predict_parameter() {
    return {.name = "predict",
            .description =
                "what the target of the table is; automatic: classes where it is text, or at most 20 different "
                "whole numbers",
            .type = job::Type::text,
            .default_value = text("automatic"),
            .choices = {"automatic", "classes", "number"}};
}

data::TableRequest table_request(const job::Job& job) {
    const auto value = [&](const char* key) { return std::get<std::string>(job.data.at(key)); };
    data::TableRequest request;
    request.file = value("file");
    request.test_file = value("test_file");
    request.target = value("target");
    request.ignore = data::comma_separated(value("ignore"));
    request.kind = target_kind(job.text_of("predict"));
    return request;
}

Error contradiction(const std::filesystem::path& job_file, const std::string& problem) {
    return {ErrorKind::job, "'" + job_file.string() + "': " + problem};
}

}  // namespace orthant::knn
