#include "base/hash.hpp"
#include "job/job.hpp"

namespace orthant::job {
namespace {

/// The layout of these bytes; raise it whenever that changes, so that old journals are told apart.
constexpr std::uint8_t encoding_version = 1;

/// What is written goes into the digest whenever there is a block of it: an axis may be long.
class DigestWriter {
  public:
    ByteWriter& out() {
        if (out_.size() >= block_bytes) flush();
        return out_;
    }
    std::uint64_t digest() {
        flush();
        return hash_.digest();
    }

  private:
    static constexpr std::size_t block_bytes = 64 * 1024;

    void flush() {
        hash_.add(out_.view());
        out_.clear();
    }

    ByteWriter out_;
    Hash64 hash_;
};

void write_axis(DigestWriter& digest, const Axis& axis) {
    digest.out().put_text(axis.parameter.name);
    digest.out().put_varint(axis.values.size());
    for (const Value& value : axis.values) write_value(digest.out(), value);
}

void write_drawn(ByteWriter& out, const Drawn& drawn) {
    out.put_text(drawn.parameter.name);
    out.put_text(to_text(drawn.spread));
    out.put(drawn.low);
    out.put(drawn.high);
    out.put(static_cast<std::uint8_t>(drawn.is_rounded));
    out.put_varint(drawn.choices.size());
    for (const Value& choice : drawn.choices) write_value(out, choice);
}

/// All but the number of trials.
void write_search(ByteWriter& out, const Search& search) {
    out.put_text(to_text(search.method));
    out.put_varint(search.drawn.size());
    for (const Drawn& drawn : search.drawn) write_drawn(out, drawn);
}

/// Where a file lies may differ between machines; which file it is may not.
Value without_directory(const Value& path) {
    return std::filesystem::path(std::get<std::string>(path)).filename().string();
}

}  // namespace

std::uint64_t identity(const Job& job) {
    DigestWriter digest;
    ByteWriter& out = digest.out();
    out.put(encoding_version);
    out.put_text(job.study);
    out.put(job.seed);
    out.put(job.replicates);
    out.put_varint(job.axes.size());
    for (const Axis& axis : job.axes) write_axis(digest, axis);
    out.put_varint(job.fixed.size());
    for (const auto& [name, value] : job.fixed) {
        out.put_text(name);
        write_value(out, value);
    }
    out.put_varint(job.data.size());
    for (const auto& [name, value] : job.data) {
        out.put_text(name);
        write_value(out, job.file_keys.contains(name) ? without_directory(value) : value);
    }
    if (job.search) write_search(out, *job.search);
    return digest.digest();
}

}  // namespace orthant::job
