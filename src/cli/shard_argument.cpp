#include "cli/shard_argument.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"

#include <charconv>

namespace orthant::cli {

study::Shard parse_shard(const std::string& text) {
    study::Shard shard;
    if (text.empty()) return shard;
    const char* end = text.data() + text.size();
    const auto index = std::from_chars(text.data(), end, shard.index);
    const bool has_slash = index.ec == std::errc{} && index.ptr != end && *index.ptr == '/';
    const auto count = std::from_chars(has_slash ? index.ptr + 1 : end, end, shard.count);
    if (!has_slash || count.ec != std::errc{} || count.ptr != end || shard.index >= shard.count)
        throw Error(ErrorKind::usage, "--shard: '" + text +
                                          "' is not a share i/n with 0 <= i < n; shards are counted from 0, as in "
                                          "--shard 0/3, --shard 1/3, --shard 2/3");
    return shard;
}

void check_shard(const study::Shard& shard, std::uint64_t points) {
    if (shard.count > points)
        throw Error(ErrorKind::usage, "--shard: " + counted(shard.count, "shard") + " of " + counted(points, "point") +
                                          " (a shard owns whole points); use at most as many shards as points");
}

std::string shard_output(const std::string& output, const std::string& index, std::uint64_t shards) {
    std::filesystem::path stem = output;
    const std::string extension = stem.extension().string();
    stem.replace_extension();
    return stem.string() + ".shard-" + index + "-of-" + std::to_string(shards) + extension;
}

std::filesystem::path default_output(const std::string& job_name, const study::Shard& shard) {
    const std::string whole = std::filesystem::path("results") / (job_name + ".h5");
    return shard.is_whole() ? whole : shard_output(whole, std::to_string(shard.index), shard.count);
}

}  // namespace orthant::cli
