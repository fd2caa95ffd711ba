#include "base/slurm_job.hpp"

#include <charconv>

namespace orthant {
namespace {

std::string text_of(const char* value) {
    return value == nullptr ? std::string() : std::string(value);
}

template <class Number>
std::optional<Number> number_in(const std::string& text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    if (text.empty() || failure != std::errc() || stop != end || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::optional<SlurmJob> slurm_job(const EnvironmentLookup& environment) {
    const auto variable = [&](const char* name) { return text_of(environment(name)); };
    SlurmJob job;
    job.id = variable("SLURM_JOB_ID");
    if (job.id.empty()) return std::nullopt;
    const std::string array = variable("SLURM_ARRAY_JOB_ID");
    const auto index = number_in<std::int32_t>(variable("SLURM_ARRAY_TASK_ID"));
    if (!array.empty() && index) {
        job.id = array + "_" + std::to_string(*index);
        job.array_index = *index;
    }
    job.restarts = number_in<std::int32_t>(variable("SLURM_RESTART_COUNT")).value_or(0);
    if (const auto end = number_in<std::int64_t>(variable("SLURM_JOB_END_TIME"))) job.end_s = static_cast<double>(*end);
    return job;
}

}  // namespace orthant
