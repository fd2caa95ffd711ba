#include "run/binding.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"

namespace orthant::run {

namespace {

void write_binding(ByteWriter& out, const Binding& binding) {
    out.put(journal_version);
    out.put_text(binding.job_name);
    out.put(binding.job_identity);
    out.put(binding.data_digest);
    out.put_text(binding.build_id);
    out.put_text(binding.instruction_set);
    out.put(binding.shard.index);
    out.put(binding.shard.count);
}

Binding read_binding(ByteReader& in) {
    Binding binding;
    binding.job_name = in.get_text();
    binding.job_identity = in.get<std::uint64_t>();
    binding.data_digest = in.get<std::uint64_t>();
    binding.build_id = in.get_text();
    binding.instruction_set = in.get_text();
    binding.shard.index = in.get<std::uint64_t>();
    binding.shard.count = in.get<std::uint64_t>();
    return binding;
}

}  // namespace

std::uint64_t Binding::digest() const {
    ByteWriter out;
    write_binding(out, *this);
    return hash64(out.view());
}

Bytes encode(const JournalHead& head) {
    ByteWriter out;
    write_binding(out, head.binding);
    out.put_text(head.job_file);
    out.put_text(head.job_text);
    out.put_varint(head.overrides.size());
    for (const std::string& text : head.overrides) out.put_text(text);
    out.put_blob(head.data_outline);
    return out.take();
}

JournalHead read_journal_head(ByteView header, const std::string& path) {
    try {
        ByteReader in(header);
        const auto version = in.get<std::int32_t>();
        if (version != journal_version)
            throw Error(ErrorKind::storage, "journal '" + path + "' has format version " + std::to_string(version) +
                                                " (this program writes " + std::to_string(journal_version) +
                                                "); resume with the program that began it, or start over with --fresh");
        JournalHead head;
        head.binding = read_binding(in);
        head.job_file = in.get_text();
        head.job_text = in.get_text();
        for (std::uint64_t left = in.get_varint(); left > 0; --left) head.overrides.push_back(in.get_text());
        const ByteView outline = in.get_blob();
        head.data_outline.assign(outline.begin(), outline.end());
        return head;
    } catch (const MalformedBytes& e) {
        throw Error(ErrorKind::storage,
                    "journal '" + path + "' has a bad header (" + e.what() + "); start over with --fresh");
    }
}

std::string differences(const Binding& a, const Binding& b) {
    std::string what;
    const auto compare = [&](bool same, const std::string& difference) {
        if (!same) what += (what.empty() ? "" : ", ") + difference;
    };
    compare(a.job_identity == b.job_identity,
            "the job" + (a.job_name == b.job_name ? std::string() : " (" + a.job_name + " and " + b.job_name + ")"));
    compare(a.data_digest == b.data_digest, "the data file");
    compare(a.shard.index == b.shard.index && a.shard.count == b.shard.count, "the shard");
    compare(a.build_id == b.build_id, "the build (" + a.build_id + " and " + b.build_id + ")");
    compare(a.instruction_set == b.instruction_set, "the instruction set");
    return what;
}

}  // namespace orthant::run
