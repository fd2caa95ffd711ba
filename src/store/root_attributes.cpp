#include "store/root_attributes.hpp"

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/hex.hpp"
#include "h5/attribute.hpp"
#include "h5/library.hpp"
#include "store/arrangement.hpp"

#include <string>
#include <vector>

namespace orthant::store {
namespace {

std::vector<std::string> axis_names(const job::Job& job) {
    std::vector<std::string> names;
    for (const job::Axis& axis : job.axes) names.push_back(axis.parameter.name);
    if (job.search) names.emplace_back(trial_dim);
    return names;
}

std::string in_one_line(const std::vector<std::string>& names) {
    std::string line;
    for (const std::string& name : names) line += (line.empty() ? "" : " ") + name;
    return line;
}

}  // namespace

void write_root_attributes(const h5::Group& root, const ResultFile& file) {
    const job::Job& job = file.job;
    const Provenance& from = file.provenance;
    const auto text = [&](const std::string& name, const std::string& value) {
        h5::write_attribute(root, name, value);
    };
    text("title", job.name + ": " + job.study);
    text("study", job.study);
    text("job", job.text);
    text("job_file", job.path.filename().string());
    if (!job.overrides.empty()) h5::write_attribute_list(root, "job_overrides", job.overrides);
    text("axes", in_one_line(axis_names(job)));
    if (job.search) {
        text("search_method", job::to_text(job.search->method));
        text("drawn", in_one_line(job.search->drawn_names()));
    }
    h5::write_attribute(root, "seed", job.seed);
    text("orthant_version", from.orthant_version);
    text("git_commit", from.git_commit);
    text("build_id", from.build_id);
    text("compiler", from.compiler);
    text("instruction_set", from.instruction_set);
    text("mpi", from.mpi);
    text("hdf5", h5::version());
    text("created", iso8601(unix_time_s()));
    text("job_identity", hex(from.job_identity));
    text("data_digest", hex(from.data_digest));
    if (!from.data_outline.empty()) text("data_outline", to_hex(from.data_outline));
    if (!file.shard.is_whole())
        text("shard", std::to_string(file.shard.index) + "/" + std::to_string(file.shard.count));
    h5::write_attribute(root, "format_version", format_version);
    h5::write_attribute(root, "complete", std::int32_t{file.complete});
}

}  // namespace orthant::store
