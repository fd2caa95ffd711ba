#include "store/result_reader.hpp"

#include "base/hex.hpp"
#include "h5/group.hpp"
#include "store/arrangement.hpp"
#include "store/damage.hpp"
#include "store/launch_table.hpp"
#include "store/open_checked.hpp"
#include "store/stored_attributes.hpp"
#include "store/stored_records.hpp"
#include "store/stored_tasks.hpp"
#include "store/stored_variable.hpp"

#include <charconv>
#include <iterator>
#include <sstream>
#include <utility>

namespace orthant::store {

struct ResultReader::File {
    explicit File(const std::filesystem::path& where)
        : path(where),
          checked(open_checked(where)),
          root(in_file(where, [&] { return h5::root_group(checked.file); })) {}

    std::filesystem::path path;
    CheckedFile checked;
    h5::Group root;
};

namespace {

std::uint64_t parse_number(std::string_view text, int base, const char* what) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (failure != std::errc{} || end != text.data() + text.size() || text.empty())
        throw damage(std::string("attribute '") + what + "' is not a number");
    return value;
}

std::string text_attribute(const h5::Group& root, const char* name) {
    const std::vector<std::string> values = text_list_attribute(root, name);
    if (values.size() != 1) throw damage(std::string("attribute '") + name + "' is not a single text");
    return values.front();
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream words(text);
    return {std::istream_iterator<std::string>(words), {}};
}

Bytes outline_attribute(const h5::Group& root) {
    if (!h5::read_attribute(root, "data_outline")) return {};
    try {
        return from_hex(text_attribute(root, "data_outline"));
    } catch (const MalformedBytes& bad) {
        throw damage(std::string("attribute 'data_outline': ") + bad.what());
    }
}

std::int32_t small_attribute(const h5::Group& group, const char* name) {
    const std::int64_t value = integer_attribute(group, name);
    if (!std::in_range<std::int32_t>(value)) throw damage(std::string("attribute '") + name + "' is out of range");
    return static_cast<std::int32_t>(value);
}

}  // namespace

ResultReader::ResultReader(const std::filesystem::path& path) : file_(std::make_shared<File>(path)) {}
ResultReader::~ResultReader() = default;
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader& ResultReader::operator=(ResultReader&&) noexcept = default;

const std::filesystem::path& ResultReader::path() const {
    return file_->path;
}

Seal ResultReader::seal() const {
    return file_->checked.seal;
}

const h5::Group& ResultReader::root() const {
    return file_->root;
}

std::string ResultReader::attribute(const std::string& name) const {
    return in_file(file_->path, [&] { return attribute_as_text(file_->root, name); });
}

std::string ResultReader::run_attribute(const std::string& name) const {
    return in_file(file_->path, [&] { return attribute_as_text(h5::open_group(file_->root, "run"), name); });
}

std::vector<std::string> ResultReader::overrides() const {
    return in_file(file_->path, [&]() -> std::vector<std::string> {
        if (!h5::read_attribute(file_->root, "job_overrides")) return {};
        return text_list_attribute(file_->root, "job_overrides");
    });
}

std::vector<std::string> ResultReader::axes() const {
    return in_file(file_->path, [&] { return words_of(text_attribute(file_->root, "axes")); });
}

std::vector<std::string> ResultReader::drawn() const {
    return in_file(file_->path, [&] {
        return h5::read_attribute(file_->root, "drawn") ? words_of(text_attribute(file_->root, "drawn"))
                                                        : std::vector<std::string>{};
    });
}

std::uint64_t ResultReader::trials() const {
    return in_file(file_->path, [&]() -> std::uint64_t {
        if (!h5::read_attribute(file_->root, "search_method")) return 0;
        return h5::shape_of(open_list(file_->root, trial_dim)).front();
    });
}

Provenance ResultReader::provenance() const {
    return in_file(file_->path, [&] {
        const h5::Group& root = file_->root;
        Provenance from;
        from.orthant_version = text_attribute(root, "orthant_version");
        from.git_commit = text_attribute(root, "git_commit");
        from.build_id = text_attribute(root, "build_id");
        from.compiler = text_attribute(root, "compiler");
        from.instruction_set = text_attribute(root, "instruction_set");
        from.mpi = text_attribute(root, "mpi");
        from.job_identity = parse_number(text_attribute(root, "job_identity"), 16, "job_identity");
        from.data_digest = parse_number(text_attribute(root, "data_digest"), 16, "data_digest");
        from.data_outline = outline_attribute(root);
        return from;
    });
}

Bytes ResultReader::data_outline() const {
    return in_file(file_->path, [&] { return outline_attribute(file_->root); });
}

RunTotals ResultReader::totals() const {
    return in_file(file_->path, [&] {
        const h5::Group run = h5::open_group(file_->root, "run");
        RunTotals totals;
        if (h5::read_attribute(run, "hosts")) totals.hosts = text_list_attribute(run, "hosts");
        totals.ranks = small_attribute(run, "ranks");
        totals.runs = small_attribute(run, "runs");
        totals.wall_seconds = real_attribute(run, "wall_seconds");
        totals.busy_seconds = real_attribute(run, "busy_seconds");
        totals.efficiency = real_attribute(run, "efficiency");
        totals.launches = read_launches(run);
        return totals;
    });
}

study::Shard ResultReader::shard() const {
    return in_file(file_->path, [&]() -> study::Shard {
        if (!h5::read_attribute(file_->root, "shard")) return {};
        const std::string text = text_attribute(file_->root, "shard");
        const std::size_t slash = text.find('/');
        if (slash == std::string::npos) throw damage("attribute 'shard' is not i/n");
        const study::Shard shard{parse_number(std::string_view(text).substr(0, slash), 10, "shard"),
                                 parse_number(std::string_view(text).substr(slash + 1), 10, "shard")};
        if (shard.index >= shard.count) throw damage("attribute 'shard' is not i/n with i < n");
        return shard;
    });
}

bool ResultReader::complete() const {
    return in_file(file_->path, [&] { return integer_attribute(file_->root, "complete") != 0; });
}

std::uint64_t ResultReader::failed_tasks() const {
    return in_file(file_->path, [&] {
        const std::int64_t count = integer_attribute(h5::open_group(file_->root, "run"), "failed_tasks");
        if (count < 0) throw damage("attribute 'failed_tasks' is negative");
        return static_cast<std::uint64_t>(count);
    });
}

std::uint64_t ResultReader::task_rows() const {
    return in_file(file_->path,
                   [&] { return h5::shape_of(open_list(h5::open_group(file_->root, "run"), task_dim)).front(); });
}

std::vector<std::string> ResultReader::variables() const {
    return in_file(file_->path, [&] {
        std::vector<std::string> names;
        for (const h5::Link& link : h5::links(file_->root))
            if (link.kind == h5::LinkKind::dataset) names.push_back(link.name);
        return names;
    });
}

StoredVariable ResultReader::variable(const std::string& name) const {
    return in_file(file_->path, [&] {
        if (!h5::contains(file_->root, name)) throw damage("it has no variable '" + name + "'");
        return read_variable(file_->root, name);
    });
}

bool ResultReader::has_records() const {
    return in_file(file_->path, [&] { return h5::contains(file_->root, "records"); });
}

std::unique_ptr<study::RecordSource> ResultReader::records() const {
    return open_records({file_->path, &file_->root, file_});
}

std::unique_ptr<study::RecordSource> ResultReader::tasks() const {
    return open_tasks({file_->path, &file_->root, file_});
}

}  // namespace orthant::store
