#include "store/blueprint.hpp"

#include "h5/file.hpp"
#include "h5/group.hpp"
#include "h5/scale.hpp"
#include "store/content_writer.hpp"
#include "store/damage.hpp"
#include "store/stored_attributes.hpp"
#include "store/task_column.hpp"
#include "store/value_comparison.hpp"
#include "study/record_source.hpp"

#include <memory>

namespace orthant::store {
namespace {

/// The others tell of the program and of the day.
constexpr const char* attributes_of_the_job[] = {"title",         "study",        "job",           "job_file",
                                                 "job_overrides", "axes",         "search_method", "drawn",
                                                 "seed",          "job_identity", "format_version"};

constexpr const char* groups[] = {"run", "records"};

bool has_same_form(const h5::Dataset& a, const h5::Dataset& b) {
    return h5::shape_of(a) == h5::shape_of(b) && h5::type_of(a) == h5::type_of(b);
}

/// So many tasks, of which nothing is told.
class UntoldTasks final : public study::RecordSource {
  public:
    explicit UntoldTasks(std::uint64_t size) : size_(size) {}

    std::uint64_t size() const override { return size_; }
    std::unique_ptr<study::RecordCursor> open() const override { return std::make_unique<End>(); }

  private:
    struct End final : study::RecordCursor {
        bool next() override { return false; }
        const study::TaskOutcome& outcome() const override { return nothing; }
        ByteView record() const override { return {}; }
        study::TaskOutcome nothing;
    };
    std::uint64_t size_;
};

/// Compares one variable of both groups where both have it in the same form. What cannot be read is left out:
/// unreadable_variables names it.
void compare_values(const h5::Group& found, const h5::Group& wanted, const std::string& name,
                    std::vector<std::string>& lines) {
    try {
        if (!h5::contains(found, name)) return;
        const h5::Dataset there = h5::open_dataset(found, name), should_be = h5::open_dataset(wanted, name);
        if (!has_same_form(there, should_be)) return;
        if (const auto difference = value_difference(there, should_be))
            lines.push_back("variable '" + name + "': " + *difference);
        const std::string count = attribute_as_text(there, "nan_count");
        const std::string wanted_count = attribute_as_text(should_be, "nan_count");
        if (count != wanted_count)
            lines.push_back("variable '" + name + "': nan_count is " + count + " instead of " + wanted_count);
    } catch (const h5::Failure&) {
        return;
    }
}

/// Absent attributes, and those of a wrong kind, are a matter of structure.
void compare_attribute(const h5::Group& found, const h5::Group& wanted, const std::string& name,
                       std::vector<std::string>& lines) {
    try {
        if (!h5::read_attribute(found, name)) return;
        const std::string there = attribute_as_text(found, name), should_be = attribute_as_text(wanted, name);
        if (there != should_be) lines.push_back("attribute '" + name + "' is " + there + " instead of " + should_be);
    } catch (const h5::Failure&) {
        return;
    }
}

}  // namespace

Blueprint::Blueprint(const Outline& outline) : file_(h5::create_memory_file()), root_(h5::root_group(file_)) {
    if (outline.job.search)
        for (const job::Drawn& drawn : outline.job.search->drawn) drawn_.insert(drawn.parameter.name);
    const UntoldTasks tasks(outline.tasks);
    ResultFile content{.job = outline.job,
                       .space = outline.space,
                       .shard = outline.shard,
                       .table = outline.table,
                       .records = tasks,
                       .failed_tasks = outline.failed_tasks,
                       .provenance = {},
                       .totals = {}};
    content.provenance.job_identity = job::identity(outline.job);
    content.provenance.data_outline = outline.data_outline;
    content.totals.hosts = outline.hosts;
    content.totals.launches.resize(outline.launches);
    write_content(root_, content);
}

std::vector<std::string> Blueprint::structure_differences(const ResultReader& file, Wording wording) const {
    return in_file(file.path(), [&] {
        std::vector<std::string> lines = store::structure_differences(file.root(), root_, "", wording);
        for (const char* name : groups) {
            if (!h5::contains(root_, name)) continue;
            if (!h5::contains(file.root(), name)) {
                lines.push_back("group '" + std::string(name) + "' is missing");
                continue;
            }
            const auto inside = store::structure_differences(
                h5::open_group(file.root(), name), h5::open_group(root_, name), std::string(name) + "/", wording);
            lines.insert(lines.end(), inside.begin(), inside.end());
        }
        return lines;
    });
}

std::vector<std::string> Blueprint::job_differences(const ResultReader& file) const {
    return in_file(file.path(), [&] {
        std::vector<std::string> lines;
        for (const char* name : attributes_of_the_job) compare_attribute(file.root(), root_, name, lines);
        compare_kind(file.root(), Kind::coordinates, lines);
        if (h5::contains(file.root(), "run"))
            compare_values(h5::open_group(file.root(), "run"), h5::open_group(root_, "run"), task_dim, lines);
        return lines;
    });
}

std::vector<std::string> Blueprint::result_differences(const ResultReader& file) const {
    return in_file(file.path(), [&] {
        std::vector<std::string> lines;
        compare_kind(file.root(), Kind::results, lines);
        return lines;
    });
}

/// What trials drew counts as coordinates.
void Blueprint::compare_kind(const h5::Group& found, Kind kind, std::vector<std::string>& lines) const {
    for (const h5::Link& link : h5::links(root_)) {
        if (link.kind != h5::LinkKind::dataset) continue;
        const bool is_coordinate = drawn_.contains(link.name) || h5::is_scale(h5::open_dataset(root_, link.name));
        if (is_coordinate == (kind == Kind::coordinates)) compare_values(found, root_, link.name, lines);
    }
}

std::vector<std::string> Blueprint::surplus(const ResultReader& file) const {
    return in_file(file.path(), [&] {
        std::vector<std::string> names = surplus_names(file.root(), root_);
        for (const char* group : groups)
            if (h5::contains(root_, group) && h5::contains(file.root(), group))
                for (const std::string& name :
                     surplus_names(h5::open_group(file.root(), group), h5::open_group(root_, group)))
                    names.push_back(std::string(group) + "/" + name);
        return names;
    });
}

}  // namespace orthant::store
